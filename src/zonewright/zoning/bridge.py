"""Bridges: ways between zones that nobody decided, each with the check that would settle it.

A flow is told of once, under the first of these that it shows: a remote tool, round the DMZ, a skipped level, a
crossing without a filter. The levels form four steps (0 to 2, 3, 3.5, 4 and 5); a flow that goes further than one step
skips a level. The level of an end is its asset's, else its zone's.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from zonewright.model.asset import Asset, Role
from zonewright.model.flow import Flow
from zonewright.model.identifier import Id, Origin, make_id
from zonewright.model.zone import Bridge, BridgeKind, Conduit, Zone, ZoneKind
from zonewright.zoning.neighbourhood import NETWORK, OT_SIDE
from zonewright.zoning.proposal import Ground
from zonewright.zoning.way import Ways, is_direct

PLANT_SIDE = OT_SIDE | {ZoneKind.SERVERS}
OFFICE_SIDE = frozenset({ZoneKind.ENTERPRISE, ZoneKind.EXTERNAL})
STEPS = ((2.0, 0), (3.0, 1), (3.5, 2))
LAST_STEP = 3


@dataclass(frozen=True, slots=True)
class Map:
    """The divided plant as the bridges see it."""

    ground: Ground
    zones: tuple[Zone, ...]
    conduits: tuple[Conduit, ...]
    ways: Ways
    kinds: Mapping[str, str]
    any_filter: bool


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
    flows_of: dict[Id, list[Flow]] = defaultdict(list)
    for flow in chart.ground.flows:
        flows_of[flow.source].append(flow)
        flows_of[flow.destination].append(flow)
    for name, asset in sorted(chart.ground.assets.items()):
        legs = chart.ground.segments_of.get(name, ())
        zones = {chart.ways.zone_of_segment[leg.name] for leg in legs if leg.name in chart.ways.zone_of_segment}
        home = zone_of.get(name)
        zones |= {home.id} if home is not None else set()
        if len(zones) < 2 or len(legs) < 2 or asset.role in NETWORK:
            continue
        crossing = [flow for flow in flows_of[name] if flow.conduit is not None and is_direct(flow, chart.ground)]
        told |= {flow.id for flow in crossing}
        cards = len({a.mac for a in asset.addresses if a.mac})
        nets = ", ".join(sorted(leg.name for leg in legs))
        why = f"{asset.name} has addresses in {nets}" + (f" on {cards} cards" if cards > 1 else "")
        settle = (
            f"Look at {asset.name}: are both network cables in use, and does it pass packets from one to the other?"
        )
        bridges.append(
            _bridge(
                BridgeKind.DUAL_HOMED,
                [name],
                zones=zones,
                said=(0.9 if cards > 1 else 0.6, settle, why),
                flows=crossing,
            )
        )
    return bridges, told


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
        inside = [f for f in chart.ground.flows if name in (f.source, f.destination) and f not in tools[name]]
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
    """Flows between the office or the outside and the plant that end in no DMZ."""
    has_dmz = any(zone.kind is ZoneKind.DMZ for zone in chart.zones)
    found: dict[tuple[Id, Id], list[Flow]] = defaultdict(list)
    for flow in chart.ground.flows:
        sides = [zone_of.get(flow.source), zone_of.get(flow.destination)]
        kinds = {side.kind for side in sides if side is not None and "kind" not in side.assumed}
        if flow.id not in told and kinds & OFFICE_SIDE and kinds & PLANT_SIDE:
            found[flow.source, flow.destination].append(flow)
    bridges = []
    for (source, destination), flows in sorted(found.items()):
        one, other = chart.ground.assets[source], chart.ground.assets[destination]
        how = ", ".join(
            sorted({f"{flow.protocol or flow.transport} {flow.destination_port or ''}".strip() for flow in flows})
        )
        why = f"{one.name} reaches {other.name} by {how}" + (" past the DMZ" if has_dmz else "; there is no DMZ")
        settle = (
            f"Ask the owner of {other.name} what {one.name} needs from it, and whether the DMZ can give it instead."
        )
        zones = [zone_of[source].id, zone_of[destination].id]
        confidence = 0.9 if has_dmz else 0.7
        bridges.append(
            _bridge(
                BridgeKind.AROUND_DMZ, [source, destination], zones=zones, said=(confidence, settle, why), flows=flows
            )
        )
    return bridges


def _step(asset: Asset, zone: Zone) -> int | None:
    level = asset.purdue_level if asset.purdue_level is not None else zone.purdue_level
    if level is None:
        return None
    return next((step for highest, step in STEPS if level <= highest), LAST_STEP)


def _level_skips(chart: Map, zone_of: Mapping[Id, Zone], *, told: frozenset[Id]) -> list[Bridge]:
    found: dict[tuple[Id, Id], list[Flow]] = defaultdict(list)
    for flow in chart.ground.flows:
        here, there = zone_of.get(flow.source), zone_of.get(flow.destination)
        if flow.id in told or here is None or there is None or here.id == there.id:
            continue
        first, second = (_step(chart.ground.assets[a], z) for a, z in ((flow.source, here), (flow.destination, there)))
        if first is not None and second is not None and abs(first - second) > 1:
            found[flow.source, flow.destination].append(flow)
    bridges = []
    for (source, destination), flows in sorted(found.items()):
        one, other = chart.ground.assets[source], chart.ground.assets[destination]
        why = f"{one.name} and {other.name} stand more than one level apart"
        settle = f"Ask whether {one.name} must reach {other.name} itself, or a server between them can."
        zones = [zone_of[source].id, zone_of[destination].id]
        said = (round(0.8 * max(0.5, min(one.confidence, other.confidence)), 3), settle, why)
        bridges.append(_bridge(BridgeKind.LEVEL_SKIP, [source, destination], zones=zones, said=said, flows=flows))
    return bridges


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
