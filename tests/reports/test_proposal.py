from dataclasses import replace

from tests.plant import make_survey
from zonewright.model.plant import Plant
from zonewright.reports.proposal import derive_proposal


def test_every_asset_has_a_name_of_its_own_and_the_name_of_its_zone() -> None:
    survey = make_survey()
    proposal = derive_proposal(survey, Plant())
    assert len({one.name for one in proposal.assets}) == len(survey.assets)
    assert {one.zone for one in proposal.assets} <= {zone.name for zone in proposal.zones} | {None}


def test_equal_names_are_told_apart_by_their_ids() -> None:
    survey = make_survey()
    twins = tuple(replace(one, name="twin") for one in survey.assets[:2])
    proposal = derive_proposal(replace(survey, assets=twins), Plant())
    assert sorted(one.name for one in proposal.assets) == sorted(f"twin ({one.id})" for one in twins)


def test_an_sl_target_that_nobody_confirmed_is_left_out() -> None:
    survey = make_survey()
    assumed = {zone.name for zone in survey.zones if "sl_target" in zone.assumed}
    assert all(zone.sl_target is None for zone in derive_proposal(survey, Plant()).zones if zone.name in assumed)


def test_an_address_is_given_once_and_the_other_is_told() -> None:
    survey = make_survey()
    first = next(one for one in survey.assets if one.addresses)
    second = replace(first, name=f"{first.name} copy", id=survey.assets[-1].id)
    copy = derive_proposal(replace(survey, assets=(first, second)), Plant()).assets[1]
    assert copy.addresses == ()
    assert copy.remarks is not None
    assert "also uses" in copy.remarks


def test_what_only_people_know_is_kept() -> None:
    survey = make_survey()
    until = "2027-01-06"
    first = derive_proposal(survey, Plant())
    declared = replace(
        first,
        zones=tuple(replace(one, believed_until=until, within="site") for one in first.zones),
        assets=tuple(replace(one, believed_until=until) for one in first.assets),
        functions=tuple(replace(one, believed_until=until) for one in first.functions),
        conduits=tuple(replace(one, believed_until=until) for one in first.conduits),
    )
    found = derive_proposal(survey, declared)
    assert {one.believed_until for one in found.zones} == {one.believed_until for one in found.assets} == {until}
    assert {one.believed_until for one in found.functions} == {one.believed_until for one in found.conduits} == {until}
    assert {one.within for one in found.zones} == {"site"}
