"""Who stands where: segments with their kinds, and the cells inside one segment."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zonewright.model.asset import Asset, Role
from zonewright.model.flow import Flow
from zonewright.model.identifier import Id
from zonewright.model.zone import ZoneKind

CONTROLLERS = frozenset({Role.PLC, Role.SAFETY_PLC, Role.ROBOT_CONTROLLER})
FIELD = CONTROLLERS | {Role.REMOTE_IO, Role.DRIVE}
SUPERVISORS = frozenset({Role.HMI, Role.SCADA_SERVER, Role.BUILDING_CONTROLLER, Role.ENGINEERING_STATION})
PLANT_SERVERS = frozenset({Role.HISTORIAN, Role.OPC_SERVER})
FORWARDING = frozenset({Role.ROUTER, Role.FIREWALL})
NETWORK = FORWARDING | {Role.SWITCH}
OT_SIDE = frozenset({ZoneKind.CELL, ZoneKind.SAFETY, ZoneKind.VENDOR_CELL, ZoneKind.SUPERVISION, ZoneKind.ENGINEERING})


@dataclass(frozen=True, slots=True)
class Segment:
    """One broadcast domain with its subnets, its assets and what they are there for; `doubt` says how weak it is."""

    name: str
    subnets: tuple[str, ...]
    assets: tuple[Id, ...]
    kind: ZoneKind | None
    why: str
    doubt: str = ""


def derive_segment_kinds(
    segments: Mapping[str, tuple[Id, ...]],
    assets: Mapping[Id, Asset],
    *,
    flows: Sequence[Flow],
    kinds: Mapping[str, str],
) -> tuple[Segment, ...]:
    """Say of every segment what it is there for, from the roles on it and from who talks to whom.

    A segment with controllers is a cell; with supervisors only, supervision; servers that speak control protocols or
    serve the line are plant servers; one that both serves the office side and asks the plant side is a DMZ; what is
    left is the office when something there is known to be, else unknown.
    """
    found: dict[str, tuple[ZoneKind, str]] = {}
    for name, members in segments.items():
        by_role = _by_roles([assets[one] for one in members if assets[one].role not in NETWORK])
        if by_role is not None:
            found[name] = by_role
    home = _homes(segments, assets)
    leaving, of_end = _group_by_home(flows, home), group_by_end(flows)
    for name in segments:
        if name not in found and _serves_line(name, home, flows=leaving.get(name, ()), found=found, kinds=kinds):
            found[name] = (ZoneKind.SERVERS, "its servers work for the line")
    for name in segments:
        if name not in found and _mediates(name, home, flows=leaving.get(name, ()), found=found):
            found[name] = (ZoneKind.DMZ, "it serves the office side and itself asks the plant side")
    for name, members in segments.items():
        if name in found or not any(assets[one].role in OFFICE for one in members):
            continue
        near = (flow for one in members for flow in of_end.get(one, ()))
        if find_ot_protocol(members, near, kinds=kinds) is None:
            found[name] = (ZoneKind.ENTERPRISE, "office computers or servers stand there and nothing of the plant")
    return tuple(_segment(name, members, kind=found.get(name)) for name, members in sorted(segments.items()))


OFFICE = frozenset({Role.IT_CLIENT, Role.IT_SERVER, Role.PRINTER})


def group_by_end(flows: Iterable[Flow]) -> dict[Id, list[Flow]]:
    """Put every flow under each of its two ends."""
    found: dict[Id, list[Flow]] = defaultdict(list)
    for flow in flows:
        found[flow.source].append(flow)
        found[flow.destination].append(flow)
    return dict(found)


def _group_by_home(flows: Iterable[Flow], home: Mapping[Id, str]) -> dict[str, list[Flow]]:
    """Put every flow that leaves its segment under the segments of its two ends."""
    found: dict[str, list[Flow]] = defaultdict(list)
    for flow in flows:
        here, there = home.get(flow.source), home.get(flow.destination)
        for name in (here, there) if here != there else ():
            if name is not None:
                found[name].append(flow)
    return found


def is_ot(protocol: str | None, kinds: Mapping[str, str]) -> bool:
    """Tell whether a protocol is one that plants are run by."""
    return protocol is not None and kinds.get(protocol) == "ot"


def find_ot_protocol(members: Iterable[Id], flows: Iterable[Flow], *, kinds: Mapping[str, str]) -> str | None:
    """Give a control protocol that is at home there: somebody serves it, or speaks it to a group or a neighbour.

    Who only asks a server elsewhere by one may be an office computer.
    """
    here = frozenset(members)
    spoken = {flow.protocol or "" for flow in flows if is_ot(flow.protocol, kinds) and _is_at_home(flow, here)}
    return min(spoken, default=None)


def _is_at_home(flow: Flow, here: frozenset[Id]) -> bool:
    return flow.destination in here or (flow.source in here and str(flow.destination).startswith("group-"))


def _segment(name: str, members: tuple[Id, ...], *, kind: tuple[ZoneKind, str] | None) -> Segment:
    subnets = tuple(part for part in name.split(", ") if "/" in part)
    group = name.partition(" sending to ")[2]
    doubt = f"seen only sending to {group}; whether they share one network is not certain" if group else ""
    return Segment(name, subnets, members, kind[0] if kind else None, kind[1] if kind else "", doubt)


def _by_roles(members: list[Asset]) -> tuple[ZoneKind, str] | None:
    roles = {one.role for one in members}
    field = [one.name for one in members if one.role in FIELD]
    if field:
        if roles == {Role.SAFETY_PLC}:
            return ZoneKind.SAFETY, f"safety controllers stand there ({field[0]})"
        return ZoneKind.CELL, f"controllers or field devices stand there ({field[0]})"
    if roles & {Role.HMI, Role.SCADA_SERVER}:
        return ZoneKind.SUPERVISION, "supervision stands there"
    if Role.ENGINEERING_STATION in roles:
        return ZoneKind.ENGINEERING, "engineering stands there"
    if roles & PLANT_SERVERS:
        return ZoneKind.SERVERS, "plant servers stand there"
    if Role.BUILDING_CONTROLLER in roles:
        return ZoneKind.CELL, "building controllers stand there"
    return None


def _homes(segments: Mapping[str, tuple[Id, ...]], assets: Mapping[Id, Asset]) -> dict[Id, str]:
    home: dict[Id, str] = {}
    for name, members in segments.items():
        for one in members:
            if assets[one].role not in FORWARDING:
                home.setdefault(one, name)
    return home


def _serves_line(
    name: str,
    home: Mapping[Id, str],
    *,
    flows: Sequence[Flow],
    found: Mapping[str, tuple[ZoneKind, str]],
    kinds: Mapping[str, str],
) -> bool:
    """Tell whether it speaks a control protocol with the plant side, or gives names and time to a cell."""
    for flow in flows:
        here, there = home.get(flow.source), home.get(flow.destination)
        if name not in (here, there) or here == there:
            continue
        other = found.get((there if here == name else here) or "")
        kind = kinds.get(flow.protocol or "")
        if other is None or other[0] not in OT_SIDE:
            continue
        if kind == "ot" or (kind == "infrastructure" and there == name):
            return True
    return False


def _mediates(
    name: str, home: Mapping[Id, str], *, flows: Sequence[Flow], found: Mapping[str, tuple[ZoneKind, str]]
) -> bool:
    plant = OT_SIDE | {ZoneKind.SERVERS}
    asked_by: dict[Id, set[str]] = defaultdict(set)
    asks: set[Id] = set()
    for flow in flows:
        here, there = home.get(flow.source), home.get(flow.destination)
        if there == name and here is not None and here != name and (here not in found or found[here][0] not in plant):
            asked_by[flow.destination].add(here)
        if here == name and there is not None and there in found and found[there][0] in plant:
            asks.add(flow.source)
    return any(one in asks for one in asked_by)


def derive_cells(segment: Segment, assets: Mapping[Id, Asset], *, flows: Iterable[Flow]) -> dict[Id, tuple[Id, ...]]:
    """Split one segment into the neighbourhoods of its controllers, when there are at least two with partners.

    Who asks several of them supervises and belongs to none. Gives controller -> assets; empty when nothing splits.
    """
    members = frozenset(one for one in segment.assets if assets[one].role not in FORWARDING)
    controllers = sorted(one for one in members if assets[one].role in CONTROLLERS)
    partners: dict[Id, set[Id]] = defaultdict(set)
    for flow in flows:
        if flow.source in members and flow.destination in members and flow.source != flow.destination:
            partners[flow.source].add(flow.destination)
            partners[flow.destination].add(flow.source)
    cell_of: dict[Id, Id] = {one: one for one in controllers}
    for one in sorted(members - set(controllers)):
        near = sorted(partners[one] & set(controllers))
        if len(near) == 1:
            cell_of[one] = near[0]
    for one in sorted(members - set(cell_of)):
        near = sorted({cell_of[p] for p in partners[one] if p in cell_of})
        if len(near) == 1 and not partners[one] & set(controllers):
            cell_of[one] = near[0]
    cells: dict[Id, list[Id]] = defaultdict(list)
    for one, controller in sorted(cell_of.items()):
        cells[controller].append(one)
    full = {controller: tuple(found) for controller, found in cells.items() if len(found) > 1}
    return full if len(full) > 1 and len(full) == len(cells) else {}
