"""Bridges: ways between zones that nobody decided, each with the check that would settle it.

A flow is told of once, under the first of these that it shows: a remote tool, round the DMZ, a skipped level, a
crossing without a filter. The levels form four steps (0 to 2, 3, 3.5, 4 and 5); a flow that goes further than one step
skips a level. The level of an end is its asset's, else its zone's.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from zonewright.model.asset import Asset, Role
from zonewright.model.flow import Flow
from zonewright.model.host import Host
from zonewright.model.identifier import Id, Origin, make_id
from zonewright.model.zone import Bridge, BridgeKind, Conduit, Zone, ZoneKind
from zonewright.zoning.joint import derive_networks, say_settled
from zonewright.zoning.neighbourhood import NETWORK, OT_SIDE, Segment
from zonewright.zoning.proposal import Ground
from zonewright.zoning.way import Ways, is_direct

PLANT_SIDE = OT_SIDE | {ZoneKind.SERVERS}
OFFICE_SIDE = frozenset({ZoneKind.ENTERPRISE, ZoneKind.EXTERNAL})
STEPS = ((2.0, 0), (3.0, 1), (3.5, 2))
LAST_STEP = 3
NAMED = 3


@dataclass(frozen=True, slots=True)
class Map:
    """The divided plant as the bridges see it; `hosts`: asset -> what it told of itself last."""

    ground: Ground
    zones: tuple[Zone, ...]
    conduits: tuple[Conduit, ...]
    ways: Ways
    kinds: Mapping[str, str]
    any_filter: bool
    hosts: Mapping[Id | None, Host] = field(default_factory=dict)


def derive_bridges(chart: Map) -> tuple[Bridge, ...]:
    """Find every bridge; what is told of once is not told of again."""
    zone_of = {one: zone for zone in chart.zones for one in zone.assets}
    dual, over_second_leg = _dual_homed(chart, zone_of)
    told = set(over_second_leg)
    tools = _remote_tools(chart, zone_of)
    told |= {flow for bridge in tools for flow in bridge.flows}
    around = _around_dmz(chart, zone_of, told=frozenset(told))
    told |= {flow for bridge in around for flow in bridge.flows}
    skips = _level_skips(chart, zone_of, told=frozenset(told))
    told |= {flow for bridge in skips for flow in bridge.flows}
    bare = _unfiltered(chart, told=frozenset(told))
    return tuple(sorted((*dual, *tools, *around, *skips, *bare), key=lambda bridge: bridge.id))


def _bridge(
    kind: BridgeKind,
    assets: Iterable[Id],
    *,
    zones: Iterable[Id],
    said: tuple[float, str, str],
    flows: Iterable[Flow],
) -> Bridge:
    who, where = tuple(sorted(set(assets))), tuple(sorted(set(zones)))
    kept = tuple(sorted({flow.id for flow in flows}))
    return Bridge(
        id=make_id("bridge", kind, who, where),
        origin=Origin.DERIVED,
        basis=(*who, *where, *kept),
        kind=kind,
        assets=who,
        zones=where,
        confidence=said[0],
        settle_by=said[1],
        why=(said[2],),
        flows=kept,
    )


def _dual_homed(chart: Map, zone_of: Mapping[Id, Zone]) -> tuple[list[Bridge], set[Id]]:
    """One host with legs in the segments of two zones, whose work is not to stand between them."""
    bridges, told = [], set()
    for name, asset in sorted(chart.ground.assets.items()):
        legs = chart.ground.segments_of.get(name, ())
        if len(legs) < 2 or asset.role in NETWORK:
            continue
        zones = {chart.ways.zone_of_segment[leg.name] for leg in legs if leg.name in chart.ways.zone_of_segment}
        home = zone_of.get(name)
        zones |= {home.id} if home is not None else set()
        host = chart.hosts.get(name)
        nets = derive_networks(host) if host is not None else ()
        into_unknown = len(nets) > 1 and any(_is_unknown(leg, chart.ground) for leg in legs)
        if len(zones) < 2 and not (zones and into_unknown):
            continue
        mine = chart.ground.iter_flows((name,))
        crossing = [flow for flow in mine if flow.conduit is not None and is_direct(flow, chart.ground)]
        told |= {flow.id for flow in crossing}
        said = _say_legs(asset, legs, host=host if len(nets) > 1 else None)
        found = _bridge(BridgeKind.DUAL_HOMED, [name], zones=zones, said=said, flows=crossing)
        bridges.append(replace(found, basis=(*found.basis, host.id)) if host is not None and len(nets) > 1 else found)
    return bridges, told


def _is_unknown(leg: Segment, ground: Ground) -> bool:
    """Tell of a subnet that nobody is known to stand in who stands in no other."""
    counts = (sum(bool(one.subnets) for one in ground.segments_of[asset]) for asset in leg.assets)
    return bool(leg.subnets) and all(count > 1 for count in counts)


def _say_legs(asset: Asset, legs: Sequence[Segment], *, host: Host | None) -> tuple[float, str, str]:
    """Give how sure it is that an asset joins its segments, the check that settles it, and the reason."""
    cards = len({a.mac for a in asset.addresses if a.mac})
    if host is not None:
        nets = " and ".join(derive_networks(host))
        confidence, settle = say_settled(host, asset.name)
        return confidence, settle, f"{asset.name} itself lists addresses in {nets}"
    nets = ", ".join(sorted(leg.name for leg in legs))
    why = f"{asset.name} has addresses in {nets}" + (f" on {cards} cards" if cards > 1 else "")
    settle = f"Look at {asset.name}: are both network cables in use, and does it pass packets from one to the other?"
    return 0.9 if cards > 1 else 0.6, settle, why


def _remote_tools(chart: Map, zone_of: Mapping[Id, Zone]) -> list[Bridge]:
    """Who holds a connection of a remote tool with the outside, and what it reaches inside."""
    tools: dict[Id, list[Flow]] = defaultdict(list)
    outside: dict[Id, set[Id]] = defaultdict(set)
    for flow in chart.ground.flows:
        if chart.kinds.get(flow.protocol or "") != "remote":
            continue
        for one, other in ((flow.source, flow.destination), (flow.destination, flow.source)):
            here, there = zone_of.get(one), zone_of.get(other)
            if here and there and there.kind is ZoneKind.EXTERNAL and here.kind is not ZoneKind.EXTERNAL:
                tools[one].append(flow)
                outside[one].add(there.id)
    boxes = {one.id for one in chart.ground.assets.values() if one.role is Role.REMOTE_ACCESS}
    bridges = []
    for name in sorted({*tools, *boxes}):
        outward = {flow.id for flow in tools[name]}
        inside = list({f.id: f for f in chart.ground.iter_flows((name,)) if f.id not in outward}.values())
        reached = {zone_of[p].id for f in inside for p in (f.source, f.destination) if p != name and p in zone_of}
        home = zone_of.get(name)
        if home is not None and (home.kind is not ZoneKind.REMOTE_ACCESS or not reached):
            reached.add(home.id)
        bridges.append(
            _tool_bridge(chart.ground.assets[name], tools[name], inside=inside, zones=reached | outside[name])
        )
    return bridges


def _tool_bridge(asset: Asset, tools: Sequence[Flow], *, inside: Sequence[Flow], zones: set[Id]) -> Bridge:
    names = ", ".join(sorted({flow.protocol or "" for flow in tools}))
    why = f"{asset.name} speaks {names} with the outside" if tools else f"{asset.name} is there for remote access"
    why += f" and has {len(inside)} flows inside" if inside else ""
    confidence = 0.9 if tools and inside else 0.8 if tools else 0.5
    settle = (
        f"Ask who uses {asset.name} from outside and when it was last needed; unplug its way out and see who calls."
    )
    said = (confidence, settle, why)
    bridge = _bridge(BridgeKind.REMOTE_TOOL, [asset.id], zones=zones, said=said, flows=[*tools, *inside])
    crossing = tuple(sorted(flow.id for flow in (*tools, *inside) if flow.conduit is not None))
    return replace(bridge, flows=crossing)


def _around_dmz(chart: Map, zone_of: Mapping[Id, Zone], *, told: frozenset[Id]) -> list[Bridge]:
    """Flows between the office or the outside and the plant that end in no DMZ: one bridge per asset of the plant."""
    has_dmz = any(zone.kind is ZoneKind.DMZ for zone in chart.zones)
    found: dict[Crossing, list[Flow]] = defaultdict(list)
    for flow in chart.ground.flows:
        here, there = zone_of.get(flow.source), zone_of.get(flow.destination)
        if flow.id in told or here is None or there is None or "kind" in here.assumed or "kind" in there.assumed:
            continue
        if here.kind in OFFICE_SIDE and there.kind in PLANT_SIDE:
            found[flow.destination, there.id, here.id].append(flow)
        elif there.kind in OFFICE_SIDE and here.kind in PLANT_SIDE:
            found[flow.source, here.id, there.id].append(flow)
    bridges = []
    for (inner, near, far), flows in sorted(found.items()):
        why = "; ".join(_iter_reached(chart, inner, flows=flows)) + (
            " past the DMZ" if has_dmz else "; there is no DMZ"
        )
        settle = _ask_owner(chart, inner, flows=flows)
        ends = {end for flow in flows for end in (flow.source, flow.destination)}
        said = (0.9 if has_dmz else 0.7, settle, why)
        bridges.append(_bridge(BridgeKind.AROUND_DMZ, ends, zones=[near, far], said=said, flows=flows))
    return bridges


Crossing = tuple[Id, Id, Id]
"""The asset on the side of the plant, its zone, and the zone on the other side."""


def _iter_reached(chart: Map, inner: Id, *, flows: Sequence[Flow]) -> Iterator[str]:
    """Say who reaches the asset, then whom it reaches."""
    name = chart.ground.assets[inner].name
    coming = [flow for flow in flows if flow.destination == inner]
    going = [flow for flow in flows if flow.source == inner]
    if coming:
        verb = "reaches" if len({flow.source for flow in coming}) == 1 else "reach"
        yield f"{_named(chart, (f.source for f in coming))} {verb} {name} by {_how(coming)}"
    if going:
        yield f"{name} reaches {_named(chart, (f.destination for f in going))} by {_how(going)}"


def _how(flows: Iterable[Flow]) -> str:
    return ", ".join(
        sorted({f"{flow.protocol or flow.transport} {flow.destination_port or ''}".strip() for flow in flows})
    )


def _named(chart: Map, ends: Iterable[Id]) -> str:
    """Name one asset, or say how many they are and name up to three."""
    names = sorted(chart.ground.assets[end].name for end in set(ends))
    if len(names) == 1:
        return names[0]
    return f"{len(names)} assets ({', '.join(names[:NAMED])}{', ...' if len(names) > NAMED else ''})"


def _ask_owner(chart: Map, inner: Id, *, flows: Sequence[Flow]) -> str:
    """Ask whoever owns what is reached; of several, the owner of the one inside."""
    owned = {flow.destination for flow in flows}
    one = next(iter(owned)) if len(owned) == 1 else inner
    partners = {end for flow in flows for end in (flow.source, flow.destination)} - {one}
    needs = "needs" if len(partners) == 1 else "need"
    return (
        f"Ask the owner of {chart.ground.assets[one].name} what {_named(chart, partners)} {needs} from it, "
        "and whether the DMZ can give it instead."
    )


def _step(asset: Asset, zone: Zone) -> int | None:
    level = asset.purdue_level if asset.purdue_level is not None else zone.purdue_level
    if level is None:
        return None
    return next((step for highest, step in STEPS if level <= highest), LAST_STEP)


def _level_skips(chart: Map, zone_of: Mapping[Id, Zone], *, told: frozenset[Id]) -> list[Bridge]:
    """Flows that go further than one step: one bridge per asset at the lower end."""
    found: dict[Crossing, list[Flow]] = defaultdict(list)
    for flow in chart.ground.flows:
        here, there = zone_of.get(flow.source), zone_of.get(flow.destination)
        if flow.id in told or here is None or there is None or here.id == there.id:
            continue
        first, second = (_step(chart.ground.assets[a], z) for a, z in ((flow.source, here), (flow.destination, there)))
        if first is None or second is None or abs(first - second) <= 1:
            continue
        lower = (flow.source, here.id, there.id) if first < second else (flow.destination, there.id, here.id)
        found[lower].append(flow)
    bridges = []
    for (inner, near, far), flows in sorted(found.items()):
        assets = [chart.ground.assets[end] for end in {e for flow in flows for e in (flow.source, flow.destination)}]
        confidence = round(0.8 * max(0.5, min(one.confidence for one in assets)), 3)
        said = (confidence, *_say_skip(chart, inner, flows=flows))
        ends = (one.id for one in assets)
        bridges.append(_bridge(BridgeKind.LEVEL_SKIP, ends, zones=[near, far], said=said, flows=flows))
    return bridges


def _say_skip(chart: Map, inner: Id, *, flows: Sequence[Flow]) -> tuple[str, str]:
    """Give the check that settles it, and the reason."""
    pairs = {(flow.source, flow.destination) for flow in flows}
    name = chart.ground.assets[inner].name
    if len(pairs) == 1:
        one, other = (chart.ground.assets[end].name for end in next(iter(pairs)))
    else:
        one, other = _named(chart, {end for pair in pairs for end in pair} - {inner}), name
    why = f"{one} and {other} stand more than one level apart"
    how = "itself" if len(pairs) == 1 else "directly"
    return f"Ask whether {one} must reach {other} {how}, or a server between them can.", why


def _unfiltered(chart: Map, *, told: frozenset[Id]) -> list[Bridge]:
    """Conduits with flows in which no packet filter that was read stands."""
    by_id = {flow.id: flow for flow in chart.ground.flows}
    names = {zone.id: zone.name for zone in chart.zones}
    bridges = []
    for conduit in chart.conduits:
        flows = [by_id[name] for name in conduit.flows if name not in told]
        if conduit.enforced_by or not flows:
            continue
        ends = {end for flow in flows for end in (flow.source, flow.destination)}
        direct = sum(1 for flow in flows if is_direct(flow, chart.ground))
        confidence = 0.8 if direct == len(flows) else 0.6 if chart.any_filter else 0.4
        why = (
            f"{len(flows)} flows cross between {' and '.join(names[z] for z in conduit.zones)}, and no filter was read"
        )
        why += f"; {direct} of them stay on one segment" if direct else ""
        settle = "Give the configuration of the device between the two zones, or say that there is none."
        bridges.append(
            _bridge(BridgeKind.UNFILTERED, ends, zones=conduit.zones, said=(confidence, settle, why), flows=flows)
        )
    return bridges
