from tests.hardening.small_plant import bridge, conduit
from zonewright.model.boundary import BoundaryFinding
from zonewright.model.identifier import Id, Origin
from zonewright.risk.way import OUTSIDE, Change, apply_change, derive_ways


def closed(name: str) -> BoundaryFinding:
    ids = (Id("b"), Origin.DERIVED, (Id("c"),), Id(name), Id("fw"), "fw")
    return BoundaryFinding(*ids, filters=True, default_deny=True, passes_nothing=True)


def test_a_conduit_is_a_way_where_traffic_was_seen_or_a_filter_permits() -> None:
    seen, silent = conduit("cell", "it", "f1"), conduit("cell", "dmz")
    permitted, shut = conduit("dmz", "it", by="fw"), conduit("ot", "it", by="fw")
    ways = derive_ways([seen, silent, permitted, shut], [], findings=[closed(shut.id)])
    assert {way.carrier: way.filtered for way in ways} == {seen.id: False, permitted.id: True}


def test_a_remote_tool_whose_other_end_is_unknown_leads_outside() -> None:
    (way,) = derive_ways([], [bridge("remote_tool", "cell", flows=("f1",))])
    assert way.ends == ("cell", OUTSIDE)
    assert way.flows == ("f1",)


def test_a_bridge_of_three_zones_joins_each_two() -> None:
    assert len(derive_ways([], [bridge("dual_homed", "a", "b", "c")])) == 3


def test_a_way_ends_with_its_last_flow() -> None:
    ways = derive_ways([conduit("cell", "it", "f1", "f2")], [])
    assert apply_change(ways, Change(stopped=frozenset({Id("f1")}))) == ways
    assert apply_change(ways, Change(stopped=frozenset({Id("f1"), Id("f2")}))) == ()


def test_a_filter_makes_the_way_longer_and_catches_the_crossing_that_none_saw() -> None:
    ways = derive_ways([conduit("cell", "it", "f1")], [bridge("unfiltered_crossing", "cell", "it", flows=("f1",))])
    assert len(ways) == 2
    (left,) = apply_change(ways, Change(filtered=frozenset({Id("cell~it")})))
    assert (left.carrier, left.filtered) == ("cell~it", True)


def test_a_dual_homed_machine_stays_a_way_when_a_filter_comes() -> None:
    ways = derive_ways([conduit("cell", "it", "f1")], [bridge("dual_homed", "cell", "it")])
    left = apply_change(ways, Change(filtered=frozenset({Id("cell~it")})))
    assert len(left) == 2
    removed = Change(frozenset({Id("bridge-dual_homed-cell-it")}))
    assert len(apply_change(left, removed.joined(Change()))) == 1
