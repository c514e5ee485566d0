"""Duties, passwords and tokens are taken back, and never the last administrator."""

from pathlib import Path

import pytest

from tests.workspace import STORES, Site, make_person, make_site, meddled
from zonewright.contracts.identity import NewSecret
from zonewright.errors import ConflictError, DeniedError, InputError, UnsupportedError
from zonewright.model.workspace.principal import Duty, Grant, Principal
from zonewright.workflows.grant import TOKEN, GrantRequest, grant
from zonewright.workflows.revoke import RevokeRequest, revoke


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Kim has a password and two tokens."""
    return make_kims_site(tmp_path)


def make_kims_site(folder: Path, *, store: str = "memory") -> Site:
    site = make_site(folder, store=store)
    grant(GrantRequest("kim", secret=NewSecret("a password")), workspace=site.open("ada"))
    for label in ("nightly", "weekly"):
        request_ = GrantRequest(
            "kim", grants=(Grant(Duty.VIEW),), secret=NewSecret(label), way=TOKEN, secret_label=label
        )
        grant(request_, workspace=site.open("ada"))
    return site


def take(site: Site, name: str, *duties: Duty, by: str = "ada", **more: object) -> Principal | None:
    return revoke(RevokeRequest(name, duties, **more), workspace=site.open(by))  # type: ignore[arg-type]


def labels(site: Site) -> set[str]:
    return {one.label for one in site.list_records("credentials")}


def test_a_duty_is_taken_and_the_rest_stays(site: Site) -> None:
    left = take(site, "kim", Duty.MODEL)
    assert left is not None
    assert left.grants == (Grant(Duty.VIEW),)
    assert labels(site) == {"password", "nightly", "weekly"}
    assert site.read_log()[-1].what == "kim loses model"
    with pytest.raises(DeniedError):
        site.edit("role: drive", "role: plc", by="kim")


def test_a_token_is_taken_by_its_name(site: Site) -> None:
    take(site, "kim", tokens=("nightly",))
    assert labels(site) == {"password", "weekly"}
    take(site, "KIM", password=True)
    assert labels(site) == {"weekly"}


def test_with_nothing_named_everything_goes_and_what_was_done_stays(site: Site) -> None:
    site.edit("role: drive", "role: plc", by="kim")
    assert take(site, "kim") is None
    assert labels(site) == set()
    assert "kim" not in {one.name for one in site.list_records("principals")}
    assert site.read_changes()[-1].by == "kim"
    assert site.read_log()[-1].what == "kim loses everything"
    with pytest.raises(DeniedError):
        site.export(by="kim")


def test_a_zone_alone_names_nothing_that_is_taken(site: Site) -> None:
    before = site.take_stock()
    with pytest.raises(InputError, match="no duty"):
        take(site, "kim", zones=("packer",))
    assert site.take_stock() == before


@pytest.mark.parametrize(
    "more",
    [{"tokens": ("hourly",)}, {"duties": (Duty.AUDIT,)}, {"duties": (Duty.MODEL,), "zones": ("filling",)}],
)
def test_what_is_not_there_is_said(more: dict[str, object], site: Site) -> None:
    before = site.take_stock()
    with pytest.raises(InputError):
        revoke(RevokeRequest("kim", **more), workspace=site.open("ada"))  # type: ignore[arg-type]
    with pytest.raises(InputError, match="nobody is called kym"):
        take(site, "kym")
    assert site.take_stock() == before


def test_a_part_of_the_whole_plant_cannot_be_taken(site: Site) -> None:
    with pytest.raises(UnsupportedError):
        take(site, "bo", Duty.MODEL, zones=("packer",))


def test_an_administrator_of_a_zone_takes_duties_there_only(site: Site) -> None:
    site.enrol(make_person("zoe", Grant(Duty.ADMINISTER, ("packer",))))
    left = take(site, "kim", Duty.MODEL, by="zoe")
    assert left is not None
    for duties, more in (((Duty.VIEW,), {}), ((), {"tokens": ("nightly",)}), ((), {})):
        with pytest.raises(DeniedError, match="zoe may not administer"):
            take(site, "kim", *duties, by="zoe", **more)
    assert labels(site) == {"password", "nightly", "weekly"}


@pytest.mark.parametrize("duties", [(), (Duty.ADMINISTER,), tuple(Duty)])
def test_the_last_administrator_cannot_be_taken_away(duties: tuple[Duty, ...], site: Site) -> None:
    before = site.take_stock()
    with pytest.raises(ConflictError, match="ada is the last administrator"):
        take(site, "ada", *duties)
    assert site.take_stock() == before


def test_who_makes_another_one_first_may_go(site: Site) -> None:
    grant(GrantRequest("bo", grants=(Grant(Duty.ADMINISTER),)), workspace=site.open("ada"))
    assert take(site, "ada") is None


@pytest.mark.parametrize("store", STORES)
def test_a_secret_is_gone_from_every_look_back(store: str, tmp_path: Path) -> None:
    site = make_kims_site(tmp_path, store=store)
    then = site.at
    take(site, "kim", password=True)
    with site.store.unit_of_work(then) as unit:
        assert "a password" not in {one.proof for one in unit.iter_records("credentials")}


def test_somebody_quicker_elsewhere_is_no_reason_to_fail(site: Site) -> None:
    with meddled(site, lambda: site.edit("role: drive", "role: plc", by="bo")):
        take(site, "kim", Duty.MODEL)
    assert len(site.read_changes()) == 2
