import dataclasses
from datetime import timedelta

import pytest

from tests.plant import LOW, make_assets, make_bridge, make_empty_survey, make_survey
from zonewright.model.identifier import Id
from zonewright.model.survey import Survey
from zonewright.model.zone import BridgeKind
from zonewright.reports.summary import (
    LISTED,
    count_of,
    derive_summary,
    open_conflicts,
    order_findings,
    render_bridge_kind,
    render_duration,
    render_points,
    render_vector,
)


def lines(heading: str, survey: Survey | None = None) -> str:
    """The sentences under the heading that begins so."""
    (section,) = [one for one in derive_summary(survey or make_survey()) if one.heading.startswith(heading)]
    return "\n".join(section.lines)


def test_points_have_one_decimal_where_they_have_one() -> None:
    assert [render_points(value) for value in (40.0, 28.125, 0.04)] == ["40", "28.1", "0"]


def test_what_was_seen_and_for_how_long() -> None:
    seen = lines("What was seen")
    assert "4 inputs: 1 capture, 1 configuration, 1 inventory, 1 unknown." in seen
    assert "400 packets from 2026-01-05 06:00:00 to 2026-01-05 15:00:00 UTC, 9.0 hours in all." in seen
    assert "6 assets (5 seen on the wire, 1 only declared), 4 flows between them." in seen


def test_an_input_that_was_not_read_whole_is_named() -> None:
    seen = lines("What was seen")
    assert "mirror.pcapng: partial" in seen
    assert "holiday.jpg: unsupported" in seen
    assert "inventory.csv:" not in seen


def test_every_zone_is_named_with_its_assets() -> None:
    zones = lines("Zones")
    assert "Filling: 3 assets" in zones
    assert "Office: 1 asset" in zones
    assert "2 conduits join them." in zones


def test_every_bridge_is_said_in_plant_words_the_surest_first() -> None:
    bridges = lines("Bridges").splitlines()
    assert len(bridges) == len(make_survey().bridges)
    assert bridges[0].startswith("One machine stands in two zones: Panel (")
    assert "SCADA" in bridges[1]


def test_the_words_of_a_bridge_keep_their_capitals() -> None:
    around = make_bridge(BridgeKind.AROUND_DMZ, (), zones=make_survey().bridges[0].zones)
    assert "the DMZ" in lines("Bridges", make_survey(bridges=(around,)))


@pytest.mark.parametrize("kind", BridgeKind)
def test_every_kind_of_bridge_has_plant_words(kind: BridgeKind) -> None:
    words = render_bridge_kind(make_bridge(kind, (), zones=("a",)))  # type: ignore[arg-type]
    assert words != kind.replace("_", " ")


def test_the_measures_stand_in_their_rank_with_what_they_bring_and_cost() -> None:
    measures = lines("The 2 measures").splitlines()
    assert measures[0].startswith("1. Take the second network card out of Panel. Removes 30 of 40 points, 15 minutes")
    assert "no outage" in measures[1]
    assert measures[2].startswith("Together 40 to 2.5 points: 94 % less, proven the best choice.")
    assert "assumed" in measures[2]


def test_what_not_to_do_now_is_said_with_its_reason() -> None:
    assert lines("Not now") == "Filter the conduit Filling and Supervision: a filter stands there already."


def test_a_long_list_is_cut_and_says_how_many_are_left() -> None:
    plan = make_survey().plan
    many = dataclasses.replace(plan, not_now=plan.not_now * (LISTED + 2))
    assert lines("Not now", make_survey(plan=many)).splitlines()[-1] == "and 2 more, in the report."


def test_what_is_unknown_is_said_and_counted() -> None:
    unknown = lines("What is unknown")
    assert "1 of 6 requirement verdicts are not assessed yet." in unknown
    assert "The role of 1 asset: Remote I/O." in unknown
    assert "No sensor was recording during: cleaning." in unknown
    assert "Declared but not seen: Spare drive." in unknown
    assert "1 conflict between inventory and wire" in unknown
    assert "2 problems in the inputs" in unknown


def test_the_registers_are_counted_and_what_matters_most_comes_first() -> None:
    assert lines("Registers").splitlines() == [
        "1 way in registered; 1 side door that nobody registered.",
        "1 work order, 0 of them signed off.",
        "1 item to be restorable in the register; 1 restored in a drill.",
        "SCADA is reached from outside.",
        "Nobody answers for Jump host.",
        "WO-7 is not signed off.",
        "The last drill failed.",
    ]


def test_more_findings_than_five_are_counted() -> None:
    (door,) = [one for one in make_survey().findings if one.kind == "side_door"]
    many = tuple(
        dataclasses.replace(door, id=Id(f"finding-{number}"), name=str(number)) for number in range(LISTED + 2)
    )
    assert lines("Registers", make_survey(findings=many)).endswith("and 2 more findings, in the report.")


def test_without_registers_nobody_is_said_to_be_in_order() -> None:
    assert lines("Registers", make_empty_survey()) == "Nobody declared ways in, work orders or backups yet."


def test_a_conflict_that_somebody_decided_waits_for_nobody() -> None:
    decided = tuple(dataclasses.replace(one, decision=Id("observation-9")) for one in make_survey().conflicts)
    survey = make_survey(conflicts=decided)
    assert open_conflicts(survey) == ()
    assert "between inventory and wire" not in lines("What is unknown", survey)


def test_findings_come_in_the_order_of_their_kinds() -> None:
    assert [one.kind for one in order_findings(make_survey())][:2] == ["side_door", "way_in_without_owner"]


def test_without_any_input_every_section_says_that_there_is_nothing() -> None:
    sections = derive_summary(make_empty_survey())
    assert len(sections) == 7
    assert all(section.lines for section in sections)
    assert "No zone can be proposed yet" in lines("Zones", make_empty_survey())


def test_an_inventory_alone_is_not_reproached_with_what_was_not_seen() -> None:
    declared = tuple(dataclasses.replace(asset, observed=False) for asset in make_assets())
    assert "not seen" not in lines("What is unknown", make_survey(assets=declared))


def test_equal_surveys_have_equal_summaries() -> None:
    assert derive_summary(make_survey()) == derive_summary(make_survey())


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 seconds"), (90, "90 seconds"), (600, "10 minutes"), (7199, "120 minutes"), (32_400, "9.0 hours")],
)
def test_a_duration_is_said_as_people_say_it(seconds: int, words: str) -> None:
    assert render_duration(timedelta(seconds=seconds)) == words


def test_a_level_that_may_be_higher_is_shown_as_a_span() -> None:
    assert render_vector(LOW, (0, 1, 2, 0, 0, 0, 4)) == "0 0…1 0…2 0 0 0 0…4"
    assert render_vector(LOW, None) == "0 0 0 0 0 0 0"
    assert render_vector(None, None) == "not computed"


def test_a_count_has_its_noun() -> None:
    assert [count_of(number, "flow") for number in (0, 1, 2, 12_000)] == [
        "0 flows",
        "1 flow",
        "2 flows",
        "12,000 flows",
    ]
    assert count_of(2, "group address", plural="group addresses") == "2 group addresses"
