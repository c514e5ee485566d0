"""Counts LLMNR messages: one per datagram, with exactly one question."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, REQUEST, RESPONSE
from zonewright.protocols.domain import ANSWERS, HEADER
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16
from zonewright.protocols.question import read_question

_ZERO = 0x78F0  # opcode and reserved bits
_KEEP = -512


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message of a datagram."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + HEADER:
        return MORE
    flags, answers = big16(octets, start + 2), big16(octets, start + 6)
    is_query = flags & ANSWERS == 0
    if flags & _ZERO or big16(octets, start + 4) != 1 or (is_query and answers > 0):
        return FOREIGN
    if read_question(octets, start, there) < 0:
        return FOREIGN
    if is_query:
        mark(marks, pack(0, -1, -1), REQUEST, 0)
    else:
        refused = flags & 0x0F
        mark(marks, pack(0, -1, -1), ERROR if refused else RESPONSE, 0 if refused or answers == 0 else _KEEP)
    return int(there - start)
