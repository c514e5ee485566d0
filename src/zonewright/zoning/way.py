"""The way from one zone to another: over which routers, and which packet filters stand on it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from zonewright.model.filtering import Configuration
from zonewright.model.flow import Flow
from zonewright.model.identifier import Id
from zonewright.model.zone import Zone, ZoneKind
from zonewright.zoning.neighbourhood import FORWARDING
from zonewright.zoning.proposal import Ground
from zonewright.zoning.subnet import derive_subnets

EDGE_KINDS = frozenset({ZoneKind.ENTERPRISE, ZoneKind.DMZ})


@dataclass(frozen=True, slots=True)
class Ways:
    """Zones as places, routers as the doors between them.

    Attributes:
        zone_of_segment: segment -> zone.
        doors: router -> the zones it has a leg in.
        segments_of_zone: zone -> the segments its assets stand in.
    """

    zone_of_segment: Mapping[str, Id]
    doors: Mapping[Id, tuple[Id, ...]]
    segments_of_zone: Mapping[Id, frozenset[str]]


def derive_ways(ground: Ground, zones: Sequence[Zone]) -> Ways:
    """Find which zones each router has a leg in.

    The zone outside counts for routers with a leg in an office zone or a DMZ; when there is none, for all: they are the
    only exits there are.
    """
    zone_of = {one: zone.id for zone in zones for one in zone.assets}
    of_segment: dict[str, Id] = {}
    for segment in ground.segments:
        single = [one for one in segment.assets if len(ground.segments_of[one]) == 1]
        votes = Counter(zone_of[one] for one in single or segment.assets if one in zone_of)
        if votes:
            of_segment[segment.name] = min(votes, key=lambda zone: (-votes[zone], zone))
    stands: dict[Id, set[str]] = defaultdict(set)
    for segment in ground.segments:
        if segment.name in of_segment:
            stands[of_segment[segment.name]].add(segment.name)
        for one in segment.assets:
            if one in zone_of and len(ground.segments_of[one]) == 1:
                stands[zone_of[one]].add(segment.name)
    doors: dict[Id, set[Id]] = defaultdict(set)
    for segment in ground.segments:
        for one in segment.assets:
            if ground.assets[one].role in FORWARDING:
                doors[one].update(zone for zone in stands if segment.name in stands[zone])
    kinds = {zone.id: zone.kind for zone in zones}
    outside = [zone.id for zone in zones if zone.kind is ZoneKind.EXTERNAL]
    edge = [door for door, legs in doors.items() if {kinds[leg] for leg in legs} & EDGE_KINDS]
    for door in edge or list(doors):
        doors[door].update(outside)
    return Ways(
        of_segment,
        {door: tuple(sorted(doors[door])) for door in sorted(doors)},
        {zone: frozenset(names) for zone, names in sorted(stands.items())},
    )


def derive_doors(ways: Ways, first: Id, *, last: Id) -> tuple[Id, ...]:
    """Find the routers on the shortest ways from one zone to another; empty when no way is known."""
    steps: dict[Id, int] = {first: 0}
    front = [first]
    while front and last not in steps:
        front = sorted({leg for _, leg in _next(ways, front) if leg not in steps})
        steps.update(dict.fromkeys(front, max(steps.values()) + 1))
    if last not in steps:
        return ()
    found: set[Id] = set()
    back = [last]
    while back and back != [first]:
        on_way = [(door, leg) for door, leg in _next(ways, back) if steps.get(leg, -2) == steps[back[0]] - 1]
        found.update(door for door, _ in on_way)
        back = sorted({leg for _, leg in on_way})
    return tuple(sorted(found))


def _next(ways: Ways, front: Sequence[Id]) -> Iterator[tuple[Id, Id]]:
    for door, legs in ways.doors.items():
        if set(legs) & set(front):
            yield from ((door, leg) for leg in legs)


def derive_filters(
    pair: tuple[Zone, Zone], ways: Ways, *, ground: Ground, configurations: Sequence[Configuration]
) -> tuple[tuple[Id, str], ...]:
    """Find the packet filters that stand between two zones: (configuration, reason); none inside one segment."""
    here, there = (ways.segments_of_zone.get(zone.id, frozenset()) for zone in pair)
    if here & there:
        return ()
    doors = set(derive_doors(ways, pair[0].id, last=pair[1].id))
    found = []
    for one in configurations:
        if one.asset is not None and one.asset in doors:
            found.append((one.id, f"{one.device} stands on the way: it is the router between their segments"))
        elif one.asset is None and all(_names_zone(one, zone, ground=ground) for zone in pair):
            found.append((one.id, f"the rules of {one.device} name both sides; where it stands is not known"))
    return tuple(sorted(found))


def _names_zone(configuration: Configuration, zone: Zone, *, ground: Ground) -> bool:
    nets = {
        value
        for rule in chain.from_iterable(c.rules for c in configuration.chains)
        for match in rule.matches
        if match.field in ("source_ip", "destination_ip") and not match.negated
        for value in match.values
    }
    narrow = derive_subnets(net for net in sorted(nets) if not net.endswith("/0"))
    ips = (a.ip for one in zone.assets for a in ground.assets[one].addresses if a.ip)
    return any(narrow.find(ip) is not None for ip in ips)


def is_direct(flow: Flow, ground: Ground) -> bool:
    """Tell whether both ends have a leg on one segment, so that no router needs to stand between them."""
    here = {leg.name for leg in ground.segments_of.get(flow.source, ())}
    return any(leg.name in here for leg in ground.segments_of.get(flow.destination, ()))
