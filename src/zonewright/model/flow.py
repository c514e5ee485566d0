"""Flows between assets, with what their messages do to the process."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from zonewright.model.identifier import Id, Origin


class Operation(StrEnum):
    """What a message does to the process; `publish` is unrequested or cyclic."""

    READ = "read"
    WRITE = "write"
    PROGRAM = "program"
    CONTROL = "control"
    DIAGNOSE = "diagnose"
    PUBLISH = "publish"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CodeCount:
    """Messages of one function code: `errors` is disjoint from `responses`; published messages count as requests."""

    requests: int = 0
    responses: int = 0
    errors: int = 0


@dataclass(frozen=True, slots=True)
class Range:
    """What the messages of one function code touch: a stretch of addresses without a hole.

    Attributes:
        code: code key, as in `function_codes`.
        unit: who is spoken to behind the address, such as `unit 1` or `slot 2`.
        area: kind of memory, data block, kind of object.
        first: first address, `None` where only unit or area are told.
        last: last address, itself touched.
        count: messages that touch a part of it.
        exact: false where there were too many ranges to keep: then not everything between is touched.
    """

    code: str
    unit: str | None
    area: str | None
    first: int | None
    last: int | None
    count: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Flow:
    """One client asset, one destination (asset or group), one transport, one server port, one protocol.

    Attributes:
        source: the client's asset.
        destination: an asset's or a group's id.
        transport: `tcp`, `udp`, `icmp`, `icmpv6`, `ethernet`, `ip-<number>` for any other IP protocol.
        destination_port: the server's port; `None` where the transport has none, as on layer 2.
        protocol: as named by its room or, failing that, by its port (then listed in `assumed`); `None` when unknown.
        function: name of the production function it serves.
        operations: what the requests did, by kind, all kinds present.
        function_codes: code key (as declared in the protocol's `codes.py`) -> counts.
        packets: of both directions.
        bytes: as on the wire, of both directions.
        conduit: the conduit it crosses, `None` inside a zone or while zones are unknown.
        authorised: `None` until a person decided.
        source_ips: addresses that the client was seen with in this flow, sorted; empty on layer 2.
        destination_ips: the same of the destination.
        ranges: what the messages that change something touch, in order.
    """

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    source: Id
    destination: Id
    transport: str
    destination_port: int | None
    protocol: str | None
    function: str | None
    operations: Mapping[Operation, int]
    function_codes: Mapping[str, CodeCount]
    packets: int
    bytes: int
    first_seen: datetime | None
    last_seen: datetime | None
    conduit: Id | None = None
    authorised: bool | None = None
    source_ips: tuple[str, ...] = ()
    destination_ips: tuple[str, ...] = ()
    ranges: tuple[Range, ...] = ()
    assumed: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
