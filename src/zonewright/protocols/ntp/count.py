"""Counts NTP messages: one per datagram, told by its mode."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import byte

_EQUAL, _EQUAL_ANSWERS, _CLIENT, _SERVER, _BROADCAST, _CONTROL, _PRIVATE = 1, 2, 3, 4, 5, 6, 7
_HEADER, _CONTROL_HEADER, _PRIVATE_HEADER = 48, 12, 8
_LAST_STRATUM = 16
_READ_VARIABLES = 2
_KEPT, _KEPT_VARIABLES = 16, 600  # up to the reference; a control message with its texts


@kernel
def _mark_control(octets: Any, start: int, marks: Any) -> None:
    """Mark a control message; the second byte bears answer, error, more and the operation."""
    form = byte(octets, start + 1)
    operation = form & 0x1F
    kind = REQUEST
    if form & 0x80:
        kind = ERROR if form & 0x40 else RESPONSE
    keep = -_KEPT_VARIABLES if kind == RESPONSE and operation == _READ_VARIABLES else 0
    mark(marks, pack(_CONTROL, operation, -1), kind, keep)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message of one datagram."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 1:
        return MORE
    first = byte(octets, start)
    mode, version = first & 0x07, (first >> 3) & 0x07
    if mode == 0 or version == 0 or version > 4:
        return FOREIGN
    size = _CONTROL_HEADER if mode == _CONTROL else _PRIVATE_HEADER if mode == _PRIVATE else _HEADER
    if there < start + size:
        return MORE
    if mode == _CONTROL:
        if first & 0xC0:
            return FOREIGN
        _mark_control(octets, start, marks)
    elif mode == _PRIVATE:
        mark(marks, pack(_PRIVATE, byte(octets, start + 3), -1), RESPONSE if first & 0x80 else REQUEST, 0)
    else:
        if byte(octets, start + 1) > _LAST_STRATUM:
            return FOREIGN
        if mode == _CLIENT:
            mark(marks, pack(_CLIENT, -1, -1), REQUEST, 0)
        elif mode == _SERVER:
            mark(marks, pack(_CLIENT, -1, -1), RESPONSE, -_KEPT)
        elif mode == _BROADCAST:
            mark(marks, pack(_BROADCAST, -1, -1), PUBLISH, -_KEPT)
        else:
            mark(marks, pack(_EQUAL, -1, -1), REQUEST if mode == _EQUAL else RESPONSE, -_KEPT)
    return int(there - start)
