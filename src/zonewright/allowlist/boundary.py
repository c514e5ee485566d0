"""What the filters that were read do between zones: denied by default, open, wider than needed, gone round."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zonewright.allowlist.net import flow_packets, zone_nets
from zonewright.allowlist.packet_set import PacketSet, render_box
from zonewright.allowlist.path import hook_chains, unread_fields
from zonewright.allowlist.permission import Net, Pass, Permission, derive_permission
from zonewright.model.asset import Asset
from zonewright.model.boundary import BoundaryFinding, Excess, FilterLine
from zonewright.model.filtering import Configuration, FilterRule
from zonewright.model.flow import Flow
from zonewright.model.identifier import Id, Origin, make_id
from zonewright.model.zone import Conduit, Zone

MOST_WORDS = 3
"""Pieces of an excess that are put in words."""


@dataclass(frozen=True, slots=True)
class _Question:
    conduit: Conduit
    configuration: Configuration
    nets: tuple[tuple[Net, ...], tuple[Net, ...]]
    flows: tuple[Flow, ...]
    assets: Mapping[Id, Asset]


def derive_boundary_findings(
    conduits: Sequence[Conduit],
    zones: Sequence[Zone],
    *,
    configurations: Sequence[Configuration],
    flows: Sequence[Flow],
    assets: Sequence[Asset],
) -> tuple[BoundaryFinding, ...]:
    """Ask every filter that stands in a conduit what it lets pass between the two zones, both ways.

    The order is that of the conduits, then of the filters as the conduit names them.
    """
    nets = zone_nets(zones, assets)
    known = {configuration.id: configuration for configuration in configurations}
    by_id = {asset.id: asset for asset in assets}
    crossing: dict[Id | None, list[Flow]] = {}
    for flow in flows:
        crossing.setdefault(flow.conduit, []).append(flow)
    found: list[BoundaryFinding] = []
    for conduit in conduits:
        mine = tuple(crossing.get(conduit.id, ()))
        ends = (nets.get(conduit.zones[0], ()), nets.get(conduit.zones[1], ()))
        filters = [known[name] for name in conduit.enforced_by if name in known]
        found += (_derive(_Question(conduit, one, ends, mine, by_id)) for one in filters)
    return tuple(found)


def _derive(question: _Question) -> BoundaryFinding:
    here, there = question.nets
    permissions = (
        derive_permission(question.configuration, sources=here, destinations=there),
        derive_permission(question.configuration, sources=there, destinations=here),
    )
    asked = all(permission.asked for permission in permissions)
    open_parts = [_open_parts(permission) for permission in permissions]
    filters = _both([_filters(permission) for permission in permissions]) if asked else None
    denies = _both([_denies(*both) for both in zip(permissions, open_parts, strict=True)]) if asked else None
    return BoundaryFinding(
        id=make_id("boundary", question.conduit.id, question.configuration.id),
        origin=Origin.DERIVED,
        basis=_basis(question, permissions),
        conduit=question.conduit.id,
        configuration=question.configuration.id,
        device=question.configuration.device,
        filters=filters,
        default_deny=denies,
        any_any=_any_any(permissions, open_parts),
        unread=_lines(_doubtful(permissions, is_open=filters is None or denies is None)),
        excess=_excess(question, permissions),
        stopped_flows=_stopped(question, permissions),
        passes_nothing=asked and not any(permission.passes for permission in permissions),
        why=_why(question, permissions, asked=asked),
    )


def _both(answers: Sequence[bool | None]) -> bool | None:
    if False in answers:
        return False
    return None if None in answers else True


def _filters(permission: Permission) -> bool | None:
    """`True`: something is surely stopped; `False`: nothing can be."""
    if not permission.denied:
        return False
    left = permission.denied
    for part in permission.passes:
        left = left.without(part.packets)
    return True if left else None


def _open_parts(permission: Permission) -> tuple[Pass, ...]:
    return tuple(part for part in permission.passes if not part.limited)


def _denies(permission: Permission, open_parts: Sequence[Pass]) -> bool | None:
    """Nothing passes but by a rule that names it [62443-3-3:2013 SR 5.2 RE 1]."""
    if not open_parts:
        return True
    return False if any(_surely_open(permission, part) for part in open_parts) else None


def _surely_open(permission: Permission, part: Pass) -> bool:
    """Tell whether a part passes unnamed whatever the doubtful rules do: no rule that names it lets it pass too."""
    left = permission.surely(part)
    for other in permission.passes:
        if other.limited and left:
            left = left.without(other.packets)
    return bool(left)


def _any_any(permissions: Sequence[Permission], open_parts: Sequence[Sequence[Pass]]) -> tuple[FilterLine, ...]:
    found = {
        part.rules[-1]
        for permission, parts in zip(permissions, open_parts, strict=True)
        for part in parts
        if part.rules and _surely_open(permission, part)
    }
    return _lines(found)


def _doubtful(permissions: Sequence[Permission], *, is_open: bool) -> tuple[FilterRule, ...]:
    """Rules in doubt, where the doubt leaves anything open.

    One that only asks for an interface still names what passes; it counts where an answer hangs on it.
    """
    return tuple(
        rule
        for permission in permissions
        if any(part.packets.within(permission.denied) for part in permission.passes)
        for rule in permission.doubtful
        if is_open or unread_fields(rule)
    )


def _lines(rules: Sequence[FilterRule] | set[FilterRule]) -> tuple[FilterLine, ...]:
    return tuple(sorted({FilterLine(rule.line, rule.text, rule.id) for rule in rules}, key=lambda one: one.line))


def _excess(question: _Question, permissions: Sequence[Permission]) -> tuple[Excess, ...]:
    """What surely passes and no observed flow needs, line by line."""
    if any(permission.too_wide for permission in permissions):
        return ()
    needed = PacketSet()
    for flow in question.flows:
        needed = needed.joined(flow_packets(flow, question.assets))
    extra: dict[FilterLine | None, list[str]] = {}
    for permission in permissions:
        for part in permission.passes:
            line = _lines(part.rules[-1:])[0] if part.rules else None
            rest = permission.surely(part).without(needed)
            extra.setdefault(line, []).extend(render_box(box) for box in sorted(rest.boxes))
    found = [Excess(line, tuple(words[:MOST_WORDS]), len(words)) for line, words in extra.items() if words]
    return tuple(sorted(found, key=lambda one: one.line.line if one.line else 0))


def _stopped(question: _Question, permissions: Sequence[Permission]) -> tuple[Id, ...]:
    """Flows that were answered, though the filter lets neither their first packet nor one the other way pass."""
    passed = [part.packets for permission in permissions for part in permission.passes]
    asked = [permission.asked for permission in permissions]
    found = []
    for flow in question.flows:
        if not any(count.responses + count.errors for count in flow.function_codes.values()):
            continue
        packets = flow_packets(flow, question.assets).joined(flow_packets(flow, question.assets, turned=True))
        inside = any(packets.within(one) for one in asked)
        if inside and not any(packets.within(one) for one in passed):
            found.append(flow.id)
    return tuple(sorted(found))


def _why(question: _Question, permissions: Sequence[Permission], *, asked: bool) -> tuple[str, ...]:
    words = [permission.too_wide for permission in permissions if permission.too_wide is not None]
    if not asked:
        words.append("a zone of the conduit has no known IP address, so a filter of addresses cannot be asked")
    elif not any(hook_chains(question.configuration, version=version) for version in (4, 6)):
        words.append(f"the filter of {question.configuration.device} asks nothing of what is forwarded")
    return tuple(dict.fromkeys(words))


def _basis(question: _Question, permissions: Sequence[Permission]) -> tuple[Id, ...]:
    rules = {rule for permission in permissions for part in permission.passes for rule in part.rules}
    rules |= {rule for permission in permissions for rule in permission.doubtful}
    lines = {name for rule in rules for name in rule.basis}
    return (question.configuration.id, question.conduit.id, *sorted(lines - {question.configuration.id}))
