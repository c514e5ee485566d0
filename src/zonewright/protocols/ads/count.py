"""Counts ADS messages: one per AMS/TCP frame or datagram of the system service; codes lie in its first 42 bytes."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack, reaches, touch_on
from zonewright.protocols.octets import little16

_WRAPPER, _HEADER = 6, 32  # AMS/TCP header, AMS header
_LONGEST = 1 << 23
_ROUTER_FIRST, _ROUTER_LAST = 0x1000, 0x1002
_INFORMATION, _READ, _WRITE, _CONTROL, _NOTIFICATION, _READ_WRITE = 1, 2, 3, 5, 8, 9
_ANSWER, _ADS, _STATES_KNOWN = 0x0001, 0x0004, 0x01FF
_SYMBOLS = 0xF0  # high byte of the index groups that are services on symbols
_SYSTEM, _LAST_GROUP, _LAST_STATE = 10000, 32766, 32766
_BY_HANDLE, _RELEASE, _SEVERAL_WRITTEN, _SEVERAL_EXCHANGED = 5, 6, 129, 130  # symbols
_LISTED = 16  # octets of a read and write before its data
_COOKIE_LOW, _COOKIE_HIGH = 0x6603, 0x7114
_DATAGRAM = 24  # cookie, number, service, sender's address, number of tags
_LAST_SERVICE = 255
_SIGN = 0x71  # the high byte of the cookie stands in the place of a command


@kernel
def _mark_request(octets: Any, start: int, there: int, size: int, marks: Any) -> int:
    """Mark a request whose AMS header stands at `start` + 6; 0 when its index group or state is still to come."""
    command, port = little16(octets, start + 22), little16(octets, start + 12)
    at = start + _WRAPPER + _HEADER
    if command == _CONTROL and size >= 2:
        if there < at + 2:
            return 0
        state = min(little16(octets, at), _LAST_STATE)
        code = pack(_CONTROL, state, _SYSTEM if port == _SYSTEM else -1)
        mark(marks, code, REQUEST, 1)
        touch_on(marks, code, port, -1, -1, -1)
        return 1
    second, third = -1, -1
    if (command in (_READ, _WRITE, _READ_WRITE)) and size >= 4:
        if there < at + 4:
            return 0
        low, high = little16(octets, at), little16(octets, at + 2)
        if high == 0 and (low >> 8) == _SYMBOLS:
            second, third = _SYMBOLS, low & 0xFF
        elif high == 0 and port == _SYSTEM and low <= _LAST_GROUP:
            second, third = _SYSTEM, low
    mark(marks, pack(command, second, third), PUBLISH if command == _NOTIFICATION else REQUEST, 0)
    if command in (_WRITE, _READ_WRITE):
        _touch_written(octets, start, there, start + _WRAPPER + _HEADER + size, second, third, marks)
    return 1


@kernel
def _little32(octets: Any, at: int) -> int:
    return int((little16(octets, at + 2) << 16) | little16(octets, at))


@kernel
def _changes(command: int, second: int, third: int) -> bool:
    """Tell whether a write, or a read and write, changes something: many of them only ask with a name or a handle."""
    if second == _SYMBOLS:
        asks = command == _READ_WRITE or third == _RELEASE
        return not asks or third in (10, 13, _SEVERAL_WRITTEN, _SEVERAL_EXCHANGED)
    if second == _SYSTEM:
        if third in (121, 124, 125, 130):  # close, seek, place and end of a file
            return False
        return command == _WRITE or third not in (133, 200, 600, 700, 800, 803)
    return True


@kernel
def _touch_group(marks: Any, code: int, port: int, group: int, offset: int, size: int) -> None:
    """Note what is written of an index group: a handle names one symbol, whatever its size."""
    last = offset + max(size, 1) - 1
    if group >> 8 == _SYMBOLS and group & 0xFF == _BY_HANDLE:
        last = offset
    touch_on(marks, code, port, group, offset, last)


@kernel
def _touch_written(octets: Any, start: int, there: int, stop: int, second: int, third: int, marks: Any) -> None:
    """Note where a request writes, by index group and offset; one that writes several values lists them in its data."""
    command, port = little16(octets, start + 22), little16(octets, start + 12)
    at, code = start + _WRAPPER + _HEADER, pack(command, second, third)
    head = 12 if command == _WRITE else _LISTED
    if not _changes(command, second, third) or not reaches(marks, start, there, stop, at + head):
        return
    group, offset, size = _little32(octets, at), _little32(octets, at + 4), _little32(octets, at + head - 4)
    if second == _SYSTEM:
        touch_on(marks, code, port, group, -1, -1)
    elif second == _SYMBOLS and third in (_SEVERAL_WRITTEN, _SEVERAL_EXCHANGED) and command == _READ_WRITE:
        each = 12 if third == _SEVERAL_WRITTEN else 16
        at += head
        for _ in range(offset):
            if not reaches(marks, start, there, stop, at + each):
                return
            _touch_group(
                marks, code, port, _little32(octets, at), _little32(octets, at + 4), _little32(octets, at + each - 4)
            )
            at += each
    else:
        _touch_group(marks, code, port, group, offset, size)


@kernel
def _mark_answer(octets: Any, start: int, there: int, size: int, marks: Any) -> int:
    """Mark an answer whose AMS header stands at `start` + 6; 0 when its result is still to come."""
    command = little16(octets, start + 22)
    failed = little16(octets, start + 30) != 0 or little16(octets, start + 32) != 0
    at = start + _WRAPPER + _HEADER
    if not failed and size >= 4 and command != _NOTIFICATION:
        if there < at + 4:
            return 0
        failed = little16(octets, at) != 0 or little16(octets, at + 2) != 0
    keep = 1 if command == _INFORMATION and not failed and size >= 24 else 0
    mark(marks, pack(command, -1, -1), ERROR if failed else RESPONSE, keep)
    return 1


@kernel
def _count_datagram(octets: Any, start: int, there: int, marks: Any) -> int:
    """Count a datagram of the system service; it has no length of its own."""
    if there < start + 4:
        return MORE
    if little16(octets, start) != _COOKIE_LOW or little16(octets, start + 2) != _COOKIE_HIGH:
        return FOREIGN
    if there < start + _DATAGRAM:
        return MORE
    service, flags = little16(octets, start + 8), little16(octets, start + 10)
    if service > _LAST_SERVICE or flags & 0x7FFF:
        return FOREIGN
    answers = flags & 0x8000
    keep = 1 if (service == 1 and answers) or (service == 6 and not answers) else 0
    mark(marks, pack(_SIGN, service, -1), RESPONSE if answers else REQUEST, keep)
    return int(there - start)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:
    """Count the message of one frame; its state flags tell who asks and who answers."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 2:
        return MORE
    wrapped = little16(octets, start)
    if wrapped == _COOKIE_LOW:
        return int(_count_datagram(octets, start, there, marks))
    if wrapped != 0 and (wrapped < _ROUTER_FIRST or wrapped > _ROUTER_LAST):
        return FOREIGN
    if there < start + _WRAPPER:
        return MORE
    length = little16(octets, start + 2) | (little16(octets, start + 4) << 16)
    if wrapped != 0:
        if length > 64:
            return FOREIGN
        mark(marks, pack(_ROUTER_FIRST, -1, -1), RESPONSE if from_server == 1 else REQUEST, 0)
        return int(length + _WRAPPER)
    if length < _HEADER or length > _LONGEST:
        return FOREIGN
    if there < start + _WRAPPER + _HEADER:
        return MORE
    command, flags = little16(octets, start + 22), little16(octets, start + 24)
    size = little16(octets, start + 26) | (little16(octets, start + 28) << 16)
    if command > _READ_WRITE or size + _HEADER != length or not flags & _ADS or flags > _STATES_KNOWN:
        return FOREIGN
    stop = min(there, start + _WRAPPER + length)
    if flags & _ANSWER:
        done = _mark_answer(octets, start, stop, size, marks)
    else:
        done = _mark_request(octets, start, stop, size, marks)
    return int(length + _WRAPPER) if done else MORE
