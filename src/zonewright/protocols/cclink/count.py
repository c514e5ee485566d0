"""Counts messages of CC-Link IE: one per datagram or frame."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte, little16

_CYCLIC, _CYCLIC_ANSWERED, _ASKED, _ANSWERED = 0x5000, 0xD000, 0x5400, 0xD400
_DATA, _SET, _HIGHEST = 0x0E70, 0x0E31, 0x7F
_SHORT, _LONG = 15, 19  # header of a cyclic request and of another, with its command
_LONGEST = 6000
_SHORTEST_FRAME = 8
_KEPT = 56  # of a cyclic answer up to its number, which is another each time


@kernel
def _count_cyclic(octets: Any, start: int, marks: Any) -> int:
    """Count cyclic data: network, station (5), length (2), then command or state."""
    length: int = little16(octets, start + 7) + 9
    if length < _SHORT or length > _LONGEST:
        return FOREIGN
    if big16(octets, start) == _CYCLIC:
        if little16(octets, start + 11) != _DATA or little16(octets, start + 13) != 0:
            return FOREIGN
        mark(marks, pack(14, 112, -1), PUBLISH, 0)
        return length
    failed = byte(octets, start + 13) != 0 or byte(octets, start + 14) != 0
    mark(marks, pack(14, 112, -1), ERROR if failed else PUBLISH, -_KEPT)
    return length


@kernel
def _count_asked(octets: Any, start: int, there: int, marks: Any) -> int:
    """Count a question or an answer: serial number (4), station (5), length (2), timer or state (2), command."""
    if there < start + 15:
        return MORE
    length: int = little16(octets, start + 11) + 13
    if little16(octets, start + 4) != 0 or length < 15 or length > _LONGEST:
        return FOREIGN
    if big16(octets, start) == _ANSWERED:
        failed = little16(octets, start + 13) != 0
        mark(marks, pack(0, -1, -1), ERROR if failed else RESPONSE, 0 if failed else 1)
        return length
    if length < _LONG:
        return FOREIGN
    if there < start + _LONG:
        return MORE
    high, low = byte(octets, start + 16), byte(octets, start + 15)
    if high > _HIGHEST:
        return FOREIGN
    mark(marks, pack(high, low, -1), REQUEST, 1 if (high << 8) | low == _SET else 0)
    return length


@kernel
def count_basic(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message of one datagram of Field Network Basic."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 2:
        return MORE
    head = big16(octets, start)
    if head in (_ASKED, _ANSWERED):
        return int(_count_asked(octets, start, there, marks))
    if head != _CYCLIC and head != _CYCLIC_ANSWERED:
        return FOREIGN
    if there < start + _SHORT:
        return MORE
    if byte(octets, start + 3) != 0xFF or little16(octets, start + 4) != 0x03FF:
        return FOREIGN
    return int(_count_cyclic(octets, start, marks))


@kernel
def count_frame(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count one frame of the own ethertype."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + _SHORTEST_FRAME:
        return MORE
    mark(marks, pack(0, -1, -1), PUBLISH, 0)
    return int(there - start)
