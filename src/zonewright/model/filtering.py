"""Packet filters as they were read from a device: one model for every platform.

A platform turns its vendor's spelling into these nouns. What it could not express is kept as a rule whose `unread` says
so; whoever asks the filter a question must treat such a rule as one that may match anything its known fields allow.
"""

from dataclasses import dataclass
from enum import StrEnum

from zonewright.model.identifier import Id, Origin


class Action(StrEnum):
    """What a rule does with a packet that matches."""

    ACCEPT = "accept"
    DROP = "drop"
    REJECT = "reject"
    JUMP = "jump"
    GOTO = "goto"
    RETURN = "return"
    NONE = "none"
    """Counts, logs or comments; the packet goes on to the next rule."""
    UNREAD = "unread"
    """The verdict itself was not understood."""


@dataclass(frozen=True, slots=True)
class FieldMatch:
    """The values one packet field may have.

    Attributes:
        field: `iif`, `oif` (names), `source_ip`, `destination_ip` (CIDR or `low-high`), `protocol` (`tcp`, `udp`,
            `icmp`, `icmpv6`, or a decimal), `source_port`, `destination_port` (decimal or `low-high`), `state` (`new`,
            `established`, `related`, `invalid`, `untracked`), `icmp_type`, `family` (`ip`, `ip6`).
        values: alternatives, sorted, in canonical text.
        negated: the field must be none of them.
    """

    field: str
    values: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class FilterRule:
    """One rule of a chain, in the order in which the device asks it.

    Attributes:
        matches: all must hold.
        unread: parts of the line that were not understood, empty when everything was.
        line: line of the configuration, counted from 1.
        text: the line as it stands there, stripped.
        comment: the administrator's comment.
    """

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    line: int
    text: str
    action: Action
    matches: tuple[FieldMatch, ...] = ()
    jump_to: str | None = None
    unread: tuple[str, ...] = ()
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class FilterChain:
    """Rules asked in order; a chain with a hook is where a packet enters.

    Attributes:
        name: `<family> <table> <chain>`.
        hook: `forward`, `input`, `output`, ... or `None` for a chain that is jumped to.
        priority: the device's order of chains on one hook, lower first.
        policy: what happens at the end of a chain with a hook.
    """

    name: str
    family: str
    hook: str | None
    priority: int
    policy: Action | None
    rules: tuple[FilterRule, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Configuration:
    """The packet filter of one device.

    Attributes:
        device: name of the device, from the configuration itself or the file's name.
        platform: the dialect, such as `nftables`.
        asset: the asset it belongs to, once inventory has found it.
    """

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    device: str
    platform: str
    chains: tuple[FilterChain, ...]
    asset: Id | None = None
