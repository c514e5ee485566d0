from tests.tables import divide, line, take
from zonewright.model.filtering import Action, Configuration, FieldMatch, FilterChain, FilterRule
from zonewright.model.identifier import Id, Origin
from zonewright.model.plant import Plant
from zonewright.model.zone import BridgeKind
from zonewright.zoning.neighbourhood import Segment
from zonewright.zoning.proposal import Ground, derive_segments_of
from zonewright.zoning.way import Ways, derive_doors, derive_filters, derive_ways, is_direct

A, B, C = Id("zone-a"), Id("zone-b"), Id("zone-c")
LEFT, RIGHT = Id("asset-left"), Id("asset-right")
WAYS = Ways({}, {LEFT: (A, B), RIGHT: (B, C)}, {})


def test_the_shortest_way_leads_over_both_routers() -> None:
    assert derive_doors(WAYS, A, last=C) == (LEFT, RIGHT)
    assert derive_doors(WAYS, A, last=B) == (LEFT,)
    assert derive_doors(WAYS, A, last=Id("zone-nowhere")) == ()


def read_filter(device: str, *nets: str) -> Configuration:
    match = FieldMatch("source_ip", nets)
    rule = FilterRule(Id("rule-1"), Origin.DECLARED, (), 1, "", Action.ACCEPT, (match,))
    chain = FilterChain("inet filter forward", "inet", "forward", 0, Action.DROP, (rule,), 1)
    return Configuration(Id(f"configuration-{device}"), Origin.DECLARED, (), device, "nftables", (chain,))


def test_the_filter_of_the_router_between_stands_in_every_conduit() -> None:
    rows, seen = line()
    division = divide(take(rows, seen=seen, configurations=(read_filter("fw-line"),)))
    assert {one.enforced_by for one in division.conduits} == {("configuration-fw-line",)}
    assert BridgeKind.UNFILTERED not in {one.kind for one in division.bridges}


def test_rules_that_name_both_sides_are_enough() -> None:
    rows, seen = line()
    inventory = take(rows, seen=seen)
    division = divide(inventory)
    ground = Ground({a.id: a for a in division.assets}, division.flows, Plant(), ())
    pair = (division.zones[0], division.zones[1])
    ways = derive_ways(ground, division.zones)
    both = read_filter("fw-x", "10.0.0.0/8")
    assert [name for name, _ in derive_filters(pair, ways, ground=ground, configurations=[both])] == [both.id]
    assert derive_filters(pair, ways, ground=ground, configurations=[read_filter("fw-y", "172.16.0.0/12")]) == ()


def test_neighbours_need_no_router() -> None:
    rows, seen = line()
    inventory = take(rows, seen=seen)
    segments = [Segment(name, (name,), members, None, "") for name, members in inventory.segments.items()]
    ground = Ground({}, (), Plant(), tuple(segments), derive_segments_of(segments))
    assert sum(is_direct(flow, ground) for flow in inventory.flows) == 3
