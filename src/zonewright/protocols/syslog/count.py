"""Counts syslog messages: one per datagram; on TCP one per length or per line."""

from typing import Any

from zonewright.protocols.counter import FOREIGN, MORE, PUBLISH
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import byte

_OPEN, _CLOSE, _BLANK, _LINE_END, _ZERO, _NINE = 0x3C, 0x3E, 0x20, 0x0A, 0x30, 0x39
_LAST_PRIORITY = 191
_LONGEST = 1 << 16
_KEEP = -160


@kernel
def _number_at(octets: Any, at: int, there: int, most: int) -> int:
    """Give how many digits stand at `at`: at most `most`, -1 when more or when the first is a 0 before others."""
    digits = 0
    while at + digits < there and byte(octets, at + digits) >= _ZERO and byte(octets, at + digits) <= _NINE:
        digits += 1
        if digits > most:
            return -1
    return -1 if digits > 1 and byte(octets, at) == _ZERO else digits


@kernel
def _value(octets: Any, at: int, digits: int) -> int:
    value = 0
    for place in range(digits):
        value = 10 * value + byte(octets, at + place) - _ZERO
    return value


@kernel
def _line_length(octets: Any, start: int, there: int) -> int:
    """Give the length up to the end of the line behind which another message begins, else of all that is there."""
    for at in range(start, there - 1):
        if byte(octets, at) == _LINE_END and byte(octets, at + 1) == _OPEN:
            return at + 1 - start
    return there - start


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:
    """Count the message of one priority; a number and a blank before it are its length."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if from_server == 1 or there <= start:
        return FOREIGN
    digits = _number_at(octets, start, there, 5)
    at = start + digits + 1 if digits > 0 else start
    if digits < 0 or (digits > 0 and at <= there and byte(octets, at - 1) != _BLANK):
        return FOREIGN
    if at < there and byte(octets, at) != _OPEN:
        return FOREIGN
    size = _number_at(octets, at + 1, there, 3)
    if size < 0 or (size == 0 and at + 1 < there):
        return FOREIGN
    if at + 1 + size >= there:
        return MORE
    priority = _value(octets, at + 1, size)
    if byte(octets, at + 1 + size) != _CLOSE or priority > _LAST_PRIORITY:
        return FOREIGN
    length = at - start + _value(octets, start, digits) if digits > 0 else _line_length(octets, start, there)
    if length > _LONGEST or length < at + 2 + size - start:
        return FOREIGN
    mark(marks, pack(priority >> 3, -1, -1), PUBLISH, _KEEP)
    return int(length)
