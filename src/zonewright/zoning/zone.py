"""From places to zones: kind, level, subnets, starting SL-T, and the reasons."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from zonewright.model.asset import Asset, Role
from zonewright.model.identifier import Id, Origin, make_id
from zonewright.model.plant import DeclaredZone
from zonewright.model.zone import SlVector, Zone, ZoneKind
from zonewright.zoning.neighbourhood import (
    CONTROLLERS,
    FIELD,
    OFFICE,
    PLANT_SERVERS,
    SUPERVISORS,
    find_ot_protocol,
    is_ot,
)
from zonewright.zoning.proposal import Ground, Place


@dataclass(frozen=True, slots=True)
class ZoneDefaults:
    """The starting values of the kinds of zones, from the catalog; each is assumed until a person confirms it.

    Attributes:
        levels: kind -> starting SL-T.
        rows: kind -> id of the catalog row that says so.
        purdue: kind -> Purdue level.
        words: (word of a zone's name, kind), the first that fits counts.
    """

    levels: Mapping[ZoneKind, SlVector] = field(default_factory=dict)
    rows: Mapping[ZoneKind, Id] = field(default_factory=dict)
    purdue: Mapping[ZoneKind, float] = field(default_factory=dict)
    words: tuple[tuple[str, str], ...] = ()


def derive_zones(ground: Ground, places: Mapping[Id, Place], *, defaults: ZoneDefaults) -> tuple[Zone, ...]:
    """Make one zone per name, declared ones also when nothing stands in them."""
    members: dict[str, list[Id]] = defaultdict(list)
    for name in sorted(places):
        members[places[name].zone].append(name)
    declared: dict[str, list[DeclaredZone]] = defaultdict(list)
    spelling = {zone.casefold(): zone for zone in sorted(members)}
    for zone in ground.plant.zones:
        declared[spelling.setdefault(zone.name.casefold(), zone.name)].append(zone)
    zones = [
        _zone(name, members.get(name, []), ground=ground, places=places, said=(declared.get(name, []), defaults))
        for name in sorted({*members, *declared})
    ]
    return tuple(sorted(_nest(zones, declared), key=lambda zone: zone.id))


def _nest(zones: Sequence[Zone], declared: Mapping[str, Sequence[DeclaredZone]]) -> Iterator[Zone]:
    """Say of every part of a zone which zone that is; zones that several files put into each other are in none."""
    by_name = {zone.name.casefold(): zone for zone in zones}
    said = {
        zone.id: whole
        for zone in zones
        if (whole := next((row.within for row in declared.get(zone.name, ()) if row.within is not None), None))
    }
    around = {name: by_name[whole.casefold()].id for name, whole in said.items() if whole.casefold() in by_name}
    for zone in zones:
        if zone.id not in said:
            yield zone
        elif zone.id not in around:
            why = f"declared as a part of {said[zone.id]}, which is no zone of this plant"
            yield replace(zone, why=(*zone.why, why))
        elif _is_in_itself(zone.id, around):
            yield replace(zone, why=(*zone.why, f"declared as a part of {said[zone.id]}, which is a part of it"))
        else:
            outer = by_name[said[zone.id].casefold()]
            yield replace(zone, within=outer.id, why=(*zone.why, f"a part of {outer.name}, as declared"))


def _is_in_itself(zone: Id, around: Mapping[Id, Id]) -> bool:
    seen: set[Id] = set()
    at: Id | None = around[zone]
    while at is not None and at not in seen and at != zone:
        seen.add(at)
        at = around.get(at)
    return at == zone


def _zone(
    name: str,
    members: Sequence[Id],
    *,
    ground: Ground,
    places: Mapping[Id, Place],
    said: tuple[list[DeclaredZone], ZoneDefaults],
) -> Zone:
    rows, defaults = said
    kind, kind_why, is_sure = _kind(name, members, ground=ground, places=places, said=said)
    is_declared = bool(rows) or any(places[one].basis for one in members)
    level = next((row.purdue_level for row in rows if row.purdue_level is not None), None)
    confirmed = next((row.sl_target for row in rows if row.sl_target is not None and len(row.sl_target) == 7), None)
    target = _vector(confirmed) if confirmed else defaults.levels.get(kind)
    assumed = [*([] if is_sure else ["kind"]), *(["sl_target"] if target and not confirmed else [])]
    basis = {*members, *(row.declared_by for row in rows), *(b for one in members for b in places[one].basis)}
    basis |= {defaults.rows[kind]} if kind in defaults.rows else set()
    whys = [f"{ground.assets[one].name}: {places[one].why}" for one in members]
    return Zone(
        id=make_id("zone", name),
        origin=Origin.DECLARED if is_declared else Origin.DERIVED,
        basis=tuple(sorted(basis)),
        name=name,
        kind=kind,
        purdue_level=level if level is not None else defaults.purdue.get(kind) if is_sure else None,
        assets=tuple(sorted(members)),
        subnets=_subnets(members, rows, ground=ground),
        sl_target=target,
        why=(f"{kind}: {kind_why}", *_prefix_note(members, ground=ground), *sorted(whys)),
        assumed=tuple(assumed),
    )


def _vector(values: Sequence[int]) -> SlVector:
    first, second, third, fourth, fifth, sixth, seventh = values
    return first, second, third, fourth, fifth, sixth, seventh


def _kind(
    name: str,
    members: Sequence[Id],
    *,
    ground: Ground,
    places: Mapping[Id, Place],
    said: tuple[list[DeclaredZone], ZoneDefaults],
) -> tuple[ZoneKind, str, bool]:
    rows, defaults = said
    declared = next((row.kind for row in rows if row.kind in set(ZoneKind)), None)
    if declared is not None:
        return ZoneKind(declared), "declared", True
    proposed = sorted({place.kind for one in members if (place := places[one]).kind is not None})
    if proposed:
        return proposed[0], "proposed from what stands there", True
    spaced = " ".join(name.casefold().replace("-", " ").replace("_", " ").split())
    for word, kind in defaults.words:
        if f" {word} " in f" {spaced} ":
            return ZoneKind(kind), f"its name says {word}", True
    roles = kind_of_roles(ground.assets[one] for one in members)
    is_office = roles is ZoneKind.ENTERPRISE
    if roles is not None and not (
        is_office and find_ot_protocol(members, ground.iter_flows(members), kinds=ground.kinds)
    ):
        return roles, "from the roles that stand there", True
    votes = Counter(s.kind for one in members for s in ground.segments_of.get(one, ()) if s.kind is not None)
    if votes:
        return min(votes, key=lambda kind: (-votes[kind], kind)), "from the segment it lies in", True
    spoken = _spoken_protocol(members, ground=ground)
    if spoken is not None:
        return ZoneKind.CELL, f"somebody there speaks {spoken}, and nothing tells more", False
    return ZoneKind.ENTERPRISE, "nothing tells what it is for; nothing there is known to run the plant", False


def _spoken_protocol(members: Sequence[Id], *, ground: Ground) -> str | None:
    """Give a control protocol that somebody there asks or answers by."""
    spoken = {flow.protocol or "" for flow in ground.iter_flows(members)}
    return min((protocol for protocol in spoken if is_ot(protocol, ground.kinds)), default=None)


def _prefix_note(members: Sequence[Id], *, ground: Ground) -> tuple[str, ...]:
    """Say once that the subnets are guessed, unless a person declared them."""
    legs = {leg.name: leg for one in members for leg in ground.segments_of.get(one, ())}
    nets = {net for leg in legs.values() for net in leg.subnets}
    declared = {net for row in ground.plant.zones for net in row.subnets} if nets else set()
    return ("networks are taken as /24: no mask was seen",) if nets - declared else ()


def kind_of_roles(members: Iterable[Asset]) -> ZoneKind | None:
    """Say what a zone is for from the roles in it alone; `None` when they tell nothing."""
    roles = {one.role for one in members}
    if roles & FIELD:
        return ZoneKind.SAFETY if roles & CONTROLLERS == {Role.SAFETY_PLC} and len(roles) == 1 else ZoneKind.CELL
    if roles & (SUPERVISORS - {Role.ENGINEERING_STATION}):
        return ZoneKind.SUPERVISION
    if Role.ENGINEERING_STATION in roles:
        return ZoneKind.ENGINEERING
    if roles & PLANT_SERVERS or Role.OT_SERVER in roles:
        return ZoneKind.SERVERS
    if roles & {Role.REMOTE_ACCESS, Role.JUMP_HOST}:
        return ZoneKind.REMOTE_ACCESS
    if roles & OFFICE:
        return ZoneKind.ENTERPRISE
    return None


def _subnets(members: Sequence[Id], rows: Sequence[DeclaredZone], *, ground: Ground) -> tuple[str, ...]:
    found = {net for row in rows for net in row.subnets}
    for one in members:
        legs = ground.segments_of.get(one, ())
        if len(legs) == 1:
            found.update(legs[0].subnets)
    return tuple(sorted(found))
