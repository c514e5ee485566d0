import pytest

from tests.hardening.small_plant import COUNTERMEASURES, bridge, conduit, flow, situation, zone
from zonewright.hardening.optimise import derive_plan
from zonewright.model.identifier import Id, make_id
from zonewright.model.plant import CalendarEntry

IT, OT, CELL, SIS = zone("it", "enterprise"), zone("ot", "servers"), zone("cell", "cell"), zone("sis", "safety")


def test_a_plant_without_anything_to_do_has_an_empty_plan_that_says_so() -> None:
    plan = derive_plan(situation([IT, OT], [], []))
    assert (plan.chosen, plan.not_now, plan.optimality_gap) == ((), (), 0)
    assert [(point.measures, point.risk) for point in plan.curve] == [(0, 0)]
    assert "no measure applies" in plan.assumed[-1]
    assert "catalog:zonewright/1#weight/safety" in plan.basis


def test_a_plan_without_zones_does_not_fail() -> None:
    assert derive_plan(situation([], [], [])).risk_before == 0


def test_two_legs_in_two_networks_are_taken_apart_first() -> None:
    plan = derive_plan(
        situation(
            [IT, OT, CELL], [conduit("it", "ot", "1"), conduit("ot", "cell", "2")], [bridge("dual_homed", "it", "cell")]
        )
    )
    assert [(one.countermeasure, one.subject, one.removes) for one in plan.chosen] == [
        ("isolate", "bridge-dual_homed-cell-it", 15),
        ("filter", "it~ot", 10),
        ("filter", "cell~ot", 3.75),
    ]
    assert (plan.risk_before, plan.risk_after, plan.optimality_gap) == (35, 6.25, 0)
    assert [point.risk for point in plan.curve] == [35, 20, 10, 6.25, 6.25, 6.25]


def test_a_pair_that_only_works_together_is_found() -> None:
    """Each bridge alone removes nothing; a choice measure by measure would never begin."""
    ways = [bridge("dual_homed", "it", "sis"), bridge("level_skip", "it", "sis", flows=("f",))]
    plan = derive_plan(situation([IT, SIS], [], ways))
    assert plan.risk_after == 0
    assert [one.removes for one in plan.chosen] == [0, 100]


def test_closing_is_preferred_where_it_does_the_same_for_less() -> None:
    remote = flow("laptop", "plc", "tcp/5900", conduit="cell~it")
    plan = derive_plan(
        situation(
            [IT, CELL],
            [conduit("it", "cell", remote.id)],
            [bridge("remote_tool", "it", "cell", flows=(remote.id,))],
            flows=(remote,),
        )
    )
    assert [(one.countermeasure, one.outage_minutes, one.window) for one in plan.chosen] == [("close", 0, None)]
    assert plan.risk_after == 0
    assert len(plan.not_now) == 2
    assert all("Superseded" in one.reason or "Removes nothing" in one.reason for one in plan.not_now)


def test_at_most_five_measures_and_the_rest_says_what_it_would_still_remove() -> None:
    cells = [zone(f"cell{number}", "cell") for number in range(7)]
    plan = derive_plan(situation([IT, *cells], [], [bridge("dual_homed", "it", one.name) for one in cells]))
    assert len(plan.chosen) == 5
    assert (plan.risk_before, plan.risk_after) == (210, 60)
    assert [one.reason for one in plan.not_now] == [
        "Would remove 30.00 points more; the chosen measures remove more together."
    ] * 2
    assert [one.rank for one in plan.chosen] == [1, 2, 3, 4, 5]


def test_among_equal_choices_the_lowest_ids_are_taken_whatever_the_order_of_the_input() -> None:
    cells = [zone(f"cell{number}", "cell") for number in range(7)]
    bridges = [bridge("dual_homed", "it", one.name) for one in cells]
    plan, turned = (derive_plan(situation([IT, *cells], [], order)) for order in (bridges, bridges[::-1]))
    assert plan == turned
    every = sorted(make_id("measure", "isolate", one.id) for one in bridges)
    assert sorted(one.id for one in plan.chosen) == every[:5]


@pytest.mark.parametrize(("minutes", "window"), [(10, None), (30, "cleaning"), (600, "cleaning")])
def test_a_measure_goes_into_the_shortest_declared_outage_that_is_long_enough(minutes: int, window: str | None) -> None:
    calendar = (
        CalendarEntry(Id("observation-2"), "summer", "outage", window_minutes=9999),
        CalendarEntry(Id("observation-1"), "cleaning", "cleaning", window_minutes=minutes),
        CalendarEntry(Id("observation-3"), "shift", "shift"),
    )
    plant = situation([IT, CELL], [], [bridge("dual_homed", "it", "cell")], calendar=calendar)
    assert derive_plan(plant).chosen[0].window == (window or "summer")


def test_what_is_assumed_is_said_and_what_it_rests_on_named() -> None:
    plan = derive_plan(situation([IT, CELL], [], [bridge("dual_homed", "it", "cell")]))
    assert plan.chosen[0].assumed == ("removes", "cost", "outage_minutes")
    assert plan.chosen[0].basis == ("bridge-dual_homed-cell-it", COUNTERMEASURES[0].basis)
    assert plan.chosen[0].requirements == ("SR 5.1",)
    assert plan.origin == "assumed"
    assert {"cell", "it", "bridge-dual_homed-cell-it"} <= set(plan.basis)
