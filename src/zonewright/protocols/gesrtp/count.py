"""Counts GE-SRTP messages: one per header of 56 bytes and the text that follows it."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack, touch
from zonewright.protocols.octets import byte, little16

_HEADER = 56
_OPEN, _OPENED, _REQUEST, _ANSWER = 0, 1, 2, 3  # types of packet
_SHORT, _WITH_TEXT = 0xC0, 0x80  # types of mailbox: requests
_DONE, _DONE_WITH_TEXT, _REFUSED = 0xD4, 0x94, 0xD1
_ANSWERS, _OPENS = 256, 257
_WRITE = 7
_TYPE_PLACE, _SERVICE_PLACE, _TEXT_SERVICE_PLACE = 31, 42, 50


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message of one header; the mailbox type tells who asks and who answers."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 2:
        return MORE
    form = byte(octets, start)
    if form > _ANSWER or byte(octets, start + 1) != 0:
        return FOREIGN
    if there < start + _HEADER:
        return MORE
    if form in (_OPEN, _OPENED):
        for place in range(start + 16, start + _HEADER):
            if byte(octets, place) != 0:
                return FOREIGN
        mark(marks, pack(_OPENS, -1, -1), REQUEST if form == _OPEN else RESPONSE, 0)
        return _HEADER
    kind, length = byte(octets, start + _TYPE_PLACE), _HEADER + little16(octets, start + 4)
    if form == _REQUEST:
        if kind == _SHORT:
            mark(marks, pack(byte(octets, start + _SERVICE_PLACE), -1, -1), REQUEST, 0)
            _touch_written(octets, start + _SERVICE_PLACE, marks)
            return int(length)
        if kind == _WITH_TEXT:
            mark(marks, pack(byte(octets, start + _TEXT_SERVICE_PLACE), -1, -1), REQUEST, 0)
            _touch_written(octets, start + _TEXT_SERVICE_PLACE, marks)
            return int(length)
        return FOREIGN
    if kind != _DONE and kind != _DONE_WITH_TEXT and kind != _REFUSED:
        return FOREIGN
    mark(marks, pack(_ANSWERS, -1, -1), ERROR if kind == _REFUSED else RESPONSE, 0)
    return int(length)


@kernel
def _touch_written(octets: Any, at: int, marks: Any) -> None:
    """Note what a write to system memory changes: selector, place and number stand behind its service at `at`."""
    if byte(octets, at) == _WRITE:
        first, many = little16(octets, at + 2), little16(octets, at + 4)
        touch(marks, pack(_WRITE, -1, -1), -1, byte(octets, at + 1), first, first + max(many, 1) - 1)
