"""The plan is the best of all choices; a filter never makes a plant worse."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hardening.small_plant import WEIGHTING, bridge, conduit, flow, situation, zone
from zonewright.hardening.candidates import Candidate, Situation, derive_candidates
from zonewright.hardening.optimise import EQUAL, derive_plan
from zonewright.model.zone import Bridge, Conduit
from zonewright.risk.exposure import derive_exposures, sum_points
from zonewright.risk.way import Change, apply_change, derive_ways

KINDS = ("enterprise", "cell", "safety", "supervision", "servers", "dmz", "remote_access")
BRIDGES = ("dual_homed", "unfiltered_crossing", "around_dmz", "remote_tool", "level_skip")


@st.composite
def plants(draw: st.DrawFn) -> Situation:
    names = [f"z{number}" for number in range(draw(st.integers(2, 5)))]
    zones = [zone(names[0], "enterprise")] + [zone(name, draw(st.sampled_from(KINDS))) for name in names[1:]]
    pairs = list(combinations(names, 2))
    flows, conduits, bridges = [], list[Conduit](), list[Bridge]()
    for one, other in draw(st.lists(st.sampled_from(pairs), unique=True, max_size=4)):
        carried = [flow(one, other, f"tcp/{port}") for port in range(draw(st.integers(1, 2)))]
        flows += carried
        by = draw(st.sampled_from([None, None, "fw"]))
        conduits.append(conduit(one, other, *(each.id for each in carried), by=by))
    for one, other in draw(st.lists(st.sampled_from(pairs), unique=True, max_size=3)):
        mine = tuple(each.id for each in flows if {each.source, each.destination} == {one, other})
        bridges.append(bridge(draw(st.sampled_from(BRIDGES)), one, other, flows=mine))
    return situation(zones, conduits, bridges, flows=tuple(flows), most_measures=draw(st.integers(1, 3)))


def risk_of(plant: Situation, taken: tuple[Candidate, ...]) -> float:
    change = Change()
    for one in taken:
        change = change.joined(one.change)
    ways = apply_change(derive_ways(plant.conduits, plant.bridges), change)
    return sum_points(derive_exposures(plant.zones, ways, weighting=WEIGHTING))


def best_of_all(plant: Situation) -> tuple[Candidate, ...]:
    every = derive_candidates(plant)
    choices = [taken for count in range(plant.most_measures + 1) for taken in combinations(every, count)]
    best = min(risk_of(plant, taken) for taken in choices)
    equal = [taken for taken in choices if risk_of(plant, taken) <= best + EQUAL]
    return min(
        equal, key=lambda taken: (len(taken), sum(one.countermeasure.cost for one in taken), [one.id for one in taken])
    )


@settings(max_examples=60, deadline=None)
@given(plants())
def test_the_plan_is_the_best_of_all_choices(plant: Situation) -> None:
    plan, best = derive_plan(plant), best_of_all(plant)
    assert abs(plan.risk_after - risk_of(plant, best)) <= EQUAL
    assert sorted(one.id for one in plan.chosen) == [one.id for one in best]
    assert plan.optimality_gap == 0
    assert abs(sum(one.removes for one in plan.chosen) - (plan.risk_before - plan.risk_after)) <= EQUAL
    assert len(plan.chosen) + len(plan.not_now) == len(derive_candidates(plant))


@settings(max_examples=20, deadline=None)
@given(plants())
def test_each_point_of_the_curve_is_an_optimum_of_its_own(plant: Situation) -> None:
    plan, every = derive_plan(plant), derive_candidates(plant)
    for point in plan.curve:
        choices = [taken for count in range(point.measures + 1) for taken in combinations(every, count)]
        assert abs(point.risk - min(risk_of(plant, taken) for taken in choices)) <= EQUAL


@settings(max_examples=60, deadline=None)
@given(plants(), st.data())
def test_a_measure_more_never_raises_the_risk(plant: Situation, data: st.DataObject) -> None:
    every = derive_candidates(plant)
    taken = tuple(data.draw(st.lists(st.sampled_from(every), unique=True, max_size=3))) if every else ()
    for one in every:
        assert risk_of(plant, (*taken, one)) <= risk_of(plant, taken)


@settings(max_examples=60, deadline=None)
@given(plants())
def test_a_filter_that_becomes_known_never_raises_the_risk(plant: Situation) -> None:
    before = sum_points(derive_exposures(plant.zones, derive_ways(plant.conduits, plant.bridges), weighting=WEIGHTING))
    for at, one in enumerate(plant.conduits):
        filtered = conduit(*one.zones, *one.flows, by="fw")
        known = (*plant.conduits[:at], filtered, *plant.conduits[at + 1 :])
        after = derive_exposures(plant.zones, derive_ways(known, plant.bridges), weighting=WEIGHTING)
        assert sum_points(after) <= before


@settings(max_examples=10, deadline=None)
@given(plants())
def test_equal_plants_get_equal_plans(plant: Situation) -> None:
    turned = situation(
        list(plant.zones),
        list(plant.conduits[::-1]),
        list(plant.bridges[::-1]),
        flows=plant.flows[::-1],
        most_measures=plant.most_measures,
    )
    assert derive_plan(plant) == derive_plan(turned)
