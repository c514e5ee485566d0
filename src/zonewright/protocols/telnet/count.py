"""Counts the negotiation of terminals and the first text of a server."""

from typing import Any

from zonewright.protocols.counter import CARRY_BYTES, FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE, REST
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import byte

_COMMAND, _FIRST, _BEGIN, _WILL, _DONT, _END = 255, 240, 250, 251, 254, 240
_LONGEST_GREETING = 512
_LONGEST_OPTION = 4096


@kernel
def _find_end(octets: Any, at: int, there: int) -> int:
    """Give how the contents of an option end: behind the two octets that end it; 0 when they are not in hand."""
    for place in range(at, min(there, at + _LONGEST_OPTION) - 1):
        if byte(octets, place) == _COMMAND and byte(octets, place + 1) == _END:
            return int(place + 2)
    return 0


@kernel
def _count_command(octets: Any, start: int, there: int, kind: int, marks: Any) -> int:
    """Count one command: two octets, three for an option, or an option with its contents."""
    if there < start + 2:
        return MORE
    form = byte(octets, start + 1)
    if form < _FIRST:
        return FOREIGN
    length = 2
    if form >= _WILL and form <= _DONT:
        if there < start + 3:
            return MORE
        length = 3
    elif form == _BEGIN:
        stop = _find_end(octets, start + 2, there)
        if stop == 0 and there - start < CARRY_BYTES:
            return MORE
        length = stop - start if stop > 0 else there - start
    mark(marks, pack(1, -1, -1), kind, 0)
    return int(length)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:
    """Count one command, or the server's first text; then nothing more of that side is read."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 1:
        return MORE
    if byte(octets, start) == _COMMAND:
        return int(_count_command(octets, start, there, RESPONSE if from_server == 1 else REQUEST, marks))
    stop, words = start, 0
    while stop < there and byte(octets, stop) != _COMMAND and stop - start < _LONGEST_GREETING:
        one = byte(octets, stop)
        if one < 32 and one != 0 and one != 27 and (one < 7 or one > 15):
            return FOREIGN
        words += 1 if one > 32 else 0
        stop += 1
    if from_server != 1:
        return REST
    if words == 0:
        return int(stop - start)
    mark(marks, pack(0, -1, -1), PUBLISH, max(stop - start, 2))
    return REST
