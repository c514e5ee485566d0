"""What a name in a register stands for: an asset or a zone of the surveyed plant."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zonewright.model.asset import Asset
from zonewright.model.identifier import Id
from zonewright.model.zone import Zone


@dataclass(frozen=True, slots=True)
class Naming:
    """Names as people write them, without regard to case.

    Attributes:
        assets: name, other name or id of an asset, casefolded -> its id.
        zones: the same of zones.
        home: asset -> the zone it is in.
        words: id of an asset or zone -> what people call it.
    """

    assets: Mapping[str, Id]
    zones: Mapping[str, Id]
    home: Mapping[Id, Id]
    words: Mapping[Id, str]

    def find_asset(self, name: str | None) -> Id | None:
        """Find an asset by its name, another name of it, or its id."""
        return self.assets.get(name.casefold()) if name is not None else None

    def find_zone(self, name: str | None) -> Id | None:
        """Find a zone by its name or its id."""
        return self.zones.get(name.casefold()) if name is not None else None

    def derive_unknown(self, names: Sequence[str | None]) -> tuple[str, ...]:
        """Give the names that stand for no asset and no zone, in their order."""
        found = (name for name in names if name is not None and not (self.find_asset(name) or self.find_zone(name)))
        return tuple(dict.fromkeys(found))

    def zones_of(self, assets: Sequence[Id]) -> tuple[Id, ...]:
        """Give the zones that assets are in, in order."""
        return tuple(sorted({self.home[asset] for asset in assets if asset in self.home}))


def make_naming(assets: Sequence[Asset], zones: Sequence[Zone]) -> Naming:
    """Gather names; a name of its own goes before another name, and another name that two assets have names none."""
    hosts = Counter(host.casefold() for asset in assets for host in {*asset.hosts})
    names: dict[str, Id] = {}
    for asset in sorted(assets, key=lambda one: one.id):
        names.setdefault(asset.name.casefold(), asset.id)
        names[asset.id.casefold()] = asset.id
    for asset in sorted(assets, key=lambda one: one.id):
        for host in asset.hosts:
            if hosts[host.casefold()] == 1:
                names.setdefault(host.casefold(), asset.id)
    places: dict[str, Id] = {}
    for zone in sorted(zones, key=lambda one: one.id):
        places.setdefault(zone.name.casefold(), zone.id)
        places[zone.id.casefold()] = zone.id
    return Naming(
        names,
        places,
        {asset.id: asset.zone for asset in assets if asset.zone is not None},
        {asset.id: asset.name for asset in assets} | {zone.id: zone.name for zone in zones},
    )
