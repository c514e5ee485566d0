"""Counts the first line of either side of SSH."""

from typing import Any

from zonewright.protocols.counter import CARRY_BYTES, FOREIGN, MORE, REQUEST, RESPONSE, REST
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte

_NAME = (0x53, 0x53, 0x48, 0x2D)  # `SSH-`
_LONGEST = 255
_POINT, _HYPHEN, _LINE_END = 46, 45, 10


@kernel
def _read_number(octets: Any, at: int, there: int, until: int) -> int:
    """Give a number of one or two digits that ends with `until`, -1 where there is none."""
    number = 0
    for place in range(at, min(there, at + 3)):
        one = byte(octets, place)
        if one == until and place > at:
            return number
        if one < 48 or one > 57:
            return -1
        number = number * 10 + one - 48
    return -1


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:
    """Count the line; the packets behind it begin with a length below 65536 and are left alone."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there >= start + 2 and big16(octets, start) == 0:
        return REST
    for place in range(min(4, there - start)):
        if byte(octets, start + place) != _NAME[place]:
            return FOREIGN
    if there < start + 10:
        return MORE
    major = _read_number(octets, start + 4, there, _POINT)
    at = start + (6 if major < 10 else 7)
    minor = _read_number(octets, at, there, _HYPHEN)
    if major < 0 or minor < 0:
        return FOREIGN
    stop = at
    while stop < there and stop - start < _LONGEST and byte(octets, stop) != _LINE_END:
        stop += 1
    if stop < there and byte(octets, stop) == _LINE_END:
        stop += 1
    elif there - start < CARRY_BYTES:
        return MORE
    mark(marks, pack(major, minor, -1), RESPONSE if from_server == 1 else REQUEST, stop - start)
    return int(stop - start)
