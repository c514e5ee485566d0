"""The addresses of zones and assets as spans, and observed flows as packets."""

from collections.abc import Iterable, Mapping, Sequence

from zonewright.allowlist.packet_set import PacketSet, make_box, merge_spans, outside_spans
from zonewright.allowlist.permission import Net
from zonewright.allowlist.span import LAST_ADDRESS, parse_addresses, parse_protocol
from zonewright.model.asset import Asset
from zonewright.model.flow import Flow
from zonewright.model.identifier import Id
from zonewright.model.zone import Zone, ZoneKind


def zone_nets(zones: Sequence[Zone], assets: Sequence[Asset]) -> dict[Id, tuple[Net, ...]]:
    """Give the addresses of each zone: its networks, or those of its assets where no network is known.

    What belongs to a part of a zone is not the whole's. A zone outside the plant without networks of its own is every
    address that no other zone has.
    """
    own = _without_parts(zones, {zone.id: _own_nets(zone, assets) for zone in zones})
    for zone in zones:
        if zone.kind is ZoneKind.EXTERNAL and not zone.subnets:
            others = [net for other in zones if other.id != zone.id for net in own[other.id]]
            own[zone.id] = _outside(others)
    return own


def asset_ips(asset: Asset) -> tuple[str, ...]:
    """Give the IP addresses of an asset, each once, IPv4 first, in the order of their numbers."""
    found = {address.ip for address in asset.addresses if address.ip is not None}
    return tuple(sorted(found, key=parse_addresses))


def flow_packets(flow: Flow, assets: Mapping[Id, Asset], *, turned: bool = False) -> PacketSet:
    """Give the new connections that an observed flow needs; `turned` gives those the other way, on any port.

    Empty for layer 2, for groups, and where an end has no IP address.
    """
    source, destination = assets.get(flow.source), assets.get(flow.destination)
    if source is None or destination is None or flow.transport == "ethernet":
        return PacketSet()
    number = parse_protocol(flow.transport)
    port = flow.destination_port
    ports = None if port is None or turned else (port, port)
    ends = (destination, source) if turned else (source, destination)
    found = PacketSet()
    for version, one in map(parse_addresses, asset_ips(ends[0])):
        for other in (span for at, span in map(parse_addresses, asset_ips(ends[1])) if at == version):
            box = make_box(version, source=one, destination=other, protocol=(number, number), destination_port=ports)
            found = found.joined(PacketSet((box,)))
    return found


def _own_nets(zone: Zone, assets: Sequence[Asset]) -> tuple[Net, ...]:
    if zone.subnets:
        return _merged(map(parse_addresses, zone.subnets))
    mine = (asset for asset in assets if asset.zone == zone.id)
    return _merged(parse_addresses(ip) for asset in mine for ip in asset_ips(asset))


def _without_parts(zones: Sequence[Zone], own: Mapping[Id, tuple[Net, ...]]) -> dict[Id, tuple[Net, ...]]:
    """Take the addresses of every part, however deep, from the zones around it."""
    around = {zone.id: zone.within for zone in zones}
    parts: dict[Id, list[Net]] = {}
    for zone in zones:
        whole = zone.within
        while whole is not None:
            parts.setdefault(whole, []).extend(own[zone.id])
            whole = around.get(whole)
    return {name: _outside((*_outside(nets), *parts[name])) if name in parts else nets for name, nets in own.items()}


def _merged(nets: Iterable[Net]) -> tuple[Net, ...]:
    every = tuple(nets)
    return tuple(
        (version, span) for version in LAST_ADDRESS for span in merge_spans(span for at, span in every if at == version)
    )


def _outside(others: Sequence[Net]) -> tuple[Net, ...]:
    return tuple(
        (version, gap)
        for version, last in LAST_ADDRESS.items()
        for gap in outside_spans([span for at, span in others if at == version], last)
    )
