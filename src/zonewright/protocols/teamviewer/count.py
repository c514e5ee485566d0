"""Recognises TeamViewer by the mark at the beginning of a message."""

from typing import Any

from zonewright.protocols.counter import FOREIGN, MORE, REQUEST, RESPONSE, REST
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte

_FIRST, _SECOND = 0x1724, 0x1130
_BEHIND = 11  # octets before the mark in a datagram, of which the first counts and is 0 at the start
_LAST_COMMAND = 0x60


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:
    """Count the message at the beginning of a direction, or a datagram."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 3:
        return MORE
    kind = RESPONSE if from_server == 1 else REQUEST
    head, command = big16(octets, start), byte(octets, start + 2)
    if (head in (_FIRST, _SECOND)) and command <= _LAST_COMMAND:
        mark(marks, pack(0 if head == _FIRST else 1, -1, -1), kind, 0)
        return REST
    if byte(octets, start) != 0:
        return FOREIGN
    if there < start + _BEHIND + 3:
        return MORE
    if big16(octets, start + _BEHIND) != _FIRST:
        return FOREIGN
    mark(marks, pack(2, -1, -1), kind, 0)
    return int(there - start)
