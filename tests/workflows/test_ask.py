"""Questions in plant words, and who may ask them."""

import io
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from tests.workspace import MODEL, Site, make_site
from zonewright.errors import InputError
from zonewright.model.workspace.principal import Duty, Grant
from zonewright.workflows.ask import TOPICS, AskRequest, Line, ask
from zonewright.workflows.grant import GrantRequest, grant

REGISTERS = """\
ways_in:
  - name: Tunnel of the packer
    kind: vpn
    who: [Packing Machines Ltd]
    enters: plc-packer
    authentication: shared_password
    last_review: "2026-06-01"
    review_days: 180
work_orders:
  - name: WO-1
    purpose: New belt
    person: M. Keller
    begins: "2027-01-10T06:00:00Z"
    ends: "2027-01-10T14:00:00Z"
    assets: [plc-packer]
    way_in: Tunnel of the packer
restorables:
  - name: Program of the packer
    asset: plc-packer
    kind: program
    kept_at: [backup]
    last_backup: "2027-01-01"
    every_days: 30
    owner: Controls engineer
drills:
  - restorable: Program of the packer
    at: "2026-12-01"
    by: [M. Keller]
    onto: spare CPU
    minutes: 40
    result: failed
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return make_site(tmp_path, model=MODEL + REGISTERS)


def answer(site: Site, topic: str, *, by: str = "ada", **more: object) -> tuple[Line, ...]:
    return ask(AskRequest(topic, **more), workspace=site.open(by))  # type: ignore[arg-type]


def test_ways_in_with_who_owns_them(site: Site) -> None:
    (way,) = answer(site, "ways-in", by="bo")
    assert (way["name"], way["kind"], way["registered"], way["owner"]) == ("Tunnel of the packer", "vpn", True, None)
    assert way["reaches"] == ["packer", "plc-packer"]


def test_work_orders_come_along_with_the_time(site: Site) -> None:
    (order,) = answer(site, "work-orders")
    assert (order["order"], order["state"], order["assets"]) == ("WO-1", "planned", ["plc-packer"])
    site.at += timedelta(days=30)
    assert [one["state"] for one in answer(site, "work-orders")] == ["overdue"]
    then = site.read_changes()[0].at
    assert [one["state"] for one in answer(site, "work-orders", as_of=then)] == ["planned"]


def test_what_must_be_restorable_and_its_drills(site: Site) -> None:
    (program,) = answer(site, "restorables")
    assert (program["asset"], program["last_backup"], program["last_passed_drill"]) == (
        "plc-packer",
        "2027-01-01",
        None,
    )
    (drill,) = answer(site, "drills")
    assert (drill["restorable"], drill["minutes"], drill["result"]) == ("Program of the packer", 40, "failed")


def test_findings_say_what_is_wrong_and_what_settles_it(site: Site) -> None:
    found = {one["finding"]: one for one in answer(site, "findings")}
    assert {"way in without owner", "way in shared password", "way in review overdue", "drill failed"} <= set(found)
    assert all(one["settle_by"] and one["id"] for one in found.values())
    assert "backup overdue" not in found
    site.at += timedelta(days=60)
    assert "backup overdue" in {one["finding"] for one in answer(site, "findings")}


def test_a_register_of_a_list_counts_as_well(site: Site) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Ways in")
    for row in (("Way in", "Kind", "Enters", "Owner"), ("Cellular router", "cellular", "plc-filler", "Nobody")):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    site.observe(site.write("ways.xlsx", out.getvalue()))
    assert {one["name"] for one in answer(site, "ways-in")} == {"Tunnel of the packer", "Cellular router"}


def test_every_statement_with_its_place(site: Site) -> None:
    lines = {(one["section"], one["item"]): one for one in answer(site, "declared")}
    drive = lines["assets", "drive-9"]
    assert (drive["by"], drive["change"]) == ("ada", 1)
    assert str(drive["where"]).startswith("plant.yaml, line ")
    assert len(lines) == 12


def test_who_may_do_what(site: Site) -> None:
    grant(
        GrantRequest("kim", grants=(Grant(Duty.VIEW, until=site.at + timedelta(days=9)),)), workspace=site.open("ada")
    )
    people = {one["name"]: one for one in answer(site, "principals")}
    assert set(people) == {"ada", "bo", "kim"}
    assert "model for packer" in people["kim"]["duties"]
    assert "proof" not in str(people)


def test_the_log_has_every_act_and_every_denial_in_order(site: Site) -> None:
    site.edit("role: drive", "role: plc", by="bo")
    with pytest.raises(Exception, match="may not"):
        answer(site, "log", by="bo")
    log = answer(site, "log")
    assert [one["number"] for one in log] == [*range(1, len(log) + 1)]
    assert [(one["principal"], one["verb"], one["outcome"]) for one in log[-2:]] == [
        ("bo", "apply", "done"),
        ("bo", "ask", "denied"),
    ]


def test_what_cannot_be_asked_is_said_with_what_can(site: Site) -> None:
    with pytest.raises(InputError) as said:
        answer(site, "the weather")
    assert all(topic in (said.value.hint or "") for topic in TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_of_an_empty_workspace_every_question_has_an_answer(topic: str, tmp_path: Path) -> None:
    site = make_site(tmp_path / "empty", model="")
    assert len(answer(site, topic)) == {"principals": 3, "log": 1}.get(topic, 0)


@pytest.mark.parametrize("topic", TOPICS)
def test_asking_changes_nothing(topic: str, site: Site) -> None:
    before, entries = site.take_stock(), len(site.read_log())
    first = answer(site, topic)
    assert answer(site, topic, as_of=site.at) == first
    assert (site.take_stock(), len(site.read_log())) == (before, entries)
