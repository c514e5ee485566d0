"""Counts DNP3 messages: one per application fragment, marked at the link frame that holds its first octets."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack, reaches, touch_on
from zonewright.protocols.octets import byte, little16

_HEADER = 10  # start, length, control, destination, source, CRC
_BLOCK, _CRC = 16, 2
_COUNTED_HEADER = 5  # of the length octet: control, destination, source
_TRANSPORT, _FUNCTION, _REQUESTED, _INDICATIONS, _ANSWERED = 10, 12, 13, 14, 15  # octets of a frame with a first octet
_FIRST = 0x40
_PRIMARY = 0x40
_CONFIRM, _READ, _WRITE, _OPEN, _DELETE, _FILE_INFORMATION, _AUTHENTICATION_ERROR = 0, 1, 2, 25, 27, 28, 33
_RESPONSE, _UNSOLICITED = 129, 130
_ATTRIBUTES, _TIME, _FILE, _INDICATED = 0, 50, 70, 80
# From freezing on, functions name points without values.
_FREEZE, _FREEZE_LAST, _INITIALIZE, _ASSIGN = (
    7,
    12,
    15,
    22,
)
_HEADERS = 32  # of one message at most this many lists of points are walked
_BITS, _UNKNOWN = -2, -1
_FAILED = 0x17  # of the second octet of indications: unknown function, unknown object, bad parameter, already executing


@kernel
def _known_control(control: int) -> bool:
    """Tell whether a link layer sends this control octet."""
    function = control & 0x0F
    if control & _PRIMARY:
        return function <= 4 or function == 9
    return function <= 1 or function == 11 or function == 14 or function == 15


@kernel
def _carries_data(control: int) -> bool:
    """Tell whether the frame carries octets for the layers above: confirmed or unconfirmed user data."""
    function = control & 0x0F
    return (control & _PRIMARY) != 0 and (function == 3 or function == 4)


@kernel
def _tells_more(function: int, group: int) -> bool:
    """Tell whether the group of the first object changes what a read or a write does."""
    if function == _READ:
        return group in (_ATTRIBUTES, _FILE)
    if function == _WRITE:
        return group in (_ATTRIBUTES, _TIME, _FILE, _INDICATED)
    return False


@kernel
def _mark_request(octets: Any, start: int, size: int, marks: Any) -> int:
    """Mark a request, by the group of its first object too; gives the second part of its key."""
    function = byte(octets, start + _FUNCTION)
    second = -1
    if size > _REQUESTED - _TRANSPORT and function in (_READ, _WRITE):
        group = byte(octets, start + _REQUESTED)
        second = group if _tells_more(function, group) else -1
    kind = RESPONSE if function == _CONFIRM else ERROR if function == _AUTHENTICATION_ERROR else REQUEST
    keep = 1 if function in (_OPEN, _DELETE, _FILE_INFORMATION) else 0
    mark(marks, pack(function, second, -1), kind, keep)
    return second


@kernel
def _mark_response(octets: Any, start: int, size: int, marks: Any) -> None:
    """Mark what comes from the outstation: its indications tell an error, its first object a device attribute."""
    function = byte(octets, start + _FUNCTION)
    kind = PUBLISH if function == _UNSOLICITED else RESPONSE
    if kind == RESPONSE and size > _INDICATIONS - _TRANSPORT and byte(octets, start + _INDICATIONS) & _FAILED:
        kind = ERROR
    keep = 0
    if size > _ANSWERED - _TRANSPORT and byte(octets, start + _ANSWERED) == _ATTRIBUTES:
        keep = 1
    mark(marks, pack(function, -1, -1), kind, keep)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the application fragment that begins in one link frame; blocks of 16 octets each end in a CRC."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there > start and byte(octets, start) != 0x05:
        return FOREIGN
    if there > start + 1 and byte(octets, start + 1) != 0x64:
        return FOREIGN
    if there < start + 4:
        return MORE
    size, control = byte(octets, start + 2) - _COUNTED_HEADER, byte(octets, start + 3)
    if size < 0 or not _known_control(control):
        return FOREIGN
    length: int = _HEADER + size + _CRC * ((size + _BLOCK - 1) // _BLOCK)
    if not _carries_data(control) or size == 0:
        return length
    if there <= start + _TRANSPORT:
        return MORE
    if not byte(octets, start + _TRANSPORT) & _FIRST or size <= _FUNCTION - _TRANSPORT:
        return length
    if there < start + min(_TRANSPORT + size, _ANSWERED + 1):
        return MORE
    if byte(octets, start + _FUNCTION) >= _RESPONSE:
        _mark_response(octets, start, size, marks)
    else:
        second = _mark_request(octets, start, size, marks)
        _touch_points(octets, start, there, size, second, marks)
    return length


@kernel
def _place(start: int, i: int) -> int:
    """Give where the user octet of that number stands in the frame."""
    return start + _HEADER + i + _CRC * (i // _BLOCK)


@kernel
def _has(start: int, there: int, size: int, i: int, marks: Any) -> bool:
    """Tell whether the first `i` of the user octets are of the frame, and there."""
    return bool(i <= size and reaches(marks, start, there, _place(start, size), _place(start, i - 1) + 1))


@kernel
def _number(octets: Any, start: int, i: int, width: int) -> int:
    """Read a number of one to four user octets."""
    number = 0
    for place in range(width):
        number |= byte(octets, _place(start, i + place)) << (8 * place)
    return int(number)


@kernel
def _width_of(function: int, group: int, variation: int) -> int:
    """Give the octets that a request brings for every point: none, `_BITS` for a bit, or `_UNKNOWN`."""
    if group == _TIME:
        return 10 if variation == 2 else 11 if variation == 4 else 6
    if function >= _FREEZE:
        return 0
    if group == 12:
        return _BITS if variation == 3 else 11
    if group == 41:
        return 3 if variation == 2 else 9 if variation == 4 else 5
    if group == 34:
        return 2 if variation == 1 else 4
    if group == 10:
        return _BITS if variation == 1 else 1
    if group == 101:
        return 1 << variation if variation in (1, 2, 3) else _UNKNOWN
    if group == 110:
        return variation
    return 1 if group == 102 else _UNKNOWN


@kernel
def _touch_points(octets: Any, start: int, there: int, size: int, second: int, marks: Any) -> None:
    """Note which points of an outstation a request changes, list by list, as far as this link frame has them.

    A list ends the walk when nobody here knows how long its values are.
    """
    function = byte(octets, start + _FUNCTION)
    known = (function >= _WRITE and function <= _FREEZE_LAST) or (function >= _INITIALIZE and function <= _ASSIGN)
    if not known or second == _INDICATED:
        return
    code, unit, i = pack(function, second, -1), little16(octets, start + 4), 3
    for _ in range(_HEADERS):
        if not _has(start, there, size, i + 3, marks):
            return
        group, variation, form = (
            byte(octets, _place(start, i)),
            byte(octets, _place(start, i + 1)),
            byte(octets, _place(start, i + 2)),
        )
        width, i = _width_of(function, group, variation), i + 3
        if form in (0x00, 0x01):
            i = _touch_span(octets, start, there, size, i, form + 1, width, code, unit, group, marks)
        elif form in (0x17, 0x28):
            i = _touch_listed(octets, start, there, size, i, form >> 4, width, code, unit, group, marks)
        elif form in (0x07, 0x08):
            if not _has(start, there, size, i + form - 6, marks):
                return
            many = _number(octets, start, i, form - 6)
            touch_on(marks, code, unit, group, -1, -1)
            i = i + form - 6 + many * width if width >= 0 else -1
        else:
            touch_on(marks, code, unit, group, -1, -1)
            i = i if form == 0x06 else -1
        if i < 0:
            return


@kernel
def _touch_span(
    octets: Any,
    start: int,
    there: int,
    size: int,
    i: int,
    octets_each: int,
    width: int,
    code: int,
    unit: int,
    group: int,
    marks: Any,
) -> int:
    """Note the points from the first to the last that a list tells; gives where the next list begins, or -1."""
    if not _has(start, there, size, i + 2 * octets_each, marks):
        return -1
    first, last = _number(octets, start, i, octets_each), _number(octets, start, i + octets_each, octets_each)
    if last < first:
        return -1
    touch_on(marks, code, unit, group, first, last)
    many = last - first + 1
    i += 2 * octets_each
    if width == _BITS:
        return int(i + (many + 7) // 8)
    return int(i + many * width) if width >= 0 else -1


@kernel
def _touch_listed(
    octets: Any,
    start: int,
    there: int,
    size: int,
    i: int,
    octets_each: int,
    width: int,
    code: int,
    unit: int,
    group: int,
    marks: Any,
) -> int:
    """Note the points that a list tells one by one, each before its value; gives where the next list begins, or -1."""
    if not _has(start, there, size, i + octets_each, marks):
        return -1
    many = _number(octets, start, i, octets_each)
    i += octets_each
    for _ in range(many):
        if not _has(start, there, size, i + octets_each, marks):
            return -1
        index = _number(octets, start, i, octets_each)
        touch_on(marks, code, unit, group, index, index)
        if width < 0:
            return -1
        i += octets_each + width
    return i
