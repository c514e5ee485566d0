"""What a packet filter that was read does between the two zones of a conduit."""

from dataclasses import dataclass

from zonewright.model.identifier import Id, Origin


@dataclass(frozen=True, slots=True, order=True)
class FilterLine:
    """A line of a configuration; `rule` is `None` where a chain's policy stands."""

    line: int
    text: str
    rule: Id | None = None


@dataclass(frozen=True, slots=True)
class Excess:
    """New connections that a line lets pass and that no observed flow needs.

    Attributes:
        line: the accept rule; `None` when a policy lets them pass.
        what: the first of them in words, `tcp from 10.0.0.0/24 to 10.0.1.9 port 1-501`.
        boxes: into how many such pieces they fall.
    """

    line: FilterLine | None
    what: tuple[str, ...]
    boxes: int


@dataclass(frozen=True, slots=True)
class BoundaryFinding:
    """One packet filter asked about both directions of one conduit, for new connections.

    Attributes:
        device: name of the device, as its configuration gives it.
        filters: `True` when it surely stops something in either direction, `False` when it stops nothing in one.
        default_deny: `True` when only rules that name a port or a protocol let anything pass; `None` when unknown.
        any_any: accept rules without a limit of port or protocol that let something pass.
        unread: lines that could change the answers, whether not understood or asking for an interface.
        excess: what passes beyond what was seen; empty when unknown.
        stopped_flows: flows seen with answers between the zones although the filter stops them: they go round it.
        passes_nothing: `True` when it surely lets no new connection pass in either direction.
        why: what stood in the way of an answer, in words; empty when nothing did.
    """

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    conduit: Id
    configuration: Id
    device: str
    filters: bool | None
    default_deny: bool | None
    any_any: tuple[FilterLine, ...] = ()
    unread: tuple[FilterLine, ...] = ()
    excess: tuple[Excess, ...] = ()
    stopped_flows: tuple[Id, ...] = ()
    passes_nothing: bool = False
    why: tuple[str, ...] = ()
