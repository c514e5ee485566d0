"""Counts Modbus/TCP messages: one message per PDU, its function code in the eighth byte."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, REQUEST, RESPONSE
from zonewright.protocols.kernel import await_touch, kernel, mark, pack, touch
from zonewright.protocols.octets import big16, byte

_SHORTEST, _LONGEST = (
    2,
    260,
)  # of the MBAP length: unit and function code at least; the guide allows 254, some send more
_LAST_SUB_FUNCTION = 32766  # what a part of a packed code can hold


@kernel
def _kind_by_shape(code: int, length: int) -> int:
    """Tell request from response where nobody knows the server: the fixed form decides, else it is a request."""
    if 1 <= code <= 4 and length != 6:
        return RESPONSE
    if (code == 15 or code == 16) and length == 6:
        return RESPONSE
    if code == 17 and length > 2:
        return RESPONSE
    if code == 23 and length < 12:
        return RESPONSE
    if code == 43 and length > 5:
        return RESPONSE
    return REQUEST


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:
    """Count the message of one MBAP frame; a code that needs its second part waits for it."""
    marks[0] = 0
    there = min(end, octets.shape[0]) - start
    if there >= 4 and big16(octets, start + 2) != 0:
        return FOREIGN
    if there < 6:
        return MORE
    length: int = big16(octets, start + 4)
    if length < _SHORTEST or length > _LONGEST:
        return FOREIGN
    if there < 8:
        return MORE
    code = byte(octets, start + 7)
    if code >= 128:
        mark(marks, pack(code - 128, -1, -1), ERROR, 0)
        return length + 6
    kind = _kind_by_shape(code, length)
    if from_server >= 0:
        kind = RESPONSE if from_server == 1 else REQUEST
    second = -1
    keep = 1 if kind == RESPONSE and code == 17 and length > 2 else 0
    needed = 10 if code == 8 or (code == 90 and kind == REQUEST) else 9 if code == 43 else 8
    if length + 6 >= needed > 8:
        if there < needed:
            return MORE
        second = byte(octets, start + needed - 1)
        if code == 8:
            second = big16(octets, start + 8)
        if second > _LAST_SUB_FUNCTION:
            second = -1
        keep = 1 if code == 43 and second == 14 and kind == RESPONSE else keep
    mark(marks, pack(code, second, -1), kind, keep)
    _touch_written(octets, start, there, code, kind, length, marks)
    return length + 6


@kernel
def _touch_written(octets: Any, start: int, there: int, code: int, kind: int, length: int, marks: Any) -> None:
    """Note which coils, registers or records a message writes; its answer says it again, but for code 23."""
    if code == 21:
        _touch_record(octets, start, there, length, marks)
        return
    is_coil = code == 5 or code == 15
    is_many = code == 15 or code == 16
    if not (is_coil or is_many or code == 6 or code == 22 or (code == 23 and kind == REQUEST)):
        return
    at = start + (12 if code == 23 else 8)
    needed = at - start + (4 if is_many or code == 23 else 2)
    if length + 6 < needed:
        return
    if there < needed:
        await_touch(marks)
        return
    first: int = big16(octets, at)
    many: int = big16(octets, at + 2) if is_many or code == 23 else 1
    touch(marks, pack(code, -1, -1), byte(octets, start + 6), 0 if is_coil else 4, first, first + max(many, 1) - 1)


@kernel
def _touch_record(octets: Any, start: int, there: int, length: int, marks: Any) -> None:
    """Note the first record that a message writes to a file."""
    if length + 6 < 16:
        return
    if there < 16:
        await_touch(marks)
        return
    file: int = big16(octets, start + 10)
    first: int = big16(octets, start + 12)
    many: int = big16(octets, start + 14)
    touch(marks, pack(21, -1, -1), byte(octets, start + 6), (file << 3) | 6, first, first + max(many, 1) - 1)
