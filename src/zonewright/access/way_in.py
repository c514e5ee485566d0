"""Ways in: those that are registered, whether the wire shows them, and the side doors that nobody registered."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zonewright.access.ground import AccessGround
from zonewright.model.flow import Flow
from zonewright.model.host import Host, Reach
from zonewright.model.identifier import Id, Origin, make_id
from zonewright.model.register import DeclaredWayIn, WayIn
from zonewright.model.zone import Bridge, BridgeKind, ZoneKind

NOT_ON_THE_WIRE = frozenset({"local_account", "local_port", "removable_media", "laptop"})
"""Kinds of ways that no recording of the network shows."""
OUTSIDE = frozenset({ZoneKind.ENTERPRISE, ZoneKind.EXTERNAL})
FROM_AFAR = OUTSIDE | {ZoneKind.DMZ, ZoneKind.REMOTE_ACCESS}
REMOTE = "remote"
SHELLS = frozenset({"ssh", "telnet"})
"""People work on a machine from afar by these too, though they are no remote tools."""


@dataclass(frozen=True, slots=True)
class RemoteUse:
    """A bridge by which somebody outside reaches inside, and the assets it ends at.

    Attributes:
        used: whether traffic shows it, or only that a box for it stands there.
    """

    bridge: Bridge
    ends: tuple[Id, ...]
    zones: tuple[Id, ...]
    protocols: tuple[str, ...]
    used: bool


@dataclass(frozen=True, slots=True)
class Wire:
    """What the recordings show of ways in.

    Attributes:
        uses: bridges by which somebody outside reaches inside.
        crossing: flows of remote control that cross from zone to zone.
        recorded: zones of which some traffic was recorded.
        afar: zones that people outside come through.
    """

    uses: tuple[RemoteUse, ...]
    crossing: tuple[Flow, ...]
    recorded: frozenset[Id]
    afar: frozenset[Id]


def derive_ways_in(ground: AccessGround) -> tuple[WayIn, ...]:
    """Give every registered way and every side door, in the order of their ids; of equal names the first counts."""
    declared: dict[str, DeclaredWayIn] = {}
    for one in ground.plant.ways_in:
        declared.setdefault(one.name.casefold(), one)
    wire = _derive_wire(ground)
    ways = [_register(one, ground, wire=wire) for one in declared.values()]
    ends = {ground.naming.find_asset(one.enters) for one in declared.values()}
    doors = [_side_door(use, ground) for use in wire.uses if not ends & set(use.ends)]
    told = {end for use in wire.uses for end in use.ends} | ends
    doors += [
        _installed_door(asset, hosts, ground=ground) for asset, hosts in _iter_equipped(ground) if asset not in told
    ]
    return tuple(sorted((*ways, *doors), key=lambda way: way.id))


def _derive_wire(ground: AccessGround) -> Wire:
    home = ground.naming.home
    return Wire(
        uses=tuple(_iter_remote_uses(ground)),
        crossing=tuple(flow for flow in ground.flows if flow.conduit is not None and _is_remote(flow, ground)),
        recorded=frozenset(
            home[end] for flow in ground.flows for end in (flow.source, flow.destination) if end in home
        ),
        afar=frozenset(zone.id for zone in ground.zones if zone.kind in FROM_AFAR),
    )


def _iter_remote_uses(ground: AccessGround) -> Iterator[RemoteUse]:
    """Give the bridges of remote tools, and the others that remote control from outside crosses."""
    flows = {flow.id: flow for flow in ground.flows}
    outside = {zone.id for zone in ground.zones if zone.kind in OUTSIDE}
    for bridge in sorted(ground.bridges, key=lambda one: one.id):
        crossing = [flow for name in bridge.flows if (flow := flows.get(name)) is not None and _is_remote(flow, ground)]
        zones = tuple(zone for zone in bridge.zones if zone not in outside)
        if bridge.kind is BridgeKind.REMOTE_TOOL:
            homes = ground.naming.zones_of(bridge.assets)
            inside = tuple(sorted({*zones, *homes} - outside))
            yield RemoteUse(bridge, bridge.assets, inside, _spoken(crossing), used=bool(bridge.flows))
            continue
        coming = [flow for flow in crossing if _comes_in(flow, ground, outside=outside)]
        if coming:
            ends = tuple(sorted({flow.destination for flow in coming}))
            yield RemoteUse(bridge, ends, zones, _spoken(coming), used=True)


def _is_remote(flow: Flow, ground: AccessGround) -> bool:
    return flow.protocol in SHELLS or ground.kinds.get(flow.protocol or "") == REMOTE


def _comes_in(flow: Flow, ground: AccessGround, *, outside: set[Id]) -> bool:
    home: Mapping[Id, Id] = ground.naming.home
    return home.get(flow.source) in outside and home.get(flow.destination) not in outside


def _spoken(flows: list[Flow]) -> tuple[str, ...]:
    return tuple(sorted({flow.protocol for flow in flows if flow.protocol}))


def _side_door(use: RemoteUse, ground: AccessGround) -> WayIn:
    names = ", ".join(sorted(ground.naming.words.get(one, one) for one in use.ends))
    spoken = f" ({', '.join(use.protocols)})" if use.protocols else ""
    return WayIn(
        id=make_id("way", use.bridge.id),
        origin=Origin.DERIVED,
        basis=(use.bridge.id,),
        name=f"{names}{spoken}",
        kind="remote_tool",
        registered=False,
        seen=True if use.used else None,
        assets=use.ends,
        zones=use.zones,
    )


def _iter_equipped(ground: AccessGround) -> Iterator[tuple[Id, tuple[Host, ...]]]:
    """Give assets whose own collections list a remote tool by which somebody outside comes in, with these."""
    found: dict[Id, list[Host]] = defaultdict(list)
    for host in sorted(ground.hosts, key=lambda one: one.id):
        if host.asset is not None and _outward_tools(host):
            found[host.asset].append(host)
    yield from ((asset, tuple(hosts)) for asset, hosts in sorted(found.items()))


def _outward_tools(host: Host) -> tuple[str, ...]:
    return tuple(tool.name for tool in host.remote_tools if tool.reach is Reach.OUTSIDE)


def _installed_door(asset: Id, hosts: tuple[Host, ...], *, ground: AccessGround) -> WayIn:
    """Make the side door that stands on a machine by its own word; whether it is used, nobody recorded."""
    tools = ", ".join(sorted({tool for host in hosts for tool in _outward_tools(host)}))
    return WayIn(
        id=make_id("way", asset),
        origin=Origin.DERIVED,
        basis=tuple(host.id for host in hosts),
        name=f"{ground.naming.words.get(asset, hosts[0].name or asset)} ({tools})",
        kind="remote_tool",
        registered=False,
        seen=None,
        assets=(asset,),
        zones=ground.naming.zones_of((asset,)),
    )


def _register(one: DeclaredWayIn, ground: AccessGround, *, wire: Wire) -> WayIn:
    naming = ground.naming
    end = naming.find_asset(one.enters)
    assets = {found for name in (one.enters, *one.reaches) if (found := naming.find_asset(name)) is not None}
    named = {
        found
        for name in (one.enters, *one.reaches)
        if naming.find_asset(name) is None and (found := naming.find_zone(name)) is not None
    }
    mine = tuple(use.bridge.id for use in wire.uses if end in use.ends)
    crossing = _derive_crossing(one, ground, wire=wire)
    return WayIn(
        id=make_id("way", one.name),
        origin=Origin.DECLARED,
        basis=(one.declared_by, *mine, *crossing),
        name=one.name,
        kind=one.kind,
        registered=True,
        seen=_is_seen(one, ground, wire=wire, crossing=crossing),
        who=one.who,
        assets=tuple(sorted(assets)),
        zones=tuple(sorted({*named, *naming.zones_of(tuple(assets))})),
        authentication=one.authentication,
        always_open=one.always_open,
        recorded=one.recorded,
        owner=one.owner,
        approved_by=one.approved_by,
        last_review=one.last_review,
        expires=one.expires,
    )


def _derive_crossing(one: DeclaredWayIn, ground: AccessGround, *, wire: Wire) -> tuple[Id, ...]:
    """Give the flows of remote control that come to where the way ends.

    To an asset they come from any other zone; to a zone as a whole from where people outside come through.
    """
    asset, zone = _end_of(one, ground)
    if zone is None:
        return ()
    home = ground.naming.home
    afar = wire.afar - {zone}
    found = (
        flow.id
        for flow in wire.crossing
        if flow.destination == asset
        or (asset is None and home.get(flow.destination) == zone and home.get(flow.source) in afar)
    )
    return tuple(sorted(found))


def _end_of(one: DeclaredWayIn, ground: AccessGround) -> tuple[Id | None, Id | None]:
    """Give the asset and the zone in which a way ends, each where it is known."""
    asset = ground.naming.find_asset(one.enters)
    return asset, ground.naming.home.get(asset) if asset is not None else ground.naming.find_zone(one.enters)


def _is_seen(one: DeclaredWayIn, ground: AccessGround, *, wire: Wire, crossing: tuple[Id, ...]) -> bool | None:
    """Tell whether the wire shows it; `None` where nothing was recorded that could, or it cannot be told apart."""
    if one.kind in NOT_ON_THE_WIRE:
        return None
    asset, zone = _end_of(one, ground)
    if crossing or any(use.used and asset in use.ends for use in wire.uses):
        return True
    here = [use for use in wire.uses if zone is not None and zone in ground.naming.zones_of(use.ends)]
    if zone is None or (asset is None and here):
        return None
    return False if zone in wire.recorded else None
