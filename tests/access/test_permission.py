from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.access.people import NOW, ZONES, ask_as, grant_lists, grants, make, moments, zone_names
from zonewright.access.permission import (
    Permission,
    check_four_eyes,
    check_permission,
    require_four_eyes,
    require_permission,
)
from zonewright.errors import DeniedError
from zonewright.model.workspace.principal import Asker, Duty, Grant, Principal, PrincipalKind

ADA = make("Ada", Grant(Duty.ADMINISTER))
duties = st.sampled_from(Duty)
asked_zones = st.lists(zone_names, max_size=3)


def ask(*given: Grant, duty: Duty = Duty.MODEL, zones: tuple[str, ...] = (), scope: tuple[Grant, ...] = ()) -> str:
    """What Bert is told, without his name, when these are his grants."""
    asker = ask_as("Bert", *scope)
    return check_permission(asker, duty, principals=(ADA, make("Bert", *given)), zones=zones, at=NOW).reason[5:]


def is_allowed(given: tuple[Grant, ...], duty: Duty, *, zones: list[str], scope: tuple[Grant, ...] = ()) -> bool:
    return check_permission(
        ask_as("Bert", *scope), duty, principals=(make("Bert", *given),), zones=zones, at=NOW
    ).allowed


def test_who_has_the_duty_in_the_whole_plant_has_it_everywhere() -> None:
    whole = Grant(Duty.MODEL)
    assert ask(whole) == "may model in the whole plant, proven by password"
    assert ask(whole, zones=("Packing", "Filling")) == "may model in Filling, Packing, proven by password"


def test_a_stranger_may_nothing() -> None:
    denied = check_permission(ask_as("Eve"), Duty.VIEW, principals=(ADA,), at=NOW)
    assert denied == Permission(
        allowed=False, reason="Eve may not view in the whole plant: no principal has that name", principal=None
    )


def test_two_principals_of_one_name_may_nothing() -> None:
    twice = (make("Bert", Grant(Duty.VIEW)), make("BERT", Grant(Duty.VIEW)))
    reason = check_permission(ask_as("bert"), Duty.VIEW, principals=twice, at=NOW).reason
    assert reason == "bert may not view in the whole plant: several principals have that name"


def test_names_of_principals_and_zones_are_read_without_regard_to_case() -> None:
    bert = make("Bert", Grant(Duty.VIEW, zones=("Filling",)))
    assert check_permission(ask_as("bERT"), Duty.VIEW, principals=(bert,), zones=["FILLING"], at=NOW).principal is bert


def test_what_was_not_given_is_denied() -> None:
    assert ask() == "may not model in the whole plant: the duty was not given"
    assert ask(Grant(Duty.VIEW)) == "may not model in the whole plant: the duty was not given"


def test_a_grant_is_over_from_its_end_on() -> None:
    assert ask(Grant(Duty.MODEL, until=NOW + timedelta(seconds=1))).startswith("may model")
    assert ask(Grant(Duty.MODEL, until=NOW)) == (
        "may not model in the whole plant: the duty ended at 2027-01-06T08:00:00Z"
    )


def test_the_whole_plant_takes_a_grant_for_the_whole_plant() -> None:
    assert ask(Grant(Duty.MODEL, zones=ZONES)) == (
        "may not model in the whole plant: that takes the duty for the whole plant, "
        "and it is given in Filling, Office, Packing only"
    )


def test_every_zone_has_to_be_covered() -> None:
    assert ask(Grant(Duty.MODEL, zones=("Filling",)), zones=("Filling", "Packing")) == (
        "may not model in Filling, Packing: the duty is given in Filling, not in Packing"
    )


def test_several_grants_may_cover_several_zones() -> None:
    two = (Grant(Duty.MODEL, zones=("Filling",)), Grant(Duty.MODEL, zones=("Packing",), until=NOW + timedelta(days=1)))
    assert ask(*two, zones=("Filling", "Packing")).startswith("may model")


def test_many_zones_are_named_in_part() -> None:
    many = tuple(f"Cell {number}" for number in range(1, 9))
    assert ask(zones=many) == (
        "may not model in Cell 1, Cell 2, Cell 3, Cell 4, Cell 5 and 3 more: the duty was not given"
    )


@pytest.mark.parametrize("given_duty", [Duty.MODEL, Duty.APPROVE])
def test_who_may_model_or_approve_may_view_there(given_duty: Duty) -> None:
    there = Grant(given_duty, zones=("Filling",))
    assert ask(there, duty=Duty.VIEW, zones=("Filling",)).startswith("may view")
    assert ask(there, duty=Duty.VIEW, zones=("Packing",)).startswith("may not view")


@pytest.mark.parametrize("given_duty", Duty)
def test_no_duty_brings_another_besides(given_duty: Duty) -> None:
    brought = {duty for duty in Duty if ask(Grant(given_duty), duty=duty).startswith("may " + duty)}
    views = {Duty.VIEW} if given_duty in (Duty.MODEL, Duty.APPROVE) else set()
    assert brought == {given_duty} | views


def test_a_proof_gives_no_more_than_its_scope() -> None:
    only_filling = (Grant(Duty.MODEL, zones=("Filling",)),)
    assert ask(Grant(Duty.MODEL), zones=("Filling",), scope=only_filling).startswith("may model")
    assert ask(Grant(Duty.MODEL), zones=("Packing",), scope=only_filling) == (
        "may not model in Packing: the proof (token build) may be used for nothing but: model in Filling"
    )


def test_a_scope_gives_nothing_that_was_not_granted() -> None:
    assert ask(scope=(Grant(Duty.MODEL),)) == "may not model in the whole plant: the duty was not given"


def test_a_scope_that_has_ended_gives_nothing() -> None:
    over = (Grant(Duty.MODEL, until=NOW),)
    assert ask(Grant(Duty.MODEL), scope=over).startswith("may not model")


def test_an_organisation_does_not_act_itself() -> None:
    maker = make("Maker Ltd", Grant(Duty.VIEW), kind=PrincipalKind.ORGANISATION)
    assert check_permission(ask_as("Maker Ltd"), Duty.VIEW, principals=(maker,), at=NOW).reason.endswith(
        "an organisation does not act, its people and services do"
    )


def refuse(asker: Asker, *principals: Principal, zones: tuple[str, ...] = ()) -> tuple[str, str | None]:
    with pytest.raises(DeniedError) as denied:
        require_permission(asker, Duty.MODEL, principals=principals, zones=zones, at=NOW)
    return str(denied.value), denied.value.hint


def test_what_is_required_gives_the_principal() -> None:
    bert = make("Bert", Grant(Duty.MODEL))
    assert require_permission(ask_as("bert"), Duty.MODEL, principals=(ADA, bert), at=NOW) is bert


def test_a_denial_names_those_who_could_give_it() -> None:
    carl = make("Carl", Grant(Duty.ADMINISTER, zones=("Filling",)))
    robot = make("robot", Grant(Duty.ADMINISTER), kind=PrincipalKind.SERVICE)
    words, hint = refuse(ask_as("Bert"), robot, carl, make("Bert"), ADA, zones=("Filling",))
    assert words == "Bert may not model in Filling: the duty was not given"
    assert hint == "ask one who administers there: Ada, Carl"
    assert refuse(ask_as("Bert"), carl, make("Bert"), ADA)[1] == "ask one who administers there: Ada"
    assert refuse(ask_as("Bert"), make("Bert"))[1] == "nobody can give it there now"


def test_a_denial_for_the_scope_asks_for_another_proof() -> None:
    bert = make("Bert", Grant(Duty.MODEL))
    _, hint = refuse(ask_as("Bert", Grant(Duty.VIEW)), ADA, bert)
    assert hint == "use a proof that is not limited so far, such as a wider token"


APPROVE = Grant(Duty.APPROVE, zones=("Filling",))


@pytest.mark.parametrize(
    ("proposed_by", "approver", "why"),
    [
        ("bert", make("Bert", APPROVE), "it takes another person than the one who proposed it"),
        (" Bert ", make("Bert", APPROVE), "it takes another person than the one who proposed it"),
        ("", make("Bert", APPROVE), "nobody knows who proposed it"),
        ("Ada", make("Bert", APPROVE, kind=PrincipalKind.SERVICE), "it takes a person, and this is a service"),
        ("Ada", make("Bert", Grant(Duty.MODEL)), "the duty was not given"),
        ("Ada", make("Bert", Grant(Duty.APPROVE, zones=("Packing",))), "the duty is given in Packing, not in Filling"),
    ],
)
def test_four_eyes_are_refused(proposed_by: str, approver: Principal, why: str) -> None:
    with pytest.raises(DeniedError) as denied:
        require_four_eyes(proposed_by, approver, zones=("Filling",), at=NOW)
    assert str(denied.value) == f"Bert may not approve in Filling: {why}"
    assert denied.value.hint == "let another person with the duty approve there look at it"


def test_a_second_person_with_the_duty_there_makes_four_eyes() -> None:
    require_four_eyes("Ada", make("Bert", APPROVE), zones=("filling",), at=NOW)


def test_four_eyes_look_no_further_than_the_proof() -> None:
    bert = make("Bert", Grant(Duty.APPROVE))
    assert check_four_eyes("Ada", bert, at=NOW).allowed
    assert not check_four_eyes("Ada", bert, at=NOW, scope=[APPROVE]).allowed
    assert check_four_eyes("Ada", bert, at=NOW, zones=["Filling"], scope=[APPROVE]).allowed


@given(given=grant_lists, more=grants, duty=duties, zones=asked_zones)
def test_more_grants_never_take_a_permission_away(
    given: tuple[Grant, ...], more: Grant, duty: Duty, zones: list[str]
) -> None:
    if is_allowed(given, duty, zones=zones):
        assert is_allowed((*given, more), duty, zones=zones)


@given(given=grant_lists, scope=st.lists(grants, min_size=2, max_size=5), duty=duties, zones=asked_zones)
def test_less_scope_never_gives_a_permission(
    given: tuple[Grant, ...], scope: list[Grant], duty: Duty, zones: list[str]
) -> None:
    less = is_allowed(given, duty, zones=zones, scope=tuple(scope[1:]))
    more = is_allowed(given, duty, zones=zones, scope=tuple(scope))
    assert less <= more <= is_allowed(given, duty, zones=zones)


@given(given=grant_lists, scope=grant_lists, duty=duties, zones=asked_zones)
def test_the_reason_of_a_denial_names_the_duty(
    given: tuple[Grant, ...], scope: tuple[Grant, ...], duty: Duty, zones: list[str]
) -> None:
    for principals in ((), (make("Bert", *given),)):
        found = check_permission(ask_as("Bert", *scope), duty, principals=principals, zones=zones, at=NOW)
        assert found.reason.startswith(f"Bert may {duty} in " if found.allowed else f"Bert may not {duty} in ")


@given(
    given=grant_lists,
    scope=grant_lists,
    duty=duties,
    one=asked_zones.filter(bool),
    other=asked_zones.filter(bool),
)
def test_zones_are_permitted_together_if_and_only_if_each_is(
    given: tuple[Grant, ...], scope: tuple[Grant, ...], duty: Duty, one: list[str], other: list[str]
) -> None:
    both = is_allowed(given, duty, zones=[*one, *other], scope=scope)
    assert both == (
        is_allowed(given, duty, zones=one, scope=scope) and is_allowed(given, duty, zones=other, scope=scope)
    )


@given(given=grant_lists, duty=duties, zones=asked_zones, earlier=moments, later=moments)
def test_time_alone_never_gives_a_permission(
    given: tuple[Grant, ...], duty: Duty, zones: list[str], earlier: datetime, later: datetime
) -> None:
    first, last = sorted([earlier, later])
    bert = make("Bert", *given)
    at = [check_permission(ask_as("Bert"), duty, principals=(bert,), zones=zones, at=when) for when in (first, last)]
    assert at[1].allowed <= at[0].allowed
