"""Where each asset stands, and why: declared zones first, then the plant's own structure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from zonewright.model.asset import Asset, Role
from zonewright.model.flow import Flow
from zonewright.model.identifier import Id
from zonewright.model.plant import DeclaredZone, Plant
from zonewright.model.zone import ZoneKind
from zonewright.zoning.neighbourhood import (
    FIELD,
    FORWARDING,
    Segment,
    derive_cells,
    group_by_end,
)
from zonewright.zoning.subnet import Subnets, derive_subnets

EXTERNAL = "External"
UNASSIGNED = "Unassigned"
KIND_NAMES = {
    ZoneKind.CELL: "Cell",
    ZoneKind.SAFETY: "Safety",
    ZoneKind.VENDOR_CELL: "Vendor cell",
    ZoneKind.SUPERVISION: "Supervision",
    ZoneKind.SERVERS: "Servers",
    ZoneKind.ENGINEERING: "Engineering",
    ZoneKind.DMZ: "DMZ",
    ZoneKind.REMOTE_ACCESS: "Remote access",
    ZoneKind.WIRELESS: "Wireless",
    ZoneKind.ENTERPRISE: "Enterprise",
    ZoneKind.EXTERNAL: EXTERNAL,
}
APART = {
    Role.SAFETY_PLC: (ZoneKind.SAFETY, "safety stands apart [62443-3-2:2020 ZCR 3.3]"),
    Role.WIRELESS: (ZoneKind.WIRELESS, "radio stands apart [62443-3-2:2020 ZCR 3.5]"),
    Role.REMOTE_ACCESS: (ZoneKind.REMOTE_ACCESS, "remote access stands apart [62443-3-2:2020 ZCR 3.6]"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """The zone an asset is put in, by name, and the reason; `kind` is `None` while the owner or the roles must say."""

    zone: str
    why: str
    kind: ZoneKind | None = None
    basis: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """What a proposal stands on.

    Attributes:
        flows_of: asset or group -> the flows that it has a part in; one with itself stands there twice.
    """

    assets: Mapping[Id, Asset]
    flows: Sequence[Flow]
    plant: Plant
    segments: tuple[Segment, ...]
    segments_of: Mapping[Id, tuple[Segment, ...]] = field(default_factory=dict)
    cells: Mapping[str, Mapping[Id, tuple[Id, ...]]] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    flows_of: Mapping[Id, Sequence[Flow]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Look at every flow once, so that no segment has to look at all of them."""
        object.__setattr__(self, "flows_of", group_by_end(self.flows))

    def iter_flows(self, members: Iterable[Id]) -> Iterator[Flow]:
        """Give the flows that somebody there has a part in; one between two of them comes twice."""
        return (flow for one in members for flow in self.flows_of.get(one, ()))


def derive_segments_of(segments: Sequence[Segment]) -> dict[Id, tuple[Segment, ...]]:
    """Give the segments each asset has a leg in."""
    found: dict[Id, list[Segment]] = defaultdict(list)
    for segment in segments:
        for one in segment.assets:
            found[one].append(segment)
    return {one: tuple(kept) for one, kept in found.items()}


def derive_places(ground: Ground) -> dict[Id, Place]:
    """Say for every asset which zone it is in; routers and firewalls between zones are in none."""
    split = [segment for segment in ground.segments if segment.kind is ZoneKind.CELL]
    cells = {one.name: derive_cells(one, ground.assets, flows=ground.iter_flows(one.assets)) for one in split}
    ground = replace(ground, cells=cells)
    places = _declared_places(ground)
    owned = _owned_segments(ground, places)
    proposed = _proposed_names(ground)
    for name in sorted(ground.assets):
        if name in places:
            continue
        place = _place(ground, ground.assets[name], owned=owned, proposed=proposed)
        if place is not None:
            places[name] = place
    return places


def _declared_places(ground: Ground) -> dict[Id, Place]:
    """Rows that name a zone, zones that name assets, zones that name subnets: in this order."""
    by_name = {n.casefold(): a for a in ground.assets.values() for n in (*a.hosts, a.name)}
    by_basis = {b: a for a in ground.assets.values() for b in a.basis}
    spelling = {zone.name.casefold(): zone.name for zone in reversed(ground.plant.zones)}
    places: dict[Id, Place] = {}
    for row in ground.plant.assets:
        asset = by_basis.get(row.declared_by) or by_name.get(row.name.casefold())
        if row.zone and asset is not None:
            zone = spelling.setdefault(row.zone.casefold(), row.zone)
            if asset.id not in places:
                places[asset.id] = Place(zone, "declared with the asset", basis=(row.declared_by,))
    for declared in ground.plant.zones:
        zone = spelling[declared.name.casefold()]
        for name in declared.assets:
            asset = by_name.get(name.casefold())
            if asset is not None:
                places.setdefault(asset.id, Place(zone, "declared with the zone", basis=(declared.declared_by,)))
    owners = [zone for zone in ground.plant.zones for _ in zone.subnets]
    subnets = derive_subnets(net for zone in ground.plant.zones for net in zone.subnets)
    for one in ground.assets.values():
        if one.id not in places and one.role not in FORWARDING:
            places.update(_by_subnet(one, subnets, owners=owners))
    return places


def _by_subnet(asset: Asset, subnets: Subnets, *, owners: Sequence[DeclaredZone]) -> dict[Id, Place]:
    """Put an asset into the zone whose subnet is the smallest around it: a part goes before its whole."""
    for address in asset.addresses:
        place = subnets.find(address.ip) if address.ip else None
        if place is not None:
            why = f"{address.ip} lies in {subnets.texts[place]}, declared with the zone"
            return {asset.id: Place(owners[place].name, why, basis=(owners[place].declared_by,))}
    return {}


def _owned_segments(ground: Ground, places: Mapping[Id, Place]) -> dict[str, str]:
    """Give the segments whose declared assets are all of one zone, or most of them: segment -> zone."""
    owned: dict[str, str] = {}
    for segment in ground.segments:
        single = [one for one in segment.assets if one in places and len(ground.segments_of[one]) == 1]
        votes = Counter(places[one].zone for one in single or [one for one in segment.assets if one in places])
        if votes:
            owned[segment.name] = min(votes, key=lambda zone: (-votes[zone], zone))
    return owned


def _proposed_names(ground: Ground) -> dict[str, dict[Id | None, tuple[str, ZoneKind, str]]]:
    """Name the proposed zones of every segment: by cell controller, or under `None` for the rest of the segment."""
    kinds: Counter[ZoneKind | None] = Counter(s.kind for s in ground.segments if s.kind is not ZoneKind.CELL)
    named: dict[str, dict[Id | None, tuple[str, ZoneKind, str]]] = {}
    used: set[str] = set()
    for segment in ground.segments:
        if segment.kind is None:
            continue
        named[segment.name] = {}
        for controller in sorted(ground.cells.get(segment.name, {})):
            label = f"Cell {ground.assets[controller].name}"
            named[segment.name][controller] = (label, ZoneKind.CELL, f"works around {ground.assets[controller].name}")
            used.add(label)
        kind = ZoneKind.SUPERVISION if named[segment.name] else segment.kind
        label = _label(ground, segment, kind=kind, alone=kinds[segment.kind] == 1 and not named[segment.name])
        label = label if label not in used else f"{label} ({segment.name})"
        used.add(label)
        named[segment.name][None] = (
            label,
            kind,
            "; ".join(part for part in (f"stands in {segment.name}: {segment.why}", segment.doubt) if part),
        )
    return named


def _label(ground: Ground, segment: Segment, *, kind: ZoneKind, alone: bool) -> str:
    if kind is ZoneKind.CELL:
        members = [ground.assets[one] for one in segment.assets]
        functions = Counter(f for one in members if one.role in FIELD for f in one.functions)
        if len(functions) == 1:
            return next(iter(functions))
        spoken = {one.id: len(ground.flows_of.get(one.id, ())) for one in members}
        heads = sorted((one for one in members if one.role in FIELD), key=lambda a: (-spoken[a.id], a.name))
        head_only = heads and (len(heads) == 1 or spoken[heads[0].id] > spoken[heads[1].id])
        return f"Cell {heads[0].name}" if head_only else f"Cell {segment.name}"
    return KIND_NAMES[kind] if alone else f"{KIND_NAMES[kind]} {segment.name}"


def _place(
    ground: Ground,
    asset: Asset,
    *,
    owned: Mapping[str, str],
    proposed: Mapping[str, dict[Id | None, tuple[str, ZoneKind, str]]],
) -> Place | None:
    legs = ground.segments_of.get(asset.id, ())
    if asset.role is Role.EXTERNAL:
        return Place(EXTERNAL, "its address lies outside the plant", ZoneKind.EXTERNAL)
    if asset.role in FORWARDING and len(legs) > 1:
        return None
    mine = [leg for leg in legs if leg.name in owned]
    if mine:
        leg = _home(mine)
        apart = f"; {APART[asset.role][1]}" if asset.role in APART else ""
        return Place(owned[leg.name], f"stands in {leg.name} with what is declared to be there{apart}")
    if asset.role in APART:
        kind, why = APART[asset.role]
        return Place(KIND_NAMES[kind], why, kind)
    known = [leg for leg in legs if leg.name in proposed]
    if known:
        return _in_segment(ground, asset, leg=_home(known), proposed=proposed)
    if legs:
        why = f"stands in {legs[0].name}; what that is there for is unknown"
        return Place(f"Network {legs[0].name}", "; ".join(part for part in (why, legs[0].doubt) if part))
    return Place(UNASSIGNED, "nothing shows which segment it stands in")


def _in_segment(
    ground: Ground, asset: Asset, *, leg: Segment, proposed: Mapping[str, dict[Id | None, tuple[str, ZoneKind, str]]]
) -> Place:
    cells = ground.cells.get(leg.name, {})
    for controller, (label, kind, why) in proposed[leg.name].items():
        if controller is not None and asset.id in cells.get(controller, ()):
            return Place(label, why, kind)
    label, kind, why = proposed[leg.name][None]
    return Place(label, why, kind)


def _home(legs: Sequence[Segment]) -> Segment:
    """Of several legs the one lowest in the plant."""
    order = [ZoneKind.CELL, ZoneKind.SAFETY, ZoneKind.SUPERVISION, ZoneKind.ENGINEERING, ZoneKind.SERVERS, ZoneKind.DMZ]
    return min(legs, key=lambda leg: (order.index(leg.kind) if leg.kind in order else len(order), leg.name))
