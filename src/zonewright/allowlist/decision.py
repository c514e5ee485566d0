"""One packet asked of one packet filter, the line that decides, and the lines that could decide otherwise."""

from dataclasses import dataclass
from enum import StrEnum

from zonewright.allowlist.packet import Packet
from zonewright.allowlist.path import DENIES, find_chain, hook_chains, unread_fields
from zonewright.allowlist.span import ANY_VERSION, ICMP, NUMBERS, WITH_PORTS, find_spans
from zonewright.model.filtering import Action, Configuration, FieldMatch, FilterChain, FilterRule
from zonewright.model.identifier import Id

MOST_JUMPS = 32
"""Deeper jumps than any device allows: chains that call each other in a circle."""


class Answer(StrEnum):
    """What a filter does with a packet, as far as it was read."""

    PERMIT = "permit"
    DENY = "deny"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer of a packet filter.

    Attributes:
        rule: the rule that decides; `None` when the policy of a chain does, when no chain asks, or when unknown.
        line: line of the deciding rule or of the chain whose policy decides.
        unread: lines that could change the answer, sorted; empty unless unknown.
        missing: packet fields that, when given, could settle it.
    """

    answer: Answer
    rule: Id | None
    line: int | None
    unread: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Doubt:
    line: int
    missing: tuple[str, ...]
    unread: bool


@dataclass(frozen=True, slots=True)
class _Ends:
    """How it can end from one place on: `quiet` when no doubtful rule matches."""

    answers: frozenset[bool]
    quiet: tuple[Id | None, int | None]
    doubts: frozenset[_Doubt] = frozenset()


def decide(configuration: Configuration, packet: Packet, *, hook: str = "forward") -> Decision:
    """Say whether a packet filter lets a packet pass, and which line decides.

    Chains are asked by priority: a drop in any of them is final, an accept ends only that chain. A rule that was not
    read in full, or that asks for what the packet does not say, may match or not; the answer is unknown only when
    both answers remain.
    """
    ends = _Ends(frozenset({True}), (None, None))
    for chain in reversed(hook_chains(configuration, version=packet.version, hook=hook)):
        walk = _Walk(configuration, packet, ends)
        ends = walk.through(chain, walk.at_policy(chain), depth=0)
    if len(ends.answers) > 1:
        unread = sorted({doubt.line for doubt in ends.doubts if doubt.unread})
        missing = sorted({field for doubt in ends.doubts for field in doubt.missing})
        return Decision(Answer.UNKNOWN, None, None, tuple(unread), tuple(missing))
    answer = Answer.PERMIT if True in ends.answers else Answer.DENY
    return Decision(answer, *ends.quiet)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a rule stands: its chain, what follows when it does not decide, what follows its chain."""

    chain: FilterChain
    rest: _Ends
    after: _Ends
    depth: int


@dataclass(frozen=True, slots=True)
class _Walk:
    """One base chain and what it jumps to, read from its end to its beginning; `after` follows an accept."""

    configuration: Configuration
    packet: Packet
    after: _Ends

    def at_policy(self, chain: FilterChain) -> _Ends:
        """What happens where a base chain ends."""
        if chain.policy is Action.UNREAD:
            doubt = frozenset({_Doubt(chain.line, (), unread=True)})
            return _Ends(self.after.answers | {False}, (None, chain.line), self.after.doubts | doubt)
        if chain.policy in DENIES:
            return _Ends(frozenset({False}), (None, chain.line))
        return self._accepted((None, chain.line))

    def through(self, chain: FilterChain, after: _Ends, *, depth: int) -> _Ends:
        """Ends of a packet that enters a chain; `after` is what follows when no rule of it decides."""
        ends = after
        for rule in reversed(chain.rules):
            holds = match_rule(rule, self.packet)
            if holds is not False:
                taken = self._taken(rule, _Place(chain, ends, after, depth))
                ends = taken if holds else _either(taken, ends, doubt=_doubt_of(rule, self.packet))
        return ends

    def _taken(self, rule: FilterRule, at: _Place) -> _Ends:
        if rule.action is Action.ACCEPT:
            return self._accepted((rule.id, rule.line))
        if rule.action in DENIES:
            return _Ends(frozenset({False}), (rule.id, rule.line))
        if rule.action is Action.RETURN:
            return at.after
        if rule.action in (Action.JUMP, Action.GOTO):
            called = find_chain(self.configuration, at.chain, name=rule.jump_to)
            if called is not None and at.depth < MOST_JUMPS:
                follow = at.rest if rule.action is Action.JUMP else at.after
                return self.through(called, follow, depth=at.depth + 1)
        if rule.action is Action.NONE:
            return at.rest
        doubt = _Doubt(rule.line, (), unread=True)
        passing = _either(self._accepted(at.rest.quiet), at.rest, doubt=doubt)
        return _either(_Ends(frozenset({False}), at.rest.quiet), passing, doubt=doubt)

    def _accepted(self, by: tuple[Id | None, int | None]) -> _Ends:
        decided_later = self.after.quiet[0] is not None or self.after.answers == {False}
        return self.after if decided_later else _Ends(self.after.answers, by, self.after.doubts)


def _either(taken: _Ends, rest: _Ends, *, doubt: _Doubt) -> _Ends:
    answers = taken.answers | rest.answers
    doubts = taken.doubts | rest.doubts
    if len(answers) > 1:
        doubts |= {doubt}
    return _Ends(answers, rest.quiet, doubts)


def match_rule(rule: FilterRule, packet: Packet) -> bool | None:
    """Say whether a rule matches a packet; `None` when it cannot be told."""
    held = [match_field(match, packet) for match in rule.matches]
    if False in held:
        return False
    return None if None in held or rule.unread else True


def match_field(match: FieldMatch, packet: Packet) -> bool | None:
    """Say whether one field of a packet is among the values; `None` when it cannot be told.

    An IPv4 match never holds for IPv6, nor a match on a port for a protocol without ports, negated or not.
    """
    if match.field in ("iif", "oif"):
        name = packet.iif if match.field == "iif" else packet.oif
        return None if name is None else any(_is_named(name, value) for value in match.values) != match.negated
    if match.field == "icmp_type":
        return None if packet.protocol in ICMP else False
    if match.field == "state":
        return (packet.state in match.values) != match.negated
    if match.field in NUMBERS:
        return _match_number(match, packet)
    return None


def _match_number(match: FieldMatch, packet: Packet) -> bool | None:
    spans = find_spans(match)
    if spans is None:
        return None
    inside = tuple(span for version, span in spans if version in (ANY_VERSION, packet.version))
    if not inside:
        return False
    if match.field.endswith("_port") and packet.protocol not in WITH_PORTS:
        return False
    number = getattr(packet, NUMBERS[match.field])
    if number is None:
        return None
    return any(low <= number <= high for low, high in inside) != match.negated


def _is_named(name: str, value: str) -> bool:
    return name.startswith(value[:-1]) if value.endswith("*") else name == value


def _doubt_of(rule: FilterRule, packet: Packet) -> _Doubt:
    unknown = tuple(match.field for match in rule.matches if match_field(match, packet) is None)
    unread = bool(unread_fields(rule))
    return _Doubt(rule.line, tuple(field for field in unknown if field not in unread_fields(rule)), unread=unread)
