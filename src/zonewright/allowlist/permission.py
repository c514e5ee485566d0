"""What a packet filter lets pass between two sets of addresses, computed for all packets at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from zonewright.allowlist.packet_set import PacketSet, limit_axis, make_box, outside_spans
from zonewright.allowlist.path import DENIES, find_chain, hook_chains, is_limited
from zonewright.allowlist.span import (
    ANY_VERSION,
    ICMP,
    LAST_ADDRESS,
    LAST_PORT,
    LAST_PROTOCOL,
    NUMBERS,
    WITH_PORTS,
    Span,
    find_spans,
)
from zonewright.errors import UnsupportedError
from zonewright.model.filtering import Action, Configuration, FieldMatch, FilterChain, FilterRule

Net = tuple[int, Span]
"""IP version and span of addresses."""

MOST_JUMPS = 32
LAST = {"protocol": LAST_PROTOCOL, "source_port": LAST_PORT, "destination_port": LAST_PORT}


@dataclass(frozen=True, slots=True)
class Pass:
    """Packets that a filter lets pass, and why.

    Attributes:
        packets: new connections that pass, possibly or surely.
        rules: the accept rules they meet, one a chain at most; empty when only policies let them pass.
        limited: whether one of these rules, or a jump on the way to it, names a port or a protocol without ports.
    """

    packets: PacketSet
    rules: tuple[FilterRule, ...] = ()
    limited: bool = False


@dataclass(frozen=True, slots=True)
class Permission:
    """What a filter does with new connections between two sets of addresses.

    Attributes:
        asked: all packets between them.
        passes: what may pass; overlaps only where a doubtful rule stands.
        denied: what may be denied, as boxes that may share packets; what is here and in `passes` is not known.
        doubtful: rules that may match or not and meet packets of the question, in order of lines.
        too_wide: why it was given up, with everything possible; `None` when it was computed.
    """

    asked: PacketSet
    passes: tuple[Pass, ...]
    denied: PacketSet
    doubtful: tuple[FilterRule, ...] = ()
    too_wide: str | None = None

    def surely(self, part: Pass) -> PacketSet:
        """Give the packets of a part that pass whatever the doubtful rules do."""
        return part.packets.without(self.denied)


@dataclass(slots=True)
class _Flow:
    """What has come out of one base chain so far."""

    configuration: Configuration
    passes: list[Pass] = field(default_factory=list)
    denied: PacketSet = field(default_factory=PacketSet)
    doubtful: dict[FilterRule, None] = field(default_factory=dict)


def derive_permission(
    configuration: Configuration, *, sources: Iterable[Net], destinations: Iterable[Net]
) -> Permission:
    """Compute which new connections a filter lets pass from some addresses to others.

    Interfaces and ICMP types are not known here: a rule that asks for them may match or not, as one that was not
    read in full. The result is exact under that; it agrees with `decide` on every packet.
    """
    asked = _between(sources, destinations)
    try:
        return _derive(configuration, asked)
    except UnsupportedError as error:
        return Permission(asked, (Pass(asked),), asked, too_wide=str(error))


def _between(sources: Iterable[Net], destinations: Iterable[Net]) -> PacketSet:
    ends = tuple(destinations)
    pairs = [(one, other) for one in sources for other in ends if one[0] == other[0]]
    found = PacketSet()
    for (version, source), (_, destination) in pairs:
        found = found.joined(PacketSet((make_box(version, source=source, destination=destination),)))
    return found


def _derive(configuration: Configuration, asked: PacketSet) -> Permission:
    passes: tuple[Pass, ...] = ()
    denied = PacketSet()
    doubtful: dict[FilterRule, None] = {}
    for version in (4, 6):
        mine = limit_axis(asked, "version", spans=[(version, version)])
        flow = _Flow(configuration)
        parts = [Pass(mine)] if mine else []
        for chain in hook_chains(configuration, version=version):
            parts = [out for part in parts for out in _ask(flow, chain, part=part)]
        passes += tuple(parts)
        denied = denied.stacked(flow.denied)
        doubtful |= flow.doubtful
    return Permission(asked, passes, denied, tuple(sorted(doubtful, key=lambda rule: rule.line)))


def _ask(flow: _Flow, chain: FilterChain, *, part: Pass) -> tuple[Pass, ...]:
    """Send packets through one base chain; a policy adds no rule to what passes."""
    flow.passes = []
    through = _walk(flow, chain, entry=_Entry(part.packets))
    if chain.policy is Action.UNREAD or chain.policy in DENIES:
        flow.denied = flow.denied.stacked(through)
    if chain.policy not in DENIES and through:
        flow.passes.append(Pass(through))
    return tuple(
        replace(out, rules=(*part.rules, *out.rules), limited=part.limited or out.limited) for out in flow.passes
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    packets: PacketSet
    limited: bool = False
    depth: int = 0


def _walk(flow: _Flow, chain: FilterChain, *, entry: _Entry) -> PacketSet:
    """Send packets through a chain; gives those that come out at its end or by a return."""
    pending, left = entry.packets, PacketSet()
    for rule in chain.rules:
        matched, doubtful = _match(rule, pending)
        if not matched or rule.action is Action.NONE:
            continue
        if doubtful or rule.action is Action.UNREAD:
            flow.doubtful[rule] = None
        onward, returned = _take(flow, chain, rule=rule, entry=replace(entry, packets=matched))
        left = left.joined(returned)
        pending = pending if doubtful else pending.without(matched).joined(onward)
    return left.joined(pending)


def _take(flow: _Flow, chain: FilterChain, *, rule: FilterRule, entry: _Entry) -> tuple[PacketSet, PacketSet]:
    """Do what a rule says with the packets it matches: those that go on, and those that leave the chain."""
    matched, nothing = entry.packets, PacketSet()
    limited = entry.limited or is_limited(rule)
    if rule.action in (Action.ACCEPT, Action.UNREAD):
        flow.passes.append(Pass(matched, (rule,), limited))
    if rule.action in DENIES or rule.action is Action.UNREAD:
        flow.denied = flow.denied.stacked(matched)
    if rule.action is Action.UNREAD:
        return matched, nothing
    if rule.action is Action.RETURN:
        return nothing, matched
    if rule.action not in (Action.JUMP, Action.GOTO):
        return nothing, nothing
    called = find_chain(flow.configuration, chain, name=rule.jump_to)
    if called is None or entry.depth >= MOST_JUMPS:
        lost = replace(rule, action=Action.UNREAD)
        flow.doubtful[rule] = None
        return _take(flow, chain, rule=lost, entry=entry)
    out = _walk(flow, called, entry=_Entry(matched, limited, entry.depth + 1))
    return (out, nothing) if rule.action is Action.JUMP else (nothing, out)


def _match(rule: FilterRule, packets: PacketSet) -> tuple[PacketSet, bool]:
    """Give the packets that a rule matches, and whether it may also leave them."""
    doubtful = bool(rule.unread)
    for match in rule.matches:
        if match.field in NUMBERS and find_spans(match) is not None:
            packets = _limit(match, packets)
        elif match.field == "state" and ("new" in match.values) == match.negated:
            return PacketSet(), False
        elif match.field == "icmp_type":
            packets = limit_axis(packets, "protocol", spans=[(number, number) for number in ICMP])
            doubtful = True
        elif match.field != "state":
            doubtful = True
    return packets, doubtful


def _limit(match: FieldMatch, packets: PacketSet) -> PacketSet:
    spans = find_spans(match) or ()
    if match.field.endswith("_port"):
        packets = limit_axis(packets, "protocol", spans=[(number, number) for number in WITH_PORTS])
    if not match.field.endswith("_ip"):
        found = [span for _, span in spans]
        inside = outside_spans(found, LAST.get(match.field, 6)) if match.negated else found
        return limit_axis(packets, NUMBERS[match.field], spans=inside)
    kept = PacketSet()
    for version in sorted({version for version, _ in spans if version != ANY_VERSION}):
        mine = [span for at, span in spans if at == version]
        inside = outside_spans(mine, LAST_ADDRESS[version]) if match.negated else mine
        here = limit_axis(packets, "version", spans=[(version, version)])
        kept = kept.joined(limit_axis(here, NUMBERS[match.field], spans=inside))
    return kept
