"""Counts HART-IP messages: one per header, with the HART command it carries."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte

_HEADER = 8
_LONGEST = 4096
_ANSWER, _PUBLISHED, _REFUSED = 1, 2, 15
_PASSED_ON, _DIRECT, _LAST_MESSAGE = 3, 4, 5
_WARNINGS = 8  # response codes from here to 15 and above 95 may say that it was done all the same
_LONG_ADDRESS = 0x80
_LAST_PART = 32766


@kernel
def _mark_command(octets: Any, start: int, stop: int, kind: int, marks: Any) -> None:
    """Mark the HART command behind the header at `start`, as far as it is in hand."""
    at = start + _HEADER
    if at >= stop:
        mark(marks, pack(_PASSED_ON, -1, -1), kind, 0)
        return
    delimiter = byte(octets, at)
    place = at + (6 if delimiter & _LONG_ADDRESS else 2) + ((delimiter >> 5) & 3)
    if place >= stop:
        mark(marks, pack(_PASSED_ON, -1, -1), kind, 0)
        return
    command = byte(octets, place)
    if kind == RESPONSE and place + 2 < stop and byte(octets, place + 1) >= 2:
        status = byte(octets, place + 2)
        if status & 0x80 or (status > 0 and status < _WARNINGS):
            kind = ERROR
    mark(marks, pack(_PASSED_ON, command, -1), kind, 1 if command == 0 and kind == RESPONSE else 0)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message of one header; its type tells who asks and who answers."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there <= start:
        return MORE
    version = byte(octets, start)
    if version < 1 or version > 2:
        return FOREIGN
    if there < start + _HEADER:
        return MORE
    form, message, length = byte(octets, start + 1), byte(octets, start + 2), big16(octets, start + 6)
    if (form > _PUBLISHED and form != _REFUSED) or message > _LAST_MESSAGE or length < _HEADER or length > _LONGEST:
        return FOREIGN
    stop = start + length
    needed = min(stop, start + _HEADER + 12)  # up to the first byte of a HART answer's status
    if there < needed:
        return MORE
    kind = REQUEST
    if form == _ANSWER:
        status = byte(octets, start + 3)
        kind = ERROR if status != 0 and (status < _WARNINGS or status > 15) else RESPONSE
    elif form == _PUBLISHED:
        kind = PUBLISH
    elif form == _REFUSED:
        kind = ERROR
    if message == _PASSED_ON:
        _mark_command(octets, start, min(there, stop), kind, marks)
    elif message == _DIRECT and length >= _HEADER + 4:
        mark(marks, pack(_DIRECT, min(big16(octets, start + _HEADER + 2), _LAST_PART), -1), kind, 0)
    else:
        mark(marks, pack(message, -1, -1), kind, 0)
    return int(length)
