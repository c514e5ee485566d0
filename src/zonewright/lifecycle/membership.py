"""In which declared zone a declared asset is: by its own word, by a zone's list, by a zone's subnet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from ipaddress import ip_address, ip_network

from zonewright.model.plant import DeclaredAsset, DeclaredZone, Plant

Network = tuple[int, int, int]
"""IP version, length of the prefix, and the prefix as a number."""


def derive_membership(plant: Plant) -> Mapping[str, str]:
    """Give the zone of every declared asset that is in one, and of every name that a zone lists.

    An asset's own word comes first, then the list of a zone, then the smallest subnet that holds one of its addresses.
    """
    zones = {name: zone.name for zone in reversed(plant.zones) for name in zone.assets}
    subnets = dict(reversed([*iter_subnets(plant.zones)]))
    sizes = sorted({network[:2] for network in subnets}, reverse=True)
    for asset in plant.assets:
        if asset.zone is not None:
            zones[asset.name] = asset.zone
        elif subnets and asset.name not in zones:
            found = next(_iter_zones(asset, subnets, sizes=sizes), None)
            zones.update({} if found is None else {asset.name: found})
    return zones


def align_membership(given: Plant, model: Plant) -> Plant:
    """Say membership of a workbook where the model says it: there it stands once, in the row of the asset.

    A zone lists an asset that its own row puts there only where the zone of the model lists it too.
    """
    own = {asset.name: asset.zone for asset in given.assets}
    listed = {zone.name: frozenset(zone.assets) for zone in model.zones}

    def keep(zone: DeclaredZone) -> DeclaredZone:
        before = listed.get(zone.name, frozenset())
        names = tuple(name for name in zone.assets if name in before or own.get(name) != zone.name)
        return zone if names == zone.assets else replace(zone, assets=names)

    return replace(given, zones=tuple(keep(zone) for zone in given.zones))


def iter_subnets(zones: Iterable[DeclaredZone]) -> Iterator[tuple[Network, str]]:
    """Give every subnet that a zone states, as a number, with the name of the zone."""
    for zone in zones:
        for text in zone.subnets:
            network = ip_network(text, strict=False)
            shift = network.max_prefixlen - network.prefixlen
            yield (network.version, network.prefixlen, int(network.network_address) >> shift), zone.name


def _iter_zones(
    asset: DeclaredAsset, subnets: Mapping[Network, str], *, sizes: Iterable[tuple[int, int]]
) -> Iterator[str]:
    addresses = [ip_address(one.ip) for one in asset.addresses if one.ip]
    for version, length in sizes:
        for address in addresses:
            network = (version, length, int(address) >> max(address.max_prefixlen - length, 0))
            if address.version == version and network in subnets:
                yield subnets[network]
