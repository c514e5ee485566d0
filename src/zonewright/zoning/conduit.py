"""Conduits: one per pair of zones that flows cross, or that a person declared."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from zonewright.model.filtering import Configuration
from zonewright.model.flow import Flow
from zonewright.model.identifier import Id, Origin, make_id
from zonewright.model.plant import DeclaredConduit
from zonewright.model.zone import Conduit, SlVector, Zone
from zonewright.zoning.proposal import Ground
from zonewright.zoning.way import Ways, derive_filters

Pair = tuple[Id, Id]


def make_conduit_id(pair: Pair) -> Id:
    """Name a conduit by its two zones."""
    return make_id("conduit", *sorted(pair))


def derive_conduits(
    ground: Ground, zones: Sequence[Zone], *, ways: Ways, configurations: Sequence[Configuration]
) -> tuple[tuple[Conduit, ...], tuple[Flow, ...]]:
    """Make the conduits, and put on every flow the conduit it crosses."""
    zone_of = {one: zone.id for zone in zones for one in zone.assets}
    by_id = {zone.id: zone for zone in zones}
    crossing: dict[Pair, list[Flow]] = defaultdict(list)
    names: dict[Pair, Id] = {}
    flows = []
    for flow in ground.flows:
        pair = _pair(zone_of.get(flow.source), zone_of.get(flow.destination))
        if pair is not None:
            crossing[pair].append(flow)
            if pair not in names:
                names[pair] = make_conduit_id(pair)
        conduit = names[pair] if pair is not None else None
        flows.append(flow if flow.conduit == conduit else replace(flow, conduit=conduit))
    declared = _declared(ground.plant.conduits, zones)
    conduits = []
    for pair in sorted({*crossing, *declared}):
        sides = by_id[pair[0]], by_id[pair[1]]
        filters = derive_filters(sides, ways, ground=ground, configurations=configurations)
        said = declared.get(pair)
        if said is not None:
            filters = _with_declared(filters, said, configurations=configurations)
        conduits.append(_conduit(sides, crossing.get(pair, []), filters=filters, said=said))
    return tuple(sorted(conduits, key=lambda one: one.id)), tuple(flows)


def _pair(first: Id | None, second: Id | None) -> Pair | None:
    if first is None or second is None or first == second:
        return None
    return (first, second) if first < second else (second, first)


def _declared(conduits: Sequence[DeclaredConduit], zones: Sequence[Zone]) -> Mapping[Pair, DeclaredConduit]:
    by_name = {zone.name.casefold(): zone.id for zone in zones}
    found: dict[Pair, DeclaredConduit] = {}
    for one in conduits:
        pair = _pair(by_name.get(one.zones[0].casefold()), by_name.get(one.zones[1].casefold()))
        if pair is not None:
            found.setdefault(pair, one)
    return found


def _with_declared(
    filters: tuple[tuple[Id, str], ...], said: DeclaredConduit, *, configurations: Sequence[Configuration]
) -> tuple[tuple[Id, str], ...]:
    wanted = {name.casefold() for name in said.enforced_by}
    known = {name for name, _ in filters}
    named = [(c.id, f"{c.device}: declared") for c in configurations if c.device.casefold() in wanted]
    return tuple(sorted([*filters, *(one for one in named if one[0] not in known)]))


def _conduit(
    sides: tuple[Zone, Zone],
    flows: Sequence[Flow],
    *,
    filters: tuple[tuple[Id, str], ...],
    said: DeclaredConduit | None,
) -> Conduit:
    target = _highest(sides)
    why = [f"{len(flows)} flows cross between {sides[0].name} and {sides[1].name}"]
    why += [reason for _, reason in filters] or ["no packet filter that was read stands in it"]
    if target is not None:
        why.append("SL-T: per requirement the higher of its two zones")
    first, second = sorted(sides, key=lambda zone: (zone.purdue_level is None, zone.purdue_level or 0, zone.name))
    declared = (said.declared_by,) if said is not None else ()
    return Conduit(
        id=make_conduit_id((sides[0].id, sides[1].id)),
        origin=Origin.DECLARED if said is not None else Origin.DERIVED,
        basis=(sides[0].id, sides[1].id, *sorted(flow.id for flow in flows), *(name for name, _ in filters), *declared),
        name=said.name if said is not None else f"{first.name} - {second.name}",
        zones=(sides[0].id, sides[1].id),
        flows=tuple(sorted(flow.id for flow in flows)),
        enforced_by=tuple(name for name, _ in filters),
        sl_target=target,
        why=tuple(why),
        assumed=("sl_target",) if target is not None else (),
    )


def _highest(sides: tuple[Zone, Zone]) -> SlVector | None:
    vectors = [side.sl_target for side in sides if side.sl_target is not None]
    if not vectors:
        return None
    one, two, three, four, five, six, seven = (max(values) for values in zip(*vectors, strict=True))
    return one, two, three, four, five, six, seven
