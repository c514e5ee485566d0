"""Which packets a rule matches: fields, operators, values."""

from collections.abc import Mapping
from dataclasses import dataclass

from zonewright.model.filtering import FieldMatch
from zonewright.platforms.nftables import spelling
from zonewright.platforms.nftables.cursor import Cursor
from zonewright.platforms.nftables.definition import Element, find_elements
from zonewright.platforms.nftables.tokens import Token
from zonewright.platforms.nftables.value import find_bound, find_value, find_values

IP = FieldMatch("family", ("ip",))
IP6 = FieldMatch("family", ("ip6",))
BOUNDS = frozenset({"<", "<=", ">", ">="})
GLUE = frozenset({"&", "|", "^", "<<", ">>", ".", "map", "set"})
"""After one of these the words before are no plain comparison."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A packet field with what must hold for the packet to have it at all."""

    field: str
    needs: tuple[FieldMatch, ...] = ()
    icmpv6: bool = False
    version: int = 0


def _ports() -> dict[tuple[str, ...], Subject]:
    found: dict[tuple[str, ...], Subject] = {}
    for transport in ("tcp", "udp", "sctp", "dccp", "udplite", "th"):
        protocol = spelling.PROTOCOLS.get(transport)
        needs = (FieldMatch("protocol", (protocol,)),) if protocol else ()
        found[(transport, "sport")] = Subject("source_port", needs)
        found[(transport, "dport")] = Subject("destination_port", needs)
    return found


SUBJECTS: Mapping[tuple[str, ...], Subject] = {
    ("iif",): Subject("iif"),
    ("iifname",): Subject("iif"),
    ("oif",): Subject("oif"),
    ("oifname",): Subject("oif"),
    ("ip", "saddr"): Subject("source_ip", (IP,), version=4),
    ("ip", "daddr"): Subject("destination_ip", (IP,), version=4),
    ("ip6", "saddr"): Subject("source_ip", (IP6,), version=6),
    ("ip6", "daddr"): Subject("destination_ip", (IP6,), version=6),
    ("ip", "protocol"): Subject("protocol", (IP,)),
    ("ip6", "nexthdr"): Subject("protocol", (IP6,)),
    ("l4proto",): Subject("protocol"),
    ("nfproto",): Subject("family"),
    ("protocol",): Subject("family"),
    ("icmp", "type"): Subject("icmp_type", (FieldMatch("protocol", ("icmp",)),)),
    ("icmpv6", "type"): Subject("icmp_type", (FieldMatch("protocol", ("icmpv6",)),), icmpv6=True),
    ("ct", "state"): Subject("state"),
    **_ports(),
}
NEEDS_META = frozenset({("l4proto",), ("nfproto",), ("protocol",)})


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was read of one match: its fields, or a verdict for each value, or nothing that was understood."""

    matches: tuple[FieldMatch, ...] = ()
    branches: tuple[tuple[FieldMatch | None, tuple[Token, ...]], ...] = ()
    is_map: bool = False
    understood: bool = True


NOT_UNDERSTOOD = Comparison(understood=False)


def find_subject(cursor: Cursor) -> Subject | None:
    """Take the words of a known field; takes nothing and gives `None` when they are not known."""
    has_meta = cursor.word() == "meta"
    skip = 1 if has_meta else 0
    for length in (2, 1):
        words = cursor.words(skip, length)
        if words in SUBJECTS and (has_meta or words not in NEEDS_META):
            cursor.at += skip + length
            return SUBJECTS[words]
    return None


def read_comparison(cursor: Cursor, subject: Subject) -> Comparison:
    """Read operator and values after a field."""
    operator = cursor.word()
    if operator == "vmap":
        cursor.at += 1
        return _read_map(cursor, subject)
    if operator in BOUNDS:
        cursor.at += 1
        bound = find_bound(operator, cursor.take()) if subject.field.endswith("_port") else None
        return NOT_UNDERSTOOD if bound is None or cursor.word() in GLUE else _compare(subject, (bound,), negated=False)
    negated = operator in ("!=", "!")
    cursor.at += 1 if operator in ("!=", "!", "==") else 0
    elements = _read_elements(cursor)
    if elements is None or cursor.word() in GLUE or any(element.verdict for element in elements):
        return NOT_UNDERSTOOD
    values = find_values(subject.field, (element.key.text for element in elements), icmpv6=subject.icmpv6)
    if values is None or not all(_is_of(subject, value) for value in values):
        return NOT_UNDERSTOOD
    return _compare(subject, values, negated=negated)


def _compare(subject: Subject, values: tuple[str, ...], *, negated: bool) -> Comparison:
    return Comparison((*subject.needs, FieldMatch(subject.field, values, negated=negated)))


def _is_of(subject: Subject, value: str) -> bool:
    return not subject.version or (":" in value) == (subject.version == 6)


def _read_elements(cursor: Cursor) -> list[Element] | None:
    """Take `{ ... }`, `@set`, `a,b` or one value."""
    group = cursor.take_group()
    if group is not None:
        return find_elements(group)
    token = cursor.take_token()
    if token is None:
        return None
    if not token.quoted and token.text.startswith("@"):
        return cursor.find_set(token.text[1:])
    elements = [Element(token)]
    while cursor.word() == ",":
        cursor.at += 1
        following = cursor.take_token()
        if following is None:
            return None
        elements.append(Element(following))
    return elements


def _read_map(cursor: Cursor, subject: Subject) -> Comparison:
    elements = _read_elements(cursor)
    if elements is None or not all(element.verdict for element in elements):
        return NOT_UNDERSTOOD
    branches: list[tuple[FieldMatch | None, tuple[Token, ...]]] = []
    rest: list[tuple[FieldMatch | None, tuple[Token, ...]]] = []
    for element in elements:
        if element.key.text == "*" and not element.key.quoted:
            rest.append((None, element.verdict))
            continue
        value = find_value(subject.field, element.key.text, icmpv6=subject.icmpv6)
        if value is None or not _is_of(subject, value):
            return NOT_UNDERSTOOD
        branches.append((FieldMatch(subject.field, (value,)), element.verdict))
    return Comparison(subject.needs, tuple(branches + rest), is_map=True)
