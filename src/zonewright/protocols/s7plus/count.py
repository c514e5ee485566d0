"""Counts S7comm-plus messages: one per TPKT whose data begins with its header and an opcode, in the first 64 bytes."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack, reaches, touch_on
from zonewright.protocols.octets import big16, byte
from zonewright.protocols.tpkt import NO_DATA, S7, S7_PLUS, SESSION, find_data, read_frame, read_owner

_HEADER = 4  # protocol id, version, length
_SIGNATURE = 32
_SIGNED, _EVENT = 3, 254
_REQUEST, _RESPONSE, _NOTIFICATION, _SECOND_RESPONSE = 0x31, 0x32, 0x33, 0x02
_ERRORS = (1201, 1449)
_EXPLORE, _CREATE, _DELETE, _SET, _SET_SEVERAL = 1211, 1226, 1236, 1266, 1346
_FUNCTIONS = (1356, 1266, 1346, 1236, 1226, 1211, 1414, 1404, 1387, 1316, 1366, 1376, 1424, 1434, 1459, 1201, 1449)
_PROGRAM, _EXECUTION, _SESSIONS, _LAST_NATIVE = 3, 52, 285, 200
_BLOCKS = 0x8A  # the high byte of the number of a block
_OTHERS, _NONE = 1, -1
_PLACE_OF_OBJECT, _PLACE_OF_RESULT, _LONGEST_RESULT = 14, 10, 9
_HANDSHAKE, _ENCRYPTED = 22, 23
_BEGINS_OBJECT, _SEARCHED = (
    0xA1,
    12,
)  # what precedes the number of a new object, and in how many octets it is looked for
_LONGEST_NUMBER, _VARIABLES = 5, 64  # octets; of one message at most this many are walked


@kernel
def _is_function(function: int) -> bool:
    return function in _FUNCTIONS


@kernel
def _part_of(function: int, number: int) -> int:
    """Give what a request is for as the second part of its key."""
    block = number == _PROGRAM or number >> 24 == _BLOCKS
    if function == _EXPLORE:
        return _PROGRAM if number >> 24 == _BLOCKS else _NONE
    if function == _SET:
        return _EXECUTION if number == _EXECUTION else _NONE
    if function == _CREATE and number == _SESSIONS:
        return _SESSIONS
    if function in (_CREATE, _DELETE):
        if block:
            return _PROGRAM
        return _OTHERS if number > 0 and number <= _LAST_NATIVE else _NONE
    return _NONE


@kernel
def _count_request(octets: Any, at: int, start: int, there: int, stop: int, marks: Any) -> int:
    """Mark the request whose opcode stands at `at`; 0 when more bytes must come, else 1."""
    function, part = big16(octets, at + 3), _NONE
    if function in (_EXPLORE, _CREATE, _DELETE, _SET):
        number = at + _PLACE_OF_OBJECT
        if number + 4 <= stop:
            if number + 4 > there:
                return 0
            part = _part_of(function, (big16(octets, number) << 16) | big16(octets, number + 2))
    keep = part == _EXECUTION or (function == _CREATE and part == _SESSIONS)
    mark(marks, pack(function, part, -1), REQUEST, 1 if keep else 0)
    _touch_object(octets, at + _PLACE_OF_OBJECT, start, there, stop, function, part, marks)
    return 1


@kernel
def _touch_object(
    octets: Any, at: int, start: int, there: int, stop: int, function: int, part: int, marks: Any
) -> None:
    """Note which variables a request sets, or which block it loads, fetches or deletes; its number stands at `at`."""
    code, sets = pack(function, part, -1), function in (_SET, _SET_SEVERAL)
    if not (sets or part in (_PROGRAM, _OTHERS)) or not reaches(marks, start, there, stop, at + 4):
        return
    number = (big16(octets, at) << 16) | big16(octets, at + 2)
    if sets:
        _touch_variables(octets, at + 4, start, there, stop, code, number, marks)
    elif function != _CREATE:
        touch_on(marks, code, -1, number, -1, -1)
    elif reaches(marks, start, there, stop, min(at + 4 + _SEARCHED + 5, stop)):
        for place in range(at + 4, min(at + 4 + _SEARCHED, stop - 4)):
            if byte(octets, place) == _BEGINS_OBJECT and byte(octets, place + 1) == _BLOCKS:
                touch_on(marks, code, -1, (big16(octets, place + 1) << 16) | big16(octets, place + 3), -1, -1)
                return


@kernel
def _number_end(octets: Any, at: int, there: int) -> int:
    """Give where the number at `at` ends, seven bits in each octet; -1 when it is not in hand."""
    for place in range(_LONGEST_NUMBER):
        if at < 0 or at + place >= there:
            return -1
        if byte(octets, at + place) < 0x80:
            return at + place + 1
    return -1


@kernel
def _number_before(octets: Any, at: int, end: int) -> int:
    """Read the number from `at` to `end`."""
    number = 0
    for place in range(at, end):
        number = (number << 7) | (byte(octets, place) & 0x7F)
    return int(number & 0xFFFFFFFF)


@kernel
def _touch_variables(
    octets: Any, at: int, start: int, there: int, stop: int, code: int, number: int, marks: Any
) -> None:
    """Note the variables whose number stands at `at`: those of one object by number, those of memory by block.

    A variable of memory has its check number, its memory or block, and the steps of its path; with one step behind the
    first, that is its number there.
    """
    here, steps = min(there, stop), 0
    end = _number_end(octets, at, here)
    many = _number_before(octets, at, end) if end >= 0 else 0
    several = code == pack(_SET_SEVERAL, -1, -1)
    at = _number_end(octets, end, here) if several else end
    for _ in range(min(many, _VARIABLES)):
        area, item = number, -1
        if several and number == 0:
            at = _number_end(octets, at, here)
            end = _number_end(octets, at, here)
            area = _number_before(octets, at, end) if end >= 0 else 0
            at = _number_end(octets, end, here)
            steps = min(_number_before(octets, end, at), _VARIABLES) if at >= 0 else 0
        else:
            steps = 1
        before = at
        for _step in range(steps):
            before, at = at, _number_end(octets, at, here)
        if at < 0:
            break
        if steps == (2 if several and number == 0 else 1):
            item = _number_before(octets, before, at)
        touch_on(marks, code, -1, area, item, item)
    if at < 0:
        reaches(marks, start, there, stop, there + 1)


@kernel
def _count_response(octets: Any, at: int, there: int, stop: int, marks: Any) -> int:
    """Mark the response whose opcode stands at `at`; 0 when more bytes must come, else 1.

    Its result is a number of up to nine bytes, seven bits in each, eight in the ninth; the code in its low sixteen
    bits is an error when it is negative.
    """
    function, result = big16(octets, at + 3), 0
    for place in range(_LONGEST_RESULT):
        here = at + _PLACE_OF_RESULT + place
        if here >= stop:
            break
        if here >= there:
            return 0
        octet = byte(octets, here)
        result = ((result << 7) | (octet & 0x7F)) & 0xFFFF if place < 8 else ((result << 8) | octet) & 0xFFFF
        if octet < 0x80:
            break
    failed = result & 0x8000 or function == _ERRORS[0] or function == _ERRORS[1]
    keep = function == _CREATE and not failed
    mark(marks, pack(function, -1, -1), ERROR if failed else RESPONSE, 1 if keep else 0)
    return 1


@kernel
def _count_message(octets: Any, at: int, start: int, there: int, stop: int, marks: Any) -> int:
    """Mark the message whose header begins at `at`; 0 when more bytes must come, else 1."""
    version = byte(octets, at + 1)
    if version >= _EVENT:
        if version == _EVENT:
            mark(marks, pack(_EVENT, -1, -1), PUBLISH, 0)
        return 1
    at += _HEADER
    if version == _SIGNED and at < stop:
        if at >= there:
            return 0
        at += 1 + _SIGNATURE if byte(octets, at) == _SIGNATURE else 0
    if at + _PLACE_OF_RESULT > stop:
        return 1
    if at + _PLACE_OF_RESULT > there:
        return 0
    opcode, reserved, function = byte(octets, at), big16(octets, at + 1), big16(octets, at + 3)
    if opcode == _NOTIFICATION and reserved >> 12 == 7:
        mark(marks, pack(_NOTIFICATION, -1, -1), PUBLISH, 0)
    if reserved != 0 or not _is_function(function):
        return 1
    if opcode == _REQUEST:
        return int(_count_request(octets, at, start, there, stop, marks))
    if opcode in (_RESPONSE, _SECOND_RESPONSE):
        return int(_count_response(octets, at, there, stop, marks))
    return 1


@kernel
def _count_record(octets: Any, at: int, stop: int, from_server: int, marks: Any) -> None:
    """Mark a record of TLS: handshake or encrypted data; its bytes are there."""
    if at + 5 > stop or byte(octets, at + 1) != 3 or byte(octets, at + 2) > 4:
        return
    form = byte(octets, at)
    if form in (_HANDSHAKE, _ENCRYPTED):
        mark(marks, pack(form, -1, -1), RESPONSE if from_server == 1 else REQUEST, 0)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:
    """Count the message of one TPKT; S7comm and MMS are foreign, bare COTP marks nothing."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    length: int = read_frame(octets, start, there)
    if length <= 0:
        return length
    at = find_data(octets, start)
    if at == NO_DATA:
        return length
    stop = start + length
    owner = read_owner(octets, at, there, stop)
    if owner < 0:
        return MORE
    if owner in (S7, SESSION):
        return FOREIGN
    if owner != S7_PLUS:
        _count_record(octets, at, stop, from_server, marks)
        return length
    if _count_message(octets, at, start, there, stop, marks) == 0:
        marks[0] = 0
        return MORE
    return length
