"""Counts DNS messages: one per datagram, or one per length on TCP."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, REQUEST, RESPONSE
from zonewright.protocols.domain import ADDRESS, ADDRESS_6, ANSWERS, HEADER, POINTER
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16
from zonewright.protocols.question import read_question

_LAST_OPCODE, _UNASSIGNED = 6, 3
_CHANGES, _ZONE = 251, 252
_KEEP = -1024


@kernel
def _asked(octets: Any, at: int, there: int) -> int:
    """Give the type of the first question of the message at `at`, 0 where it is cut off, -1 for no message."""
    flags = big16(octets, at + 2)
    opcode = (flags >> 11) & 0x0F
    if opcode > _LAST_OPCODE or opcode == _UNASSIGNED:
        return -1
    asked = read_question(octets, at, there)
    asks_nothing = asked == 0 and flags & ANSWERS == 0 and big16(octets, at + 4) == 0
    return -1 if asks_nothing else int(asked)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message of a datagram, else that behind a length."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + HEADER:
        return MORE
    at, length = start, there - start
    asked = _asked(octets, at, there)
    if asked < 0:
        length = 2 + big16(octets, start)
        if length < 2 + HEADER:
            return FOREIGN
        if there < start + 2 + HEADER:
            return MORE
        at = start + 2
        asked = _asked(octets, at, min(there, start + length))
    if asked < 0:
        return FOREIGN
    flags = big16(octets, at + 2)
    kind = REQUEST
    if flags & ANSWERS:
        kind = ERROR if flags & 0x0F else RESPONSE
    second = asked if asked in (_ZONE, _CHANGES) else -1
    names = asked in (ADDRESS, ADDRESS_6, POINTER)
    keep = _KEEP if kind == RESPONSE and names and big16(octets, at + 4) == 1 and big16(octets, at + 6) > 0 else 0
    mark(marks, pack((flags >> 11) & 0x0F, second, -1), kind, keep)
    return int(length)
