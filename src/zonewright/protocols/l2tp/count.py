"""Counts L2TP control messages."""

from typing import Any

from zonewright.protocols.counter import FOREIGN, MORE, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16

_HEADER = 12
_CONTROL = 0xC802  # control, length and numbers are there, version 2
_DATA_VERSION = 2
_TYPE_SIZE, _LAST_TYPE = 8, 28


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message of one datagram."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + _HEADER:
        return MORE
    head = big16(octets, start)
    if head & 0x8000 == 0:
        # a packet that the tunnel carries: only the version is sure, so it tells nothing
        return int(there - start) if head & 0x340F == _DATA_VERSION else FOREIGN
    length: int = big16(octets, start + 2)
    if head != _CONTROL or length < _HEADER:
        return FOREIGN
    if length == _HEADER:
        mark(marks, pack(0, -1, -1), RESPONSE, 0)
        return length
    if there < start + _HEADER + _TYPE_SIZE:
        return MORE
    form = big16(octets, start + _HEADER)
    kind = big16(octets, start + _HEADER + 6)
    known = big16(octets, start + _HEADER + 2) == 0 and big16(octets, start + _HEADER + 4) == 0
    if form & 0x7FFF != _TYPE_SIZE or not known or kind < 1 or kind > _LAST_TYPE:
        return FOREIGN
    answers = kind == 2 or kind == 8 or kind == 11
    opens = kind == 1 or kind == 2
    mark(marks, pack(kind, -1, -1), RESPONSE if answers else REQUEST, 1 if opens else 0)
    return length
