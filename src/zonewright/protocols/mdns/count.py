"""Counts mDNS messages: one per datagram, a query or an announcement."""

from typing import Any

from zonewright.protocols.counter import FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.domain import ANSWERS, HEADER
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16
from zonewright.protocols.question import read_question

_OPCODE = 0x7800
_KEEP = -1500


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:
    """Count the message of a datagram; what port 5353 sends to another port is an answer to one asker."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + HEADER:
        return MORE
    flags = big16(octets, start + 2)
    if flags & _OPCODE or read_question(octets, start, there) < 0:
        return FOREIGN
    if flags & ANSWERS == 0:
        mark(marks, pack(0, -1, -1), REQUEST, 0)
    elif from_server == 1:
        mark(marks, pack(0, -1, -1), RESPONSE, _KEEP)
    else:
        mark(marks, pack(1, -1, -1), PUBLISH, _KEEP)
    return int(there - start)
