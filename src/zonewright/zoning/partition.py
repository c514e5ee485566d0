"""The whole division in one go: assets and flows in, zones, conduits and bridges out [62443-3-2:2020 ZCR 3.1]."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from zonewright.model.asset import Asset
from zonewright.model.filtering import Configuration
from zonewright.model.flow import Flow
from zonewright.model.host import Host
from zonewright.model.identifier import Id
from zonewright.model.plant import Plant
from zonewright.model.zone import Bridge, Conduit, Zone, ZoneKind
from zonewright.zoning.bridge import Map, derive_bridges
from zonewright.zoning.conduit import derive_conduits
from zonewright.zoning.neighbourhood import FORWARDING, derive_segment_kinds
from zonewright.zoning.proposal import Ground, Place, derive_places, derive_segments_of
from zonewright.zoning.way import derive_ways
from zonewright.zoning.zone import ZoneDefaults, derive_zones


@dataclass(frozen=True, slots=True)
class PartitionInput:
    """What a division stands on.

    Attributes:
        segments: subnet or layer-2 segment -> the assets with a leg in it.
        kinds: protocol -> what it is for (`ot`, `it`, `infrastructure`, `remote`, ...).
        configurations: packet filters, each with its asset where that is known.
        hosts: machines that told of themselves, each with its asset where that is known.
    """

    assets: tuple[Asset, ...]
    flows: tuple[Flow, ...] = ()
    plant: Plant = field(default_factory=Plant)
    configurations: tuple[Configuration, ...] = ()
    hosts: tuple[Host, ...] = ()
    segments: Mapping[str, tuple[Id, ...]] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    defaults: ZoneDefaults = field(default_factory=ZoneDefaults)


@dataclass(frozen=True, slots=True)
class Partition:
    """The divided plant; every tuple in the order of its ids.

    Attributes:
        assets: as given, each with its zone; a router or firewall between zones has none.
        flows: as given, each with the conduit it crosses.
    """

    assets: tuple[Asset, ...]
    flows: tuple[Flow, ...]
    zones: tuple[Zone, ...]
    conduits: tuple[Conduit, ...]
    bridges: tuple[Bridge, ...]


def derive_partition(given: PartitionInput) -> Partition:
    """Propose zones and conduits, declared ones first, and find the bridges between them."""
    assets = {one.id: one for one in given.assets}
    segments = derive_segment_kinds(given.segments, assets, flows=given.flows, kinds=given.kinds)
    flows = tuple(sorted(given.flows, key=lambda flow: flow.id))
    ground = Ground(assets, flows, given.plant, segments, derive_segments_of(segments), kinds=given.kinds)
    places = derive_places(ground)
    zones = derive_zones(ground, places, defaults=given.defaults)
    ways = derive_ways(ground, zones)
    conduits, flows = derive_conduits(ground, zones, ways=ways, configurations=given.configurations)
    placed = _place_assets(assets, zones, places=places)
    ground = replace(ground, flows=flows, assets=placed)
    hosts = {host.asset: host for host in sorted(given.hosts, key=lambda one: (one.collected_at or "", one.id))}
    chart = Map(ground, zones, conduits, ways, given.kinds, any_filter=bool(given.configurations), hosts=hosts)
    return Partition(
        assets=tuple(placed[name] for name in sorted(placed)),
        flows=flows,
        zones=zones,
        conduits=conduits,
        bridges=derive_bridges(chart),
    )


def _place_assets(
    assets: Mapping[Id, Asset], zones: tuple[Zone, ...], *, places: Mapping[Id, Place]
) -> dict[Id, Asset]:
    zone_of = {one: zone for zone in zones for one in zone.assets}
    placed = {}
    for name, asset in assets.items():
        zone = zone_of.get(name)
        if zone is None:
            why = (*asset.why, "in no zone: it stands between zones") if asset.role in FORWARDING else asset.why
            placed[name] = replace(asset, zone=None, why=why)
            continue
        level = asset.purdue_level
        why = (*asset.why, f"zone {zone.name}: {places[name].why}")
        if zone.kind is ZoneKind.DMZ and not any("declared" in line for line in asset.why if line.startswith("level")):
            level = zone.purdue_level
            why = (*(line for line in why if not line.startswith("level")), "level 3.5: it stands in the DMZ")
        placed[name] = replace(asset, zone=zone.id, purdue_level=level, why=why)
    return placed
