"""Counts exports: a datagram is one message, told by its version and by lengths that must fit."""

from typing import Any

from zonewright.protocols.counter import EVERY, FOREIGN, MORE, PUBLISH
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16

_FIVE, _NINE, _TEN = 5, 9, 10
_HEADER_5, _RECORD_5, _MOST_5 = 24, 48, 30
_HEADER_9, _HEADER_10 = 20, 16
_MOST_SETS, _FIRST_DATA = 64, 256
_FIRST_YEAR, _LAST_YEAR = 0x30DD, 0xF000  # high half of seconds: 1996 to 2097


@kernel
def _is_set(number: int, size: int) -> bool:
    return size >= 4 and (number <= 3 or number >= _FIRST_DATA)


@kernel
def _fits(octets: Any, at: int, there: int, stop: int) -> bool:
    """Tell whether sets of records fill the message, as far as it is there."""
    for _ in range(_MOST_SETS):
        if at + 4 > there or at >= stop:
            break
        if not _is_set(big16(octets, at), big16(octets, at + 2)):
            return False
        at += big16(octets, at + 2)
    return bool(at <= stop)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message of one datagram."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + _HEADER_5:
        return MORE
    version, records = big16(octets, start), big16(octets, start + 2)
    length = there - start
    if version == _FIVE:
        seconds = big16(octets, start + 8)
        length = _HEADER_5 + _RECORD_5 * records
        if records < 1 or records > _MOST_5 or start + length < there:
            return FOREIGN
    elif version == _NINE:
        seconds = big16(octets, start + 8)
        if records < 1 or not _fits(octets, start + _HEADER_9, there, there):
            return FOREIGN
    elif version == _TEN:
        seconds = big16(octets, start + 4)
        length = records
        if length <= _HEADER_10 or start + length < there:
            return FOREIGN
        if not _fits(octets, start + _HEADER_10, there, start + length):
            return FOREIGN
    else:
        return FOREIGN
    if seconds < _FIRST_YEAR or seconds > _LAST_YEAR:
        return FOREIGN
    mark(marks, pack(version, -1, -1), PUBLISH, EVERY)
    return int(length)
