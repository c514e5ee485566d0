"""What was given to us, what one input showed, and what of it could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from zonewright.model.identifier import Id, Origin, make_id


class Status(StrEnum):
    """How far an input was read."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    UNSUPPORTED = "unsupported"
    FAILED = "failed"


class IgnoreReason(StrEnum):
    """Why a packet entered neither a flow record nor a sighting: a closed list."""

    LINK_LAYER = "unsupported link layer"
    CUT_LINK = "cut before the link header ends"
    CUT_NETWORK = "cut before the network header"
    CORRUPT = "corrupt header"
    NO_SENDER = "no sender address"


@dataclass(frozen=True, slots=True)
class Problem:
    """An input we could not fully read, as data.

    Attributes:
        where: packet number, line, sheet and row, or byte offset, in words.
        what: what is wrong and what to do about it.
        packets: how many packets it cost, when it is known (they count neither as decoded nor as ignored).
    """

    id: Id
    input: Id
    where: str
    what: str
    packets: int = 0

    @classmethod
    def of(cls, input_id: Id, where: str, *, what: str, packets: int = 0) -> "Problem":
        """Name the problem from its place and words."""
        return cls(make_id("problem", input_id, where, what), input_id, where, what, packets)


@dataclass(frozen=True, slots=True)
class Payload:
    """Octets of one industrial protocol above the transport; those that came twice count once.

    Attributes:
        bytes: seen, on its ports and ethertypes or told by its messages.
        understood: in messages of it that were counted.
    """

    bytes: int
    understood: int


@dataclass(frozen=True, slots=True)
class Input:
    """One file that was given to us.

    Attributes:
        path: as typed, with `/`; no id depends on it.
        kind: `capture`, `log`, `inventory`, `plant`, `configuration`, `scan`, `listing`, or `unknown`.
        sha256: of its bytes; `None` for a file that could not be opened.
        packets: packets of a capture, else `None`. packets = decoded + sum(ignored) + those under problems.
        lines: lines or rows of a text or a list, else `None`. lines = used + sum(ignored) + problems.
        used: lines or rows that entered a record.
        ignored: reason -> packets or lines left aside for it.
        bytes: size of the file in bytes.
        payloads: industrial protocol -> its octets; `None` for what is no capture.
        first_seen: time of the first packet, UTC.
        last_seen: time of the last packet, UTC.
        skipped: blocks of a capture that are no packets, by kind, else `None`; they are counted and not read further.
    """

    id: Id
    path: str
    sha256: str | None
    kind: str
    status: Status
    bytes: int
    packets: int | None = None
    decoded: int | None = None
    lines: int | None = None
    used: int | None = None
    ignored: Mapping[str, int] | None = None
    payloads: Mapping[str, Payload] | None = None
    first_seen: datetime | None = None
    last_seen: datetime | None = None
    problems: tuple[Id, ...] = ()
    skipped: Mapping[str, int] | None = None


def make_input_id(sha256: str) -> Id:
    """Name an input from the hash of its bytes."""
    return make_id("input", sha256)


@dataclass(frozen=True, slots=True)
class Observation:
    """What one input showed of one thing, with the place where it can be looked up.

    Attributes:
        kind: `flow` (one direction of one flow), a kind of sighting (`arp`, `lldp`, `s7comm_identity`, ...), `row` (a
            line of a list), `declaration` (an item of a plant model), `configuration_line`, `configuration`, or
            `collection` (a section of what a machine told of itself, with its first line).
        subject: what was seen, in words: addresses, or the name in the row.
        first_packet: number of the first packet, counted from 1; `None` for what has no packets.
        count: packets, messages or lines that showed it.
        line: line or row number, counted from 1, where the input has lines.
        time: time of the first packet, UTC.
    """

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    input: Id
    kind: str
    subject: str
    first_packet: int | None
    last_packet: int | None
    count: int
    line: int | None
    time: datetime | None

    @classmethod
    def of_row(cls, input_id: Id, kind: str, *, subject: str, line: int) -> "Observation":
        """Make the declared observation of one line of a list, a model or a configuration."""
        name = make_id("observation", input_id, kind, subject, line)
        return cls(name, Origin.DECLARED, (input_id,), input_id, kind, subject, None, None, 1, line, None)
