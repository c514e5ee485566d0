"""Counts NetBIOS messages: one per datagram, told by opcode or type."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.domain import ANSWERS, HEADER
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte
from zonewright.protocols.question import read_question

_ZERO = 0x0060
_BROADCAST = 0x0010
_QUERY, _REGISTER, _MULTIHOMED = 0, 5, 15
_STATUS = 33
_LETTERS = 32  # of a name: two for each of its sixteen bytes
_FIRST, _LAST, _FAILED, _ASKED = 16, 22, 19, 20
_GROUP, _ALL = 17, 18
_NAMES_AT = 14
_KEEP_NAMES, _KEEP_DATAGRAM = -576, -512


@kernel
def _is_name(octets: Any, at: int, there: int) -> bool:
    """Tell whether an encoded name begins at `at`, as far as it is in hand: its letters are A to P."""
    for place in range(at, min(at + 1 + _LETTERS, there)):
        octet = byte(octets, place)
        if place == at:
            if octet != _LETTERS:
                return False
        elif octet < 0x41 or octet > 0x50:
            return False
    return True


@kernel
def count_names(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message of the name service; who registers a name by broadcast publishes it."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + HEADER:
        return MORE
    flags, questions, answers = big16(octets, start + 2), big16(octets, start + 4), big16(octets, start + 6)
    opcode = (flags >> 11) & 0x0F
    known = opcode in (_QUERY, _MULTIHOMED) or (opcode >= _REGISTER and opcode <= 9)
    if flags & _ZERO or questions > 1 or answers > 1 or not known:
        return FOREIGN
    asked = read_question(octets, start, there)
    if asked < 0 or not _is_name(octets, start + HEADER, there):
        return FOREIGN
    own = opcode >= _REGISTER and opcode != 7
    kind, keep = REQUEST, _KEEP_NAMES if own and opcode != 6 else 0
    if flags & ANSWERS:
        kind = ERROR if flags & 0x0F else RESPONSE
        keep = _KEEP_NAMES if opcode == _QUERY and kind == RESPONSE and answers > 0 else 0
    elif own and flags & _BROADCAST:
        kind = PUBLISH
    mark(marks, pack(opcode, _STATUS if opcode == _QUERY and asked == _STATUS else -1, -1), kind, keep)
    return int(there - start)


@kernel
def count_datagrams(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message of the datagram service."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 10:
        return MORE
    kind = byte(octets, start)
    if kind < _FIRST or kind > _LAST or byte(octets, start + 1) & 0xF0 or big16(octets, start + 8) == 0:
        return FOREIGN
    if kind > _ALL:
        if kind > _FAILED and not _is_name(octets, start + 10, there):
            return FOREIGN
        meaning = ERROR if kind == _FAILED else REQUEST if kind == _ASKED else RESPONSE
        mark(marks, pack(min(kind, _ASKED), -1, -1), meaning, 0)
        return int(there - start)
    if there < start + _NAMES_AT:
        return MORE
    if not _is_name(octets, start + _NAMES_AT, there):
        return FOREIGN
    mark(marks, pack(kind, -1, -1), PUBLISH if kind >= _GROUP else REQUEST, _KEEP_DATAGRAM)
    return int(max(_NAMES_AT + big16(octets, start + 10), there - start))
