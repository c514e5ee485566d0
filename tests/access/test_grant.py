from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.access.people import NOW, ask_as, grant_lists, grants, make, moments, zone_names
from zonewright.access.grant import (
    can_prove_itself,
    derive_administered_zones,
    give_grants,
    iter_administrators,
    make_principal,
    merge_grants,
    render_grant,
    render_moment,
    require_administered,
    take_grants,
)
from zonewright.access.permission import check_permission
from zonewright.errors import ConflictError, DeniedError, InputError, UnsupportedError, ZonewrightError
from zonewright.model.identifier import Id
from zonewright.model.workspace.principal import (
    Credential,
    Duty,
    Grant,
    LifeCycleRole,
    Principal,
    PrincipalKind,
    make_principal_id,
)

TOMORROW = NOW + timedelta(days=1)
WHOLE = Grant(Duty.ADMINISTER)
ADA = make("Ada", WHOLE)
FILLING, PACKING = Grant(Duty.MODEL, zones=("Filling",)), Grant(Duty.MODEL, zones=("Packing",))


def give(principal: Principal, *given: Grant, by: str = "Ada", four_eyes: bool = False) -> tuple[Grant, ...]:
    return give_grants(principal, given, by=by, at=NOW, four_eyes=four_eyes).grants


def take(principal: Principal, *duties: Duty, zones: tuple[str, ...] = ()) -> tuple[Grant, ...]:
    return take_grants(principal, duties, zones=zones).grants


def test_a_new_principal_may_do_nothing() -> None:
    bert = make_principal("  Bert  Barth ", PrincipalKind.PERSON, role=LifeCycleRole.SUPPLIER, organisation="Maker")
    assert bert == Principal(
        make_principal_id("bert barth"), "Bert Barth", PrincipalKind.PERSON, LifeCycleRole.SUPPLIER, "Maker"
    )


@pytest.mark.parametrize("name", ["", "  ", "a\x1b[31m", "x" * 101])
def test_a_name_that_nobody_can_read_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="1 to 100 printable characters"):
        make_principal(name, PrincipalKind.PERSON, role=LifeCycleRole.OPERATOR)


def test_what_is_given_is_kept_with_who_and_when() -> None:
    bert = give_grants(make("Bert"), [PACKING, FILLING], by="Ada", at=NOW)
    assert bert.grants == (Grant(Duty.MODEL, zones=("Filling", "Packing")),)
    assert (bert.granted_by, bert.granted_at) == ("Ada", NOW)
    assert give(bert) == bert.grants


def test_zones_with_one_end_stand_in_one_grant_and_others_apart() -> None:
    ends = replace(PACKING, until=TOMORROW)
    assert give(make("Bert", FILLING), ends) == (FILLING, ends)


def test_the_longest_grant_of_a_zone_counts() -> None:
    assert give(make("Bert", replace(FILLING, until=TOMORROW)), FILLING) == (FILLING,)
    assert give(make("Bert", FILLING), Grant(Duty.MODEL, zones=("FILLING",), until=TOMORROW)) == (
        Grant(Duty.MODEL, zones=("FILLING",)),
    )


def test_the_whole_plant_swallows_zones_that_do_not_outlast_it() -> None:
    assert give(make("Bert", FILLING), Grant(Duty.MODEL)) == (Grant(Duty.MODEL),)
    until_tomorrow = Grant(Duty.MODEL, until=TOMORROW)
    assert give(make("Bert", FILLING), until_tomorrow) == (until_tomorrow, FILLING)


def test_one_duty_does_not_swallow_another() -> None:
    assert give(make("Bert", FILLING), Grant(Duty.VIEW)) == (FILLING, Grant(Duty.VIEW))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((replace(FILLING, until=NOW),), "would have ended already, at 2027-01-06T08:00:00Z"),
        ((replace(FILLING, until=datetime(2028, 1, 1)),), "has no time zone"),  # noqa: DTZ001  that is the fault
        ((Grant(Duty.VIEW, zones=(" ",)),), "a zone without a name"),
    ],
)
def test_what_cannot_be_meant_is_not_given(given: tuple[Grant, ...], words: str) -> None:
    with pytest.raises(InputError, match=words):
        give(make("Bert"), *given)


def test_an_organisation_is_given_no_duty() -> None:
    with pytest.raises(InputError, match="only people and services act"):
        give(make("Maker", kind=PrincipalKind.ORGANISATION), FILLING)


def test_nobody_gives_himself_approval_under_four_eyes() -> None:
    approve = Grant(Duty.APPROVE, zones=("Filling",))
    with pytest.raises(DeniedError, match="may not give the duty approve to himself"):
        give(ADA, approve, by="ada", four_eyes=True)
    assert give(ADA, approve, by="ada") == (WHOLE, approve)
    assert give(ADA, FILLING, by="ada", four_eyes=True) == (WHOLE, FILLING)
    assert give(make("Bert"), approve, by="Ada", four_eyes=True) == (approve,)


def test_a_duty_is_taken_everywhere_or_in_zones() -> None:
    bert = make("Bert", Grant(Duty.MODEL, zones=("Filling", "Packing")), Grant(Duty.VIEW))
    assert take(bert, Duty.MODEL) == (Grant(Duty.VIEW),)
    assert take(bert, Duty.MODEL, zones=("PACKING",)) == (FILLING, Grant(Duty.VIEW))
    assert take(bert, Duty.MODEL, Duty.VIEW) == ()


def test_what_nobody_has_is_not_taken_in_silence() -> None:
    bert = make("Bert", FILLING)
    with pytest.raises(InputError, match="Bert does not have the duty view"):
        take(bert, Duty.VIEW)
    with pytest.raises(InputError, match="Bert does not have the duty model in Office, Packing"):
        take(bert, Duty.MODEL, zones=("Packing", "Filling", "Office"))
    with pytest.raises(InputError, match="nothing is taken"):
        take(bert)


def test_a_part_of_the_whole_plant_cannot_be_taken() -> None:
    with pytest.raises(UnsupportedError, match="administer in the whole plant, and a part of it") as refused:
        take(ADA, Duty.ADMINISTER, zones=("Filling",))
    assert refused.value.hint == "take administer everywhere and give it again for the zones that Ada keeps"


def test_the_last_administrator_cannot_be_lost() -> None:
    with pytest.raises(ConflictError, match="Ada is the last administrator, and this would lock everybody out"):
        require_administered((ADA, make("Bert")), (make("Ada"), make("Bert")))
    with pytest.raises(ConflictError, match="nobody would be left"):
        require_administered((), (make("Bert", FILLING),))
    require_administered((), (ADA,))
    require_administered((ADA,), (make("Ada"), make("Bert", WHOLE)))


@pytest.mark.parametrize(
    "left",
    [
        make("Bert", replace(WHOLE, until=TOMORROW)),
        make("Bert", replace(WHOLE, zones=("Filling",))),
        make("Bert", *(Grant(duty) for duty in Duty if duty is not Duty.ADMINISTER)),
        make("robot", WHOLE, kind=PrincipalKind.SERVICE),
        make("Maker", WHOLE, kind=PrincipalKind.ORGANISATION),
    ],
)
def test_who_does_not_administer_for_good_does_not_count(left: Principal) -> None:
    with pytest.raises(ConflictError):
        require_administered((ADA, left), (left,))


def test_two_of_one_name_do_not_count_since_neither_may_act() -> None:
    assert list(iter_administrators((ADA, make("ADA", WHOLE)))) == []


def test_an_administrator_has_to_be_able_to_prove_who_he_is() -> None:
    proof = Credential(Id("credential-a"), ADA.id, "password", proof="x", label="", created_at=NOW)
    require_administered((ADA,), (ADA,), credentials=(proof,))
    for useless in (
        replace(proof, expires=TOMORROW),
        replace(proof, principal=make_principal_id("Bert")),
        replace(proof, scope=(Grant(Duty.VIEW),)),
        replace(proof, scope=(replace(WHOLE, until=TOMORROW),)),
    ):
        assert not can_prove_itself(ADA, (useless,))
        with pytest.raises(ConflictError):
            require_administered((ADA,), (ADA,), credentials=(useless,))
    assert can_prove_itself(ADA, (replace(proof, scope=(WHOLE,)),))
    assert can_prove_itself(ADA, None)


def test_a_change_takes_an_administrator_of_the_zones_that_differ() -> None:
    bert, approver = make("Bert", FILLING), make("Bert", FILLING, Grant(Duty.APPROVE, zones=("Office", "Packing")))
    assert derive_administered_zones(bert, approver) == ("office", "packing")
    assert derive_administered_zones(approver, bert) == ("office", "packing")
    assert derive_administered_zones(bert, make("Bert", replace(FILLING, until=TOMORROW))) == ("filling",)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, make("Bert", FILLING)),
        (make("Bert", FILLING), None),
        (make("Bert", FILLING), make("Bert", FILLING, WHOLE)),
        (make("Bert", Grant(Duty.MODEL)), make("Bert", FILLING)),
        (make("Bert", FILLING), make("Bert", PACKING, kind=PrincipalKind.SERVICE)),
        (make("Bert"), make("Bert")),
    ],
)
def test_any_other_change_takes_an_administrator_of_the_whole_plant(
    before: Principal | None, after: Principal | None
) -> None:
    assert derive_administered_zones(before, after) == ()


def test_grants_and_moments_in_words() -> None:
    assert render_grant(WHOLE) == "administer in the whole plant"
    assert render_grant(Grant(Duty.VIEW, zones=("A", "B"), until=NOW)) == "view in A, B until 2027-01-06T08:00:00Z"
    assert render_moment(NOW.astimezone(timezone(timedelta(hours=5)))) == "2027-01-06T08:00:00Z"


@given(given=grant_lists)
def test_the_canonical_form_does_not_depend_on_order_and_stays_as_it_is(given: tuple[Grant, ...]) -> None:
    merged = merge_grants(given)
    assert merged == merge_grants(reversed(given)) == merge_grants(merged)


@given(given=grant_lists, duty=st.sampled_from(Duty), zones=st.lists(zone_names, max_size=2), at=moments)
def test_the_canonical_form_permits_the_same_at_every_moment(
    given: tuple[Grant, ...], duty: Duty, zones: list[str], at: datetime
) -> None:
    plain, merged = (
        check_permission(ask_as("Bert"), duty, principals=(make("Bert", *form),), zones=zones, at=at).allowed
        for form in (given, merge_grants(given))
    )
    assert plain == merged


names = st.sampled_from(["Ada", "Bert", "Carl"])
some_duties = st.lists(st.sampled_from([Duty.ADMINISTER, Duty.APPROVE]), min_size=1, max_size=2)
gifts = st.tuples(names, st.lists(grants | st.just(WHOLE), min_size=1, max_size=2))
thefts = st.tuples(names, some_duties, st.lists(zone_names, max_size=1))


@given(steps=st.lists(gifts | thefts, max_size=25))
def test_whatever_is_let_pass_there_is_always_an_administrator_who_can_act(
    steps: list[tuple[str, list[Grant]] | tuple[str, list[Duty], list[str]]],
) -> None:
    everybody = {"Ada": ADA, "Bert": make("Bert"), "Carl": make("Carl")}
    for step in steps:
        everybody = do(everybody, step) or everybody
        far = datetime(9000, 1, 1, tzinfo=UTC)
        assert any(may_administer(name, everybody, at=NOW) for name in everybody)
        assert any(may_administer(name, everybody, at=far) for name in everybody)


def do(
    everybody: dict[str, Principal], step: tuple[str, list[Grant]] | tuple[str, list[Duty], list[str]]
) -> dict[str, Principal] | None:
    """Everybody after a step, or `None` when it is refused."""
    one = everybody[step[0]]
    try:
        if len(step) == 2:
            changed = give_grants(one, step[1], by="Ada", at=NOW)
        else:
            changed = take_grants(one, step[1], zones=step[2])
        after = {**everybody, one.name: changed}
        require_administered(tuple(everybody.values()), tuple(after.values()))
    except ZonewrightError:
        return None
    return after


def may_administer(name: str, everybody: dict[str, Principal], *, at: datetime) -> bool:
    found = tuple(everybody.values())
    return check_permission(ask_as(name), Duty.ADMINISTER, principals=found, at=at).allowed
