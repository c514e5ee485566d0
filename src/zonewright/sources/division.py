"""What cannot hold together in the zones of one file: rings, conduits to nowhere, addresses of two zones."""

import ipaddress
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from zonewright.model.plant import DeclaredAsset, DeclaredConduit, DeclaredZone
from zonewright.sources.contradiction import (
    Contradiction,
    Stated,
    iter_backward_times,
    iter_double_addresses,
    iter_double_names,
    iter_double_zones,
    iter_loose_names,
)

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def iter_contradictions(stated: Sequence[Stated], *, sections: Collection[str] = ()) -> Iterator[Contradiction]:
    """Name every statement that an earlier one contradicts, both places said.

    Args:
        stated: in the order of the file.
        sections: those that the file states as a whole.
    """
    yield from iter_double_names(stated)
    yield from iter_double_addresses(stated)
    yield from iter_double_zones(stated)
    yield from iter_backward_times(stated)
    yield from iter_loose_names(stated, sections)
    zones = {one.noun.name: one for one in reversed(stated) if isinstance(one.noun, DeclaredZone)}
    yield from _iter_rings(zones)
    yield from _iter_loose_zones(stated)
    yield from _iter_double_subnets(zones)
    yield from _iter_foreign_addresses(stated, zones)


def _iter_rings(zones: Mapping[str, Stated]) -> Iterator[Contradiction]:
    done: set[str] = set()
    for start in zones:
        way: list[str] = []
        name: str | None = start
        while name in zones and name not in done and name not in way:
            way.append(str(name))
            name = zones[str(name)].noun.within
        done.update(way)
        if name in way:
            ring = way[way.index(str(name)) :]
            last = max((zones[one] for one in ring), key=lambda one: one.observation.line or 0)
            said = " within ".join(f'"{one}" ({zones[one].place})' for one in (*ring, ring[0]))
            yield Contradiction(last, f"a zone cannot be within itself: {said}; leave one `within` out")


def _iter_loose_zones(stated: Sequence[Stated]) -> Iterator[Contradiction]:
    """Conduits to nowhere or back into their own zone, and zones within nowhere."""
    declared = [one for one in stated if isinstance(one.noun, DeclaredZone)]
    zones = {one.noun.name for one in declared}
    zones |= {one.noun.zone for one in stated if isinstance(one.noun, DeclaredAsset) and one.noun.zone}
    known = f"the last zone stands on {declared[-1].place}" if declared else "no zone is declared"
    for one in stated:
        noun = one.noun
        if isinstance(noun, DeclaredZone) and noun.within is not None and noun.within not in zones:
            what = f'zone "{noun.name}" ({one.place}) is within "{noun.within}", which is no zone here; {known}'
            yield Contradiction(one, what)
        if not isinstance(noun, DeclaredConduit):
            continue
        missing = ", ".join(f'"{zone}"' for zone in dict.fromkeys(noun.zones) if zone not in zones)
        if missing:
            what = f'conduit "{noun.name}" ({one.place}) leads to {missing}, which is no zone here; {known}'
            yield Contradiction(one, what)
        elif noun.zones[0] == noun.zones[1]:
            there = next((zone.place for zone in declared if zone.noun.name == noun.zones[0]), "a row of its assets")
            what = f'conduit "{noun.name}" ({one.place}) leads from "{noun.zones[0]}" ({there}) to itself'
            yield Contradiction(one, f"{what}; name two zones, or leave it out")


def _iter_double_subnets(zones: Mapping[str, Stated]) -> Iterator[Contradiction]:
    """Subnets of one zone that lie over those of another; a zone may lie in the one that it is within."""
    nets = sorted(
        ((ipaddress.ip_network(text), one) for one in zones.values() for text in one.noun.subnets),
        key=lambda net: (net[0].version, int(net[0].network_address), net[0].prefixlen, net[1].observation.line or 0),
    )
    around: list[tuple[Network, Stated]] = []
    for net, one in nets:
        while around and not _is_inside(net, around[-1][0]):
            around.pop()
        for outer, other in around:
            if other is not one and not _is_related(one.noun.name, other.noun.name, zones=zones):
                first, last = sorted((one, other), key=lambda stated: stated.observation.line or 0)
                both = f'"{first.noun.name}" ({first.place}) and "{last.noun.name}" ({last.place})'
                over = f"{net}" if net == outer else f"{net}, which lies in {outer},"
                what = f"{over} is given to the zones {both}, of which none is within the other"
                yield Contradiction(last, f"{what}; leave it to one of them")
        around.append((net, one))


def _iter_foreign_addresses(stated: Sequence[Stated], zones: Mapping[str, Stated]) -> Iterator[Contradiction]:
    """Assets whose every IP lies in the subnets of one other zone; one with a card in each of several is a bridge."""
    table = _Table.of(zones)
    members = {asset: one.noun.name for one in zones.values() for asset in one.noun.assets}
    for one in stated if table.nets else ():
        asset = one.noun
        zone = (asset.zone or members.get(asset.name)) if isinstance(asset, DeclaredAsset) else None
        ips = [address.ip for address in asset.addresses if address.ip] if zone is not None else []
        found = {table.find_zone(ip) for ip in ips}
        if zone is None or len(found) != 1 or found & {None, zone}:
            continue
        (other,) = (zones[name] for name in found if name is not None)
        if _is_related(zone, other.noun.name, zones=zones):
            continue
        whose = zones.get(zone, other)
        last = max((one, other), key=lambda stated: stated.observation.line or 0)
        where = f'zone "{zone}"' + (f" ({whose.place})" if whose is not other else "")
        what = f'{ips[0]} of asset "{asset.name}" ({one.place}), declared in {where},'
        yield Contradiction(last, f'{what} lies in the subnets of zone "{other.noun.name}" ({other.place})')


@dataclass(frozen=True, slots=True)
class _Table:
    """Subnets by version and length of their prefix, the longest first."""

    nets: Mapping[tuple[int, int], Mapping[int, str]]

    @classmethod
    def of(cls, zones: Mapping[str, Stated]) -> "_Table":
        nets: dict[tuple[int, int], dict[int, str]] = {}
        for name, one in zones.items():
            for text in one.noun.subnets:
                net = ipaddress.ip_network(text)
                shift = net.max_prefixlen - net.prefixlen
                nets.setdefault((net.version, shift), {}).setdefault(int(net.network_address) >> shift, name)
        return cls(dict(sorted(nets.items())))

    def find_zone(self, ip: str) -> str | None:
        number, version = _number_of(ip)
        for (of_version, shift), nets in self.nets.items():
            if of_version == version and (found := nets.get(number >> shift)) is not None:
                return found
        return None


def _number_of(ip: str) -> tuple[int, int]:
    """Give a canonical address as a number, with its version."""
    if ":" in ip:
        return int(ipaddress.IPv6Address(ip)), 6
    first, second, third, fourth = ip.split(".")
    return int(first) << 24 | int(second) << 16 | int(third) << 8 | int(fourth), 4


def _is_inside(net: Network, outer: Network) -> bool:
    return net.version == outer.version and int(net.broadcast_address) <= int(outer.broadcast_address)


def _is_related(one: str, other: str, *, zones: Mapping[str, Stated]) -> bool:
    """Whether one of two zones is the other or is within it, however deep."""
    return other in _around(one, zones) or one in _around(other, zones)


def _around(name: str, zones: Mapping[str, Stated]) -> list[str]:
    found: list[str] = []
    inner: str | None = name
    while inner is not None and inner not in found:
        found.append(inner)
        inner = zones[inner].noun.within if inner in zones else None
    return found
