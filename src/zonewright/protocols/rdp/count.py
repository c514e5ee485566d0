"""Counts the opening of RDP: request, answer, first data."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, REQUEST, RESPONSE, REST
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte, little16

_HEADER = 11  # of TPKT and of a connection's request or answer
_ASKS, _ANSWERS, _DATA = 0xE0, 0xD0, 0xF0
_WANTS, _CHOOSES, _REFUSES, _SIZE = 1, 2, 3, 8
_FIRST_ASKED, _FIRST_ANSWERED = 0x7F65, 0x7F66
_TLS, _TPKT = 0x16, 3
_LONGEST_ASKED, _LONGEST_FIRST = 512, 4096
_LONGEST_KEPT = 1024
_COOKIE = 0x436F  # `Co`
_LARGEST = 0x7FFE


@kernel
def _find_wish(octets: Any, at: int, stop: int) -> int:
    """Give the place of the eight octets about security, which stand last; 0 where there are none."""
    place = stop - _SIZE
    if place < at:
        return 0
    form = byte(octets, place)
    if form < _WANTS or form > _REFUSES or little16(octets, place + 2) != _SIZE or big16(octets, place + 6) != 0:
        return 0
    return int(place)


@kernel
def _count_opening(octets: Any, start: int, length: int, marks: Any) -> int:
    """Count a request or an answer that is in hand whole."""
    asks = byte(octets, start + 5) == _ASKS
    at, stop = start + _HEADER, start + length
    place = _find_wish(octets, at, stop)
    if place == 0:
        # Nothing about security: an old end of RDP, which says who it is by its cookie, or by sending nothing more.
        if at < stop and (not asks or big16(octets, at) != _COOKIE):
            return FOREIGN
        mark(marks, pack(1 if asks else 2, 0, -1), REQUEST if asks else RESPONSE, 0)
        return length
    form, value = byte(octets, place), min(little16(octets, place + 4), _LARGEST)
    if asks != (form == _WANTS):
        return FOREIGN
    if form == _REFUSES:
        mark(marks, pack(2, -1, -1), ERROR, 0)
    else:
        mark(marks, pack(1 if asks else 2, value, -1), REQUEST if asks else RESPONSE, 0)
    return length


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count request, answer or first data; what TLS or a session brings is left alone."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 2:
        return MORE
    if byte(octets, start) == _TLS and byte(octets, start + 1) == 3:
        return REST
    if byte(octets, start) != _TPKT or byte(octets, start + 1) != 0:
        return FOREIGN
    if there < start + 9:
        return MORE
    length, form = big16(octets, start + 2), byte(octets, start + 5)
    if form == _DATA and byte(octets, start + 4) == 2 and length >= 9:
        first = big16(octets, start + 7)
        if (first != _FIRST_ASKED and first != _FIRST_ANSWERED) or length > _LONGEST_FIRST:
            return REST
        asked = first == _FIRST_ASKED
        mark(marks, pack(3, -1, -1), REQUEST if asked else RESPONSE, min(length, _LONGEST_KEPT) if asked else 0)
        return int(length)
    if (form != _ASKS and form != _ANSWERS) or byte(octets, start + 4) != length - 5 or length < _HEADER:
        return FOREIGN
    if there < start + min(length, _HEADER + _SIZE):
        return MORE
    if length > there - start or length > _LONGEST_ASKED:
        return FOREIGN
    return int(_count_opening(octets, start, length, marks))
