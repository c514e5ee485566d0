"""Whether a model as a whole can hold together, wherever its items come from: after a merge, a revert, a decision."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from zonewright.errors import ConflictError
from zonewright.lifecycle.membership import Network, iter_subnets
from zonewright.lifecycle.wording import say_place, say_text
from zonewright.model.plant import DeclaredAsset, DeclaredZone, Plant
from zonewright.model.section import iter_nouns

CLASHES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Clash:
    """Items of a model that cannot both stand.

    Attributes:
        rule: `double_key`, `double_address`, `two_zones`, `loose_conduit`, `loose_zone`, `ring`, `overlap`.
        items: section and key of each, in the order of the model.
        what: one sentence in plant words that names them.
    """

    rule: str
    items: tuple[tuple[str, str], ...]
    what: str


def iter_clashes(plant: Plant) -> Iterator[Clash]:
    """Name everything in a model that cannot hold together; a sound model gives nothing."""
    for rule in (_iter_keys, _iter_addresses, _iter_memberships, _iter_loose, _iter_rings, _iter_overlaps):
        yield from rule(plant)


def refuse_clashes(plant: Plant) -> None:
    """Let only a model pass that holds together.

    Raises:
        ConflictError: it does not; names the items, and how many more there are.
    """
    found = [clash.what for clash in iter_clashes(plant)]
    if found:
        more = len(found) - CLASHES_SHOWN
        what = "; ".join(found[:CLASHES_SHOWN]) + (f"; and {more:,} more" if more > 0 else "")
        raise ConflictError(what, hint="correct one of each two, then state it again")


def _iter_keys(plant: Plant) -> Iterator[Clash]:
    first: dict[tuple[str, str], str] = {}
    for section, key, _ in iter_nouns(plant):
        name = (section, key.casefold())
        if name in first:
            before = first[name]
            same = (
                f'"{say_text(key)}" stands twice'
                if before == key
                else f'"{say_text(before)}" and "{say_text(key)}" are one name'
            )
            yield Clash("double_key", ((section, before), (section, key)), f"{same} in `{section}`")
        first.setdefault(name, key)


def _iter_addresses(plant: Plant) -> Iterator[Clash]:
    first: dict[object, DeclaredAsset] = {}
    for asset in plant.assets:
        cards = {one.mac: one.mac for one in asset.addresses if one.mac}
        hosts = {(one.ip, one.vlan): one.ip for one in asset.addresses if one.ip}
        for address, shown in (*cards.items(), *hosts.items()):
            before = first.setdefault(address, asset)
            if before is not asset:
                what = f'{shown} is given to the assets "{say_text(before.name)}" and "{say_text(asset.name)}"'
                yield Clash("double_address", (("assets", before.name), ("assets", asset.name)), what)


def _iter_memberships(plant: Plant) -> Iterator[Clash]:
    first: dict[str, str] = {}
    lists = ((asset, zone.name) for zone in plant.zones for asset in zone.assets)
    words = ((asset.name, asset.zone) for asset in plant.assets if asset.zone is not None)
    for asset, zone in (*lists, *words):
        before = first.setdefault(asset, zone)
        if before != zone:
            what = f'asset "{say_text(asset)}" is put into the zones "{say_text(before)}" and "{say_text(zone)}"'
            yield Clash("two_zones", (("zones", before), ("zones", zone), ("assets", asset)), what)


def _iter_loose(plant: Plant) -> Iterator[Clash]:
    declared = {zone.name for zone in plant.zones}
    known = declared | {asset.zone for asset in plant.assets if asset.zone is not None}
    for conduit in plant.conduits:
        for zone in conduit.zones:
            if zone not in known:
                what = f'conduit "{say_text(conduit.name)}" leads to "{say_text(zone)}", which is no zone'
                yield Clash("loose_conduit", (("conduits", conduit.name), ("zones", zone)), what)
    for zone_in in plant.zones:
        if zone_in.within is not None and zone_in.within not in known:
            what = f'zone "{say_text(zone_in.name)}" lies within "{say_text(zone_in.within)}", which is no zone'
            yield Clash("loose_zone", (("zones", zone_in.name), ("zones", zone_in.within)), what)


def _iter_rings(plant: Plant) -> Iterator[Clash]:
    around = {zone.name: zone.within for zone in plant.zones}
    seen: set[str] = set()
    for zone in plant.zones:
        path = _walk_out(zone, around, stop=seen.__contains__)
        seen.update(path)
        outer = around.get(path[-1]) if path else None
        if outer in path:
            ring = path[path.index(outer) :]
            items = tuple(("zones", name) for name in ring)
            words = " within ".join(f'"{say_text(name)}"' for name in (*ring, ring[0]))
            yield Clash("ring", items, f"{say_place('zones', ring[0])} lies within itself: {words}")


def _walk_out(zone: DeclaredZone, around: dict[str, str | None], *, stop: Callable[[str], bool]) -> list[str]:
    path: list[str] = []
    name: str | None = zone.name
    while name is not None and name not in path and not stop(name):
        path.append(name)
        name = around.get(name)
    return path


def _iter_overlaps(plant: Plant) -> Iterator[Clash]:
    """Two networks overlap only where one holds the other, so each is compared with those that hold it."""
    around = {zone.name: zone.within for zone in plant.zones}
    zones = {zone.name: zone for zone in plant.zones}
    outside = {name: frozenset(_walk_out(zone, around, stop=lambda _: False)) for name, zone in zones.items()}
    texts = [text for zone in plant.zones for text in zone.subnets]
    stated = [(network, zone, text) for (network, zone), text in zip(iter_subnets(plant.zones), texts, strict=True)]
    holding: list[tuple[Network, str, str]] = []
    for network, zone, text in sorted(stated, key=lambda one: _span(one[0])):
        holding = [one for one in holding if _holds(one[0], network)]
        for _, other, other_text in holding:
            if other not in outside[zone] and zone not in outside[other]:
                both = f'{other_text} of zone "{say_text(other)}" and {text} of zone "{say_text(zone)}"'
                yield Clash(
                    "overlap", (("zones", other), ("zones", zone)), f"{both} overlap, and neither is within the other"
                )
        holding.append((network, zone, text))


def _span(network: Network) -> tuple[int, int, int]:
    version, length, prefix = network
    return version, prefix << (_width(version) - length), length


def _holds(outer: Network, inner: Network) -> bool:
    return outer[0] == inner[0] and outer[1] <= inner[1] and inner[2] >> (inner[1] - outer[1]) == outer[2]


def _width(version: int) -> int:
    return 32 if version == 4 else 128
