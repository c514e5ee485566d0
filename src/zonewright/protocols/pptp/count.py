"""Counts PPTP control messages."""

from typing import Any

from zonewright.protocols.counter import FOREIGN, MORE, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16

_COOKIE_HIGH, _COOKIE_LOW = 0x1A2B, 0x3C4D
_HEADER = 12
_SHORTEST, _LONGEST = 12, 256
_LAST = 15


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count one message; its mark of four octets tells it from all others."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + _HEADER:
        return MORE
    length: int = big16(octets, start)
    if big16(octets, start + 4) != _COOKIE_HIGH or big16(octets, start + 6) != _COOKIE_LOW:
        return FOREIGN
    kind = big16(octets, start + 8)
    if length < _SHORTEST or length > _LONGEST or big16(octets, start + 2) != 1 or kind < 1 or kind > _LAST:
        return FOREIGN
    answers = kind in (2, 4, 6, 8, 10)
    mark(marks, pack(kind, -1, -1), RESPONSE if answers else REQUEST, 1 if kind <= 2 else 0)
    return length
