"""What waits for a person, and settling it: conflicts, beliefs past their day, changes of somebody else."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from tests.workspace import HMI, MODEL, PLC, STORES, Site, capture, make_person, make_site
from zonewright.errors import ConflictError, DeniedError, InputError, UnsupportedError
from zonewright.model.workspace.change import ChangeState
from zonewright.model.workspace.entry import Outcome
from zonewright.model.workspace.principal import Duty, Grant, PrincipalKind

MATTER = "plc-filler / ip"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """The wire shows the PLC of the filler at another address than the one that is declared."""
    site = make_site(tmp_path)
    see(site, "10.0.1.99")
    return site


@pytest.fixture
def waiting(tmp_path: Path) -> Site:
    """A change of the drive by Bo waits for a second person."""
    return make_waiting(tmp_path)


def make_waiting(folder: Path, *, store: str = "memory") -> Site:
    site = make_site(folder, store=store, four_eyes=True)
    site.edit("role: drive", "role: plc", by="bo", why="a soft PLC")
    return site


def see(site: Site, *ips: str, day: int = 0) -> None:
    """Observe the PLC of the filler at these addresses."""
    claims = [(PLC, ip) for ip in ips]
    site.observe(site.write(f"{'-'.join(ips)}-{day}.pcap", capture(*claims, (HMI, "10.0.1.6"), day=day)))


def test_what_is_seen_never_overwrites_what_is_declared(site: Site) -> None:
    assert site.list_waiting() == {MATTER: ("keep", "take")}
    (plc,) = (one for one in site.list_records("assets") if one.name == "plc-filler")
    assert "10.0.1.5" in [one.ip for one in plc.addresses]
    assert "ip: 10.0.1.5\n" in site.export()
    (matter,) = site.decide().matters
    assert matter.question == "plc-filler: ip is declared 10.0.1.5, seen 10.0.1.99"


def test_what_is_kept_is_remembered_with_who_when_and_why(site: Site) -> None:
    before = site.export()
    change = site.decide(MATTER, "keep", why="being moved").change
    assert change is not None
    assert (change.verb, change.by, change.why) == ("decide", "ada", "being moved")
    assert change.touches == ("decisions: plc-filler / ip",)
    assert site.list_waiting() == {}
    text = site.export()
    assert text.replace("change: 2", "change: 1").startswith(before)
    for line in ("decision: keep_declared", "observed: 10.0.1.99", "why: being moved", "by: ada"):
        assert line in text


@pytest.mark.parametrize("store", STORES)
def test_the_same_seen_again_asks_nothing_and_another_value_asks_anew(store: str, tmp_path: Path) -> None:
    site = make_site(tmp_path, store=store)
    see(site, "10.0.1.99")
    site.decide(MATTER, "keep", why="being moved")
    see(site, "10.0.1.99", day=1)
    assert site.list_waiting() == {}
    see(site, "10.0.1.98", day=2)
    assert MATTER in site.list_waiting()
    site.decide(MATTER, "keep", why="still being moved")
    assert site.list_waiting() == {}
    assert site.export().count("decision: keep_declared") == 1


def test_what_is_taken_becomes_the_model_and_stays_so(site: Site) -> None:
    change = site.decide(MATTER, "take", why="moved in May").change
    assert change is not None
    assert set(change.touches) == {"assets: plc-filler", "decisions: plc-filler / ip"}
    text = site.export()
    assert "ip: 10.0.1.99" in text
    assert "ip: 10.0.1.5\n" not in text
    assert "mac: 00:1b:1b:00:00:05" in text
    assert site.list_waiting() == {}
    see(site, "10.0.1.99", day=1)
    assert site.list_waiting() == {}


def test_a_decision_past_its_day_asks_anew(site: Site) -> None:
    site.decide(MATTER, "keep", why="being moved", until="2027-01-05")
    assert site.list_waiting() == {}
    site.at += timedelta(days=2)
    assert MATTER in site.list_waiting(), "a day has passed and nothing else"
    site.decide(MATTER, "keep", why="being moved still", until="2027-01-31")
    assert site.list_waiting() == {}
    site.edit("role: drive", "role: plc")
    assert site.list_waiting() == {}


@pytest.mark.parametrize("until", ["soon", "2027-02-30", "2026-12-31", ""])
def test_a_decision_holds_until_a_day_to_come(until: str, site: Site) -> None:
    before = site.take_stock()
    with pytest.raises(InputError):
        site.decide(MATTER, "keep", why="x", until=until)
    assert site.take_stock() == before


def test_a_decision_is_taken_back_like_any_change(site: Site) -> None:
    site.decide(MATTER, "take", why="moved in May")
    assert site.revert(2) is not None
    assert list(site.list_waiting()) == [MATTER]
    assert "decisions" not in site.export()


@pytest.mark.parametrize("words", [("nothing", "keep"), (MATTER, "approve"), (MATTER, "confirm"), (MATTER, None)])
def test_what_does_not_wait_or_cannot_be_decided_so_is_said(words: tuple[str, str], site: Site) -> None:
    with pytest.raises(InputError) as said:
        site.decide(*words, why="x")
    assert said.value.hint
    assert len(site.read_changes()) == 1


def test_a_matter_is_named_by_its_id_and_without_regard_to_case(site: Site) -> None:
    (matter,) = site.decide().matters
    assert site.decide(matter.about.upper(), "keep", why="x").change is not None
    site.revert(2)
    assert site.decide(matter.id, "keep", why="x").change is not None


def test_a_seen_value_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    see(site, "10.0.1.98", "10.0.1.99")
    with pytest.raises(UnsupportedError, match="cannot take"):
        site.decide(MATTER, "take", why="x")
    assert site.decide(MATTER, "keep", why="x").change is not None


def test_the_one_who_models_the_zone_decides(site: Site) -> None:
    with pytest.raises(DeniedError, match="not in filling"):
        site.decide(MATTER, "keep", why="x", by="kim")
    assert site.decide(MATTER, "keep", why="x", by="bo").change is not None


def test_a_decision_about_an_asset_of_a_list_alone_brings_it_into_the_model(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.observe(site.write("hosts.csv", f"Name,IP,MAC,Vendor\npress-1,10.0.2.40,{PLC[:-1]}7,Rockwell\n"))
    site.observe(site.write("one.pcap", capture((f"{PLC[:-1]}7", "10.0.2.40"))))
    assert list(site.list_waiting()) == ["press-1 / vendor"]
    site.decide("press-1 / vendor", "take", why="the plate says so")
    assert site.list_waiting() == {}
    assert "name: press-1" in site.export()
    (press,) = (one for one in site.list_records("assets") if one.name == "press-1")
    assert "Siemens" in (press.vendor or "")


def test_a_belief_past_its_day_waits_to_be_confirmed(tmp_path: Path) -> None:
    site = make_site(tmp_path, model=MODEL.replace("role: drive", "role: drive\n    believed_until: 2027-01-10"))
    assert site.list_waiting() == {}
    site.at += timedelta(days=7)
    (matter,) = site.decide().matters
    assert (matter.kind, matter.about, matter.choices) == ("belief", "assets: drive-9", ("confirm",))
    assert "stated by ada and believed until 2027-01-10" in matter.question
    change = site.decide("assets: drive-9", "confirm", until="2028-01-01", by="kim").change
    assert change is not None
    assert (change.by, change.touches) == ("kim", ("assets: drive-9",))
    assert site.list_waiting() == {}
    assert re.search(r"believed_until: .?2028-01-01", site.export())
    site.at += timedelta(days=400)
    site.decide("assets: drive-9", "confirm")
    assert "believed_until" not in site.export()


def test_the_list_of_what_waits_reads_and_writes_nothing_else(site: Site) -> None:
    before, entries = site.take_stock(), len(site.read_log())
    assert site.decide(by="kim").change is None
    assert (site.take_stock(), len(site.read_log())) == (before, entries)


def test_who_made_a_change_cannot_approve_it(waiting: Site) -> None:
    before, entries = waiting.take_stock(), len(waiting.read_log())
    with pytest.raises(DeniedError, match="another person"):
        waiting.decide("change 2", "approve", by="bo")
    with pytest.raises(DeniedError, match="another person"):
        waiting.decide("change 2", "approve", by="BO")
    assert waiting.take_stock() == before
    assert [one.outcome for one in waiting.read_log()[entries:]] == [Outcome.DENIED] * 2


def test_a_second_person_approves_and_the_change_stands_with_both(waiting: Site) -> None:
    change = waiting.decide("change 2", "approve", why="checked on site").change
    assert change is not None
    assert (change.state, change.by, change.approved_by) == (ChangeState.APPLIED, "bo", "ada")
    assert (change.revision, change.approved_at) == (len(waiting.read_log()), waiting.at)
    assert "role: drive" not in waiting.export()
    (stated,) = (one for one in waiting.list_records("statements/assets") if one.key == "drive-9")
    assert (stated.by, stated.change) == ("bo", 2)
    assert waiting.list_waiting() == {}
    assert "checked on site" in waiting.read_log()[-1].what


def test_a_service_and_a_person_of_another_zone_do_not_approve(waiting: Site) -> None:
    waiting.enrol(
        make_person("nightly", Grant(Duty.APPROVE), kind=PrincipalKind.SERVICE),
        make_person("lea", Grant(Duty.APPROVE, ("filling",)), Grant(Duty.VIEW)),
        make_person("zoe", Grant(Duty.APPROVE, ("packer",)), Grant(Duty.VIEW)),
    )
    for name in ("nightly", "lea", "kim"):
        with pytest.raises(DeniedError):
            waiting.decide("change 2", "approve", by=name)
    assert waiting.decide("change 2", "approve", by="zoe").change is not None


@pytest.mark.parametrize("name", ["lea", "kim"])
def test_who_may_not_approve_there_may_not_refuse_there_either(name: str, waiting: Site) -> None:
    waiting.enrol(
        make_person("lea", Grant(Duty.APPROVE, ("filling",)), Grant(Duty.VIEW)),
        make_person("zoe", Grant(Duty.APPROVE, ("packer",)), Grant(Duty.VIEW)),
    )
    with pytest.raises(DeniedError):
        waiting.decide("change 2", "refuse", why="no", by=name)
    refused = waiting.decide("change 2", "refuse", why="no", by="zoe").change
    assert refused is not None
    assert (refused.state, refused.revision, refused.approved_by) == (ChangeState.REFUSED, None, "zoe")
    assert "role: drive" in waiting.export()
    assert waiting.list_waiting() == {}
    assert waiting.read_log()[-1].outcome is Outcome.REFUSED
    with pytest.raises(InputError, match="nothing called change 2 waits"):
        waiting.decide("change 2", "approve")


@pytest.mark.parametrize("store", STORES)
def test_an_approved_change_joins_what_happened_since(store: str, tmp_path: Path) -> None:
    waiting = make_waiting(tmp_path, store=store)
    waiting.four_eyes = False
    waiting.edit("10.0.2.9\n    zone", "10.0.2.9\n    owner: Ada\n    zone")
    waiting.edit("name: Line 2", "name: Line two")
    waiting.four_eyes = True
    change = waiting.decide("change 2", "approve").change
    assert change is not None
    text = waiting.export()
    for line in ("owner: Ada", "role: plc\n    addresses:\n      - ip: 10.0.2.9", "name: Line two"):
        assert line in text
    assert text.startswith("#:") or "change: 2" in text
    waiting.four_eyes = False
    assert waiting.apply(text.replace("name: Line two", "name: Line 3")).change is not None, "it can be built upon"
    assert waiting.revert(2) is not None, "and taken back"
    text = waiting.export()
    assert "owner: Ada" in text
    assert "role: drive" in text


def test_what_no_longer_fits_is_refused_with_both_sides(waiting: Site) -> None:
    waiting.four_eyes = False
    waiting.edit("role: drive", "role: remote_io", by="ada")
    waiting.four_eyes = True
    before = waiting.take_stock()
    with pytest.raises(ConflictError, match=r"drive-9, role: .*yours: plc; theirs \(change 3 by ada.*remote io"):
        waiting.decide("change 2", "approve")
    assert waiting.take_stock() == before
    assert waiting.decide("change 2", "refuse", why="overtaken").change is not None


def test_the_same_made_by_another_meanwhile_leaves_nothing_to_do(waiting: Site) -> None:
    waiting.four_eyes = False
    waiting.edit("role: drive", "role: plc", by="ada")
    change = waiting.decide("change 2", "approve").change
    assert change is not None
    assert (change.edits, change.touches) == (0, ())


def test_two_changes_that_wait_are_approved_in_any_order(waiting: Site) -> None:
    waiting.edit("role: hmi", "role: historian", by="bo")
    waiting.edit("role: hmi", "role: hmi  # left of the door", by="bo")
    for number in (3, 4, 2):
        assert waiting.decide(f"change {number}", "approve").change is not None
    text = waiting.export()
    assert "role: historian" in text
    assert "# left of the door" in text
    assert [one.revision for one in waiting.read_changes()] == [2, 8, 6, 7]


def test_comments_written_while_a_change_waited_stay(waiting: Site) -> None:
    waiting.edit("role: hmi", "role: hmi  # left of the door", by="bo")
    waiting.four_eyes = False
    waiting.edit("role: plc", "role: plc  # since May")
    waiting.decide("change 3", "approve")
    text = waiting.export()
    assert "# left of the door" in text
    assert "# since May" in text
