"""Duties, passwords and tokens are given by administrators, and never so that nobody is left to give them."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.workspace import MONDAY, Site, make_person, make_site, meddled
from zonewright.contracts.identity import NewSecret
from zonewright.errors import ConflictError, DeniedError, InputError
from zonewright.model.workspace.entry import Outcome
from zonewright.model.workspace.principal import Duty, Grant, LifeCycleRole, Principal, PrincipalKind
from zonewright.workflows.grant import TOKEN, GrantRequest, grant
from zonewright.workflows.revoke import RevokeRequest, revoke
from zonewright.workflows.workspace import Workspace

LABEL = "nightly"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return make_site(tmp_path)


def give(site: Site, name: str, *grants: Grant, by: str = "ada", **more: object) -> Principal:
    return grant(GrantRequest(name, grants=grants, **more), workspace=site.open(by))  # type: ignore[arg-type]


def find(site: Site, name: str) -> Principal:
    (found,) = (one for one in site.list_records("principals") if one.name == name)
    return found  # type: ignore[no-any-return]


def test_somebody_new_gets_what_is_named_and_no_more(site: Site) -> None:
    lea = give(site, "Lea", Grant(Duty.VIEW), Grant(Duty.MODEL, ("packer",)), role=LifeCycleRole.INTEGRATOR)
    assert lea == find(site, "Lea")
    assert lea.grants == (Grant(Duty.MODEL, ("packer",)), Grant(Duty.VIEW))
    assert (lea.kind, lea.role, lea.granted_by) == (PrincipalKind.PERSON, LifeCycleRole.INTEGRATOR, "ada")
    assert site.read_log()[-1].what == "Lea has model for packer, view"
    assert site.edit("role: drive", "role: plc", by="lea").by == "lea"


def test_somebody_known_keeps_what_he_has(site: Site) -> None:
    give(site, "kim", Grant(Duty.APPROVE, ("packer",)))
    assert {one.duty for one in find(site, "kim").grants} == {Duty.MODEL, Duty.VIEW, Duty.APPROVE}


@pytest.mark.parametrize("name", ["KIM", " kim ", "Kim"])
def test_a_name_is_one_however_it_is_spelled(name: str, site: Site) -> None:
    give(site, name, Grant(Duty.APPROVE, ("packer",)))
    assert len(site.list_records("principals")) == 3
    assert {one.duty for one in find(site, "kim").grants} == {Duty.MODEL, Duty.VIEW, Duty.APPROVE}


def test_a_zone_that_is_none_is_refused(site: Site) -> None:
    before = site.take_stock()
    with pytest.raises(InputError, match="no zone called packr"):
        give(site, "kim", Grant(Duty.VIEW, ("packr",)))
    assert site.take_stock() == before


@pytest.mark.parametrize("name", ["", "   ", "a\nb\x07", "x" * 101])
def test_a_name_has_to_be_one(name: str, site: Site) -> None:
    with pytest.raises(InputError, match="printable"):
        give(site, name, Grant(Duty.VIEW))


def test_a_duty_that_has_ended_and_duties_of_an_organisation_are_refused(site: Site) -> None:
    with pytest.raises(InputError, match="ended already"):
        give(site, "kim", Grant(Duty.VIEW, until=MONDAY))
    with pytest.raises(InputError, match="organisation"):
        give(site, "Packing Machines Ltd", Grant(Duty.VIEW), kind=PrincipalKind.ORGANISATION)
    firm = give(site, "Packing Machines Ltd", kind=PrincipalKind.ORGANISATION, role=LifeCycleRole.SUPPLIER)
    assert firm.grants == ()
    kim = give(site, "kim", organisation="  Packing   Machines Ltd ")
    assert kim.organisation == "Packing Machines Ltd"


def test_an_administrator_of_a_zone_gives_duties_there_and_nowhere_else(site: Site) -> None:
    site.enrol(make_person("zoe", Grant(Duty.ADMINISTER, ("packer",))))
    assert Grant(Duty.APPROVE, ("packer",)) in give(site, "kim", Grant(Duty.APPROVE, ("packer",)), by="zoe").grants
    for denied in (Grant(Duty.APPROVE, ("filling",)), Grant(Duty.APPROVE), Grant(Duty.VIEW, ("packer", "filling"))):
        with pytest.raises(DeniedError, match="zoe may not administer"):
            give(site, "bo" if denied.duty is Duty.VIEW else "kim", denied, by="zoe")
    with pytest.raises(DeniedError, match="zoe may not administer"):
        give(site, "somebody new", Grant(Duty.VIEW, ("packer",)), by="zoe")
    with pytest.raises(DeniedError, match="zoe may not administer"):
        give(site, "kim", role=LifeCycleRole.SUPPLIER, by="zoe")


def test_with_four_eyes_nobody_gives_himself_the_right_to_approve(tmp_path: Path) -> None:
    site = make_site(tmp_path, four_eyes=True)
    site.enrol(make_person("zoe", Grant(Duty.ADMINISTER)))
    before = site.take_stock()
    with pytest.raises(DeniedError, match="himself"):
        give(site, "ZOE", Grant(Duty.APPROVE), by="zoe")
    assert site.take_stock() == before
    assert site.read_log()[-1].outcome is Outcome.DENIED
    assert give(site, "zoe", Grant(Duty.APPROVE)).grants


def test_a_password_is_one_and_the_newest_counts(site: Site) -> None:
    give(site, "kim", secret=NewSecret("first"), way="password")
    give(site, "kim", secret=NewSecret("second"), way="password")
    (kept,) = site.list_records("credentials")
    assert (kept.proof, kept.kind, kept.scope, kept.expires) == ("second", "password", (), None)
    assert {one.duty for one in find(site, "kim").grants} == {Duty.MODEL, Duty.VIEW}


def test_a_token_has_its_own_duties_and_its_owner_keeps_his(site: Site) -> None:
    end = site.at + timedelta(days=30)
    give(site, "kim", Grant(Duty.VIEW, until=end), secret=NewSecret("proof"), way=TOKEN, secret_label=LABEL)
    (kept,) = site.list_records("credentials")
    assert (kept.label, kept.scope, kept.expires) == (LABEL, (Grant(Duty.VIEW, until=end),), end)
    assert {one.duty for one in find(site, "kim").grants} == {Duty.MODEL, Duty.VIEW}
    assert "proof" not in str(site.read_log())


def test_a_token_without_duties_is_refused(site: Site) -> None:
    with pytest.raises(InputError, match="a token needs duties"):
        give(site, "kim", secret=NewSecret("proof"), way=TOKEN, secret_label=LABEL)
    assert site.list_records("credentials") == ()


def test_who_administers_a_zone_sets_no_password(site: Site) -> None:
    site.enrol(make_person("zoe", Grant(Duty.ADMINISTER, ("packer",))))
    with pytest.raises(DeniedError):
        give(site, "kim", secret=NewSecret("mine now"), way="password", by="zoe")
    with pytest.raises(DeniedError):
        give(site, "ada", secret=NewSecret("mine now"), way="password", by="zoe")
    assert site.list_records("credentials") == ()


def test_the_last_administrator_does_not_become_a_service(site: Site) -> None:
    before = site.take_stock()
    with pytest.raises(ConflictError, match="ada is the last administrator"):
        give(site, "ada", kind=PrincipalKind.SERVICE)
    assert site.take_stock() == before


def test_two_that_give_at_once_both_succeed(site: Site) -> None:
    with meddled(site, lambda: give(site, "kim", Grant(Duty.AUDIT))):
        give(site, "kim", Grant(Duty.MAINTAIN))
    assert {one.duty for one in find(site, "kim").grants} == {Duty.MODEL, Duty.VIEW, Duty.AUDIT, Duty.MAINTAIN}


def test_two_that_take_the_last_administrators_away_at_once_do_not_both_succeed(site: Site) -> None:
    give(site, "bo", Grant(Duty.ADMINISTER))
    with (
        meddled(site, lambda: revoke(RevokeRequest("ada"), workspace=site.open("bo"))),
        pytest.raises((ConflictError, DeniedError)),
    ):
        give(site, "bo", kind=PrincipalKind.SERVICE)
    assert [one.kind for one in site.list_records("principals") if one.name == "bo"] == [PrincipalKind.PERSON]


def test_where_accounts_sign_in_an_administrator_needs_a_password(site: Site) -> None:
    workspace = site.open("ada")
    accounts = Workspace(
        workspace.store, workspace.edges, workspace.asker, workspace.at, four_eyes=False, is_single_user=False
    )
    with pytest.raises(ConflictError, match="lock everybody out"):
        grant(GrantRequest("kim", grants=(Grant(Duty.AUDIT),)), workspace=accounts)
    grant(GrantRequest("ada", secret=NewSecret("proof")), workspace=accounts)
    grant(GrantRequest("kim", grants=(Grant(Duty.AUDIT),)), workspace=accounts)
    assert Grant(Duty.AUDIT) in find(site, "kim").grants
