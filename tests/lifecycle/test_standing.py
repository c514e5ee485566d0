"""How a plant stands, and what a change moves."""

from dataclasses import replace

from tests.plant import make_survey
from zonewright.lifecycle.standing import count_flows, derive_standing, describe_effect
from zonewright.model.workspace.change import Standing

BEFORE = Standing(
    assets=12,
    zones=4,
    conduits=3,
    hours=9.5,
    calendar_seen=40.0,
    bridges=("Panel between cell, office: one machine stands in both", "a", "a"),
    verdicts={"met": 3, "not_met": 14},
    findings=2,
    conflicts=1,
    risk=46.0,
    risk_unit="points",
)


def test_a_standing_counts_what_the_survey_found() -> None:
    survey = make_survey()
    standing = derive_standing(survey)
    assert (standing.assets, standing.zones, standing.conduits) == (
        len(survey.assets),
        len(survey.zones),
        len(survey.conduits),
    )
    assert sum(standing.verdicts.values()) == len(survey.verdicts)
    assert len(standing.bridges) == len(survey.bridges)
    assert any("Panel between" in words and "one machine stands in both" in words for words in standing.bridges)
    assert (standing.risk, standing.risk_unit) == (survey.plan.risk_before, survey.plan.unit)
    assert standing.hours == round(sum(one.hours for one in survey.coverage), 3)


def test_a_conflict_that_was_decided_is_open_no_more() -> None:
    survey = make_survey()
    decided = tuple(replace(one, decision=survey.observations[0].id) for one in survey.conflicts)
    assert derive_standing(survey).conflicts == len(survey.conflicts) > 0
    assert derive_standing(replace(survey, conflicts=decided)).conflicts == 0


def test_the_share_of_the_calendar_is_over_all_zones() -> None:
    survey = make_survey()
    covered = tuple(
        replace(one, calendar_seen=("early",), calendar_missing=("late", "wash")) for one in survey.coverage
    )
    assert derive_standing(replace(survey, coverage=covered)).calendar_seen == 33.3
    bare = tuple(replace(one, calendar_seen=(), calendar_missing=()) for one in survey.coverage)
    assert derive_standing(replace(survey, coverage=bare)).calendar_seen is None


def test_flows_are_counted_by_the_name_of_their_conduit() -> None:
    survey = make_survey()
    assert count_flows(survey) == {one.name: len(one.flows) for one in survey.conduits}


def test_nothing_moves() -> None:
    assert describe_effect(BEFORE, BEFORE) == ("nothing else moves",)


def test_what_moves_is_told_in_plant_words() -> None:
    after = replace(BEFORE, assets=13, bridges=("a", "b"), verdicts={"not_met": 12, "met": 5}, findings=0, risk=17.94)
    assert describe_effect(BEFORE, after) == (
        "assets: 12 → 13",
        "open findings: 2 → 0",
        "bridges: 3 → 2 (gone: Panel between cell, office: one machine stands in both | a; new: b)",
        "verdicts: met 3 → 5, not met 14 → 12",
        "risk 46 → 17.9 points",
        "coverage unchanged",
    )


def test_coverage_that_moves() -> None:
    after = replace(BEFORE, hours=1200.25, calendar_seen=None)
    assert describe_effect(BEFORE, after) == (
        "coverage: 9.5 → 1,200.2 hours over all zones, calendar seen 40 % → no calendar",
    )


def test_risk_in_another_unit_is_not_compared() -> None:
    after = replace(BEFORE, risk=120_000.0, risk_unit="EUR")
    words = "risk 46 points → 120,000 EUR: another unit, so the two cannot be compared"
    assert describe_effect(BEFORE, after) == (words, "coverage unchanged")


def test_a_risk_that_hardly_moves_and_one_that_is_unknown() -> None:
    assert describe_effect(BEFORE, replace(BEFORE, risk=46.01))[0] == "risk 46 points: moved by less than a tenth"
    assert describe_effect(replace(BEFORE, risk=None), BEFORE)[0] == "risk unknown → 46 points"


def test_many_bridges_are_named_in_part() -> None:
    words = describe_effect(replace(BEFORE, bridges=()), replace(BEFORE, bridges=tuple("abcdefg")))[0]
    assert words == "bridges: 0 → 7 (new: a | b | c | d | e and 2 more)"
