"""Counts SLMP messages, binary and in letters, and the frames of Mitsubishi's programming tools."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack, reaches, touch_on
from zonewright.protocols.octets import big16, byte, little16

_REQUEST_3E, _REQUEST_4E, _RESPONSE_3E, _RESPONSE_4E = 0x50, 0x54, 0xD0, 0xD4
_TOOL_REQUEST, _TOOL_RESPONSE, _MEETING, _MET = 0x57, 0xD7, 0x5A, 0xDA
_LAST_STATION = 0x1F
_LAST_UNIT = 0x03  # high octet of a module's place
_SHORTEST_REQUEST, _SHORTEST_RESPONSE, _LONGEST = 6, 2, 0x2000  # octets that the length counts, binary
_REFUSED = 11  # length of an answer with an error: end code, place, command, subcommand
_TYPE_NAME = 20  # length of an answer that holds a type name
_ON_DEMAND, _CYCLIC = 0x2101, 0x0E70
_WRITE, _WRITE_RANDOM, _WRITE_BLOCK = 0x1401, 0x1402, 0x1406
_BY_BIT, _WIDE = 1, 2  # bits of a subcommand; others lead to forms that are not read
# Devices of bits; written by words, one point is sixteen of them.
_BITS = (0x90, 0x91, 0x92, 0x93, 0x94, 0x98, 0x9C, 0x9D, 0xA0, 0xA1, 0xA2, 0xA3, 0xC0, 0xC1, 0xC3, 0xC4, 0xC6, 0xC7)
_LONG_BITS = (0x50, 0x51, 0x54, 0x55, 0x58, 0x59)
# Two letters of a device as one number; whether its numbers are hexadecimal.
_LETTERS = (
    (0x442A, 0xA8, 0),  # D
    (0x4D2A, 0x90, 0),
    (0x582A, 0x9C, 1),  # X
    (0x592A, 0x9D, 1),
    (0x572A, 0xB4, 1),  # W
    (0x422A, 0xA0, 1),
    (0x522A, 0xAF, 0),  # R
    (0x5A52, 0xB0, 1),
    (0x4C2A, 0x92, 0),  # L
    (0x462A, 0x93, 0),
    (0x562A, 0x94, 0),  # V
    (0x532A, 0x98, 0),
    (0x534D, 0x91, 0),  # SM
    (0x5344, 0xA9, 0),
    (0x5357, 0xB5, 1),  # SW
    (0x5342, 0xA1, 1),
    (0x544E, 0xC2, 0),  # TN
    (0x434E, 0xC5, 0),
)
_TYPE, _FILES, _OPEN_FILE = 1, 24, 103  # groups of a programming tool's functions, and one of them
_TOOL_HEADER, _TOOL_ROUTE, _LONGEST_ROUTE = 21, 23, 32


@kernel
def _digit(octets: Any, at: int) -> int:
    """Read a hexadecimal digit in letters; -1 for anything else."""
    letter: int = byte(octets, at)
    if letter >= 0x30 and letter <= 0x39:
        return letter - 0x30
    return letter - 0x37 if letter >= 0x41 and letter <= 0x46 else -1


@kernel
def _number(octets: Any, at: int, digits: int) -> int:
    """Read a number in letters, the most significant first; -1 when one of them is no digit."""
    number = 0
    for place in range(digits):
        digit = _digit(octets, at + place)
        if digit < 0:
            return -1
        number = (number << 4) | digit
    return number


@kernel
def _mark_command(command: int, marks: Any) -> None:
    kind = PUBLISH if command in (_ON_DEMAND, _CYCLIC) else REQUEST
    mark(marks, pack(command >> 8, command & 0xFF, -1), kind, 0)


@kernel
def _mark_answer(end_code: int, command: int, keep: int, marks: Any) -> None:
    """Mark an answer; one with an error repeats its command, where that is not -1."""
    code = pack(0, -1, -1)
    if end_code != 0 and command >= 0:
        code = pack(command >> 8, command & 0xFF, -1)
    mark(marks, code, RESPONSE if end_code == 0 else ERROR, keep if end_code == 0 else 0)


@kernel
def _begins_name(octets: Any, at: int) -> bool:
    """Tell whether sixteen octets may be a type name: it begins with a capital, and has only letters and blanks."""
    if byte(octets, at) < 0x41 or byte(octets, at) > 0x5A:
        return False
    for place in range(1, 16):
        letter = byte(octets, at + place)
        if letter != 0 and (letter < 0x20 or letter > 0x5A):
            return False
    return True


@kernel
def _count_binary(octets: Any, start: int, there: int, form: int, marks: Any) -> int:
    """Count a frame 3E or 4E; 4E has a serial number after the first two octets."""
    at = start + 2
    if there > start + 1 and byte(octets, start + 1) != 0:
        return FOREIGN
    if form in (_REQUEST_4E, _RESPONSE_4E):
        at = start + 6
        if there > start + 5 and (byte(octets, start + 4) != 0 or byte(octets, start + 5) != 0):
            return FOREIGN
    asks = form in (_REQUEST_3E, _REQUEST_4E)
    if there < at + 7:
        return MORE
    station = big16(octets, at)
    size = little16(octets, at + 5)
    if byte(octets, at + 3) > _LAST_UNIT or byte(octets, at + 4) > _LAST_STATION or size > _LONGEST:
        return FOREIGN
    if size < (_SHORTEST_REQUEST if asks else _SHORTEST_RESPONSE):
        return FOREIGN
    at += 7
    if there < at + (_SHORTEST_REQUEST if asks else min(size, _TYPE_NAME)):
        return MORE
    if asks:
        _mark_command(little16(octets, at + 2), marks)
        _touch_written(octets, at + 2, start, there, at + size, station, marks)
    else:
        command = little16(octets, at + 7) if size == _REFUSED else -1
        keep = 1 if size == _TYPE_NAME and _begins_name(octets, at + 2) else 0
        _mark_answer(little16(octets, at), command if command < 0x8000 else -1, keep, marks)
    return int(at + size - start)


@kernel
def _count_letters(octets: Any, start: int, there: int, marks: Any) -> int:
    """Count a frame 3E or 4E in letters: every number stands as hexadecimal digits, every octet twice as long."""
    asks = byte(octets, start) == 0x35  # 5
    if there < start + 4:
        return MORE
    form = _number(octets, start, 4)
    if form not in (0x5000, 0x5400, 0xD000, 0xD400):
        return FOREIGN
    at = start + (12 if form == 0x5400 or form == 0xD400 else 4)
    if there < at + 14:
        return MORE
    station, size = _number(octets, at, 4), _number(octets, at + 10, 4)
    if _number(octets, at, 10) < 0 or size > 2 * _LONGEST:
        return FOREIGN
    if size < 2 * (_SHORTEST_REQUEST if asks else _SHORTEST_RESPONSE):
        return FOREIGN
    at += 14
    if there < at + (8 if asks else 18 if size == 2 * _REFUSED else 4):
        return MORE
    if asks:
        command = _number(octets, at + 4, 4)
        if command < 0:
            return FOREIGN
        _mark_command(command, marks)
        if command == _WRITE and reaches(marks, start, there, at + size, at + 24):
            _touch_letters(octets, at + 8, station, marks)
    else:
        end_code = _number(octets, at, 4)
        if end_code < 0:
            return FOREIGN
        command = _number(octets, at + 14, 4) if size == 2 * _REFUSED else -1
        _mark_answer(end_code, command, 0, marks)
    return int(at + size - start)


@kernel
def _touch_device(marks: Any, command: int, station: int, device: int, head: int, points: int, by_bit: int) -> None:
    """Note `points` of a device from its number `head` on."""
    each = 16 if by_bit == 0 and (device in _BITS or device in _LONG_BITS) else 1
    touch_on(marks, pack(command >> 8, command & 0xFF, -1), station, device, head, head + max(points, 1) * each - 1)


@kernel
def _read_device(octets: Any, at: int, width: int) -> int:
    """Read the code of a device behind its number of `width` octets."""
    return int(little16(octets, at + 4) if width == 4 else byte(octets, at + 3))


@kernel
def _read_head(octets: Any, at: int, width: int) -> int:
    """Read the number of a device."""
    high = little16(octets, at + 2) if width == 4 else byte(octets, at + 2)
    return int(little16(octets, at) | (high << 16))


@kernel
def _touch_written(octets: Any, at: int, start: int, there: int, stop: int, station: int, marks: Any) -> None:
    """Note which devices the command at `at` writes: a run of them, single ones or blocks."""
    command, form = little16(octets, at), little16(octets, at + 2)
    if command not in (_WRITE, _WRITE_RANDOM, _WRITE_BLOCK) or form > (_BY_BIT | _WIDE):
        return
    by_bit, width = form & _BY_BIT, 4 if form & _WIDE else 3
    entry = 6 if width == 4 else 4
    at += 4
    if command == _WRITE:
        if reaches(marks, start, there, stop, at + entry + 2):
            device, head = _read_device(octets, at, width), _read_head(octets, at, width)
            _touch_device(marks, command, station, device, head, little16(octets, at + entry), by_bit)
        return
    if not reaches(marks, start, there, stop, at + 2):
        return
    first, second = byte(octets, at), byte(octets, at + 1)
    bits = command == _WRITE_RANDOM and by_bit == 1
    at, second = (at + 1, 0) if bits else (at + 2, second)
    for i in range(first + second):
        needed = entry + (2 if command == _WRITE_BLOCK else 0)
        if not reaches(marks, start, there, stop, at + needed):
            return
        points, data = 1, 2
        if command == _WRITE_BLOCK:
            points = little16(octets, at + entry)
            data = 2 + 2 * points
        elif bits:
            data = 2 if width == 4 else 1
        elif i >= first:
            points, data = 2, 4
        device, head = _read_device(octets, at, width), _read_head(octets, at, width)
        _touch_device(marks, command, station, device, head, points, by_bit)
        at += entry + data


@kernel
def _touch_letters(octets: Any, at: int, station: int, marks: Any) -> None:
    """Note which devices are written from the subcommand at `at` on, in letters: device, number, points."""
    form, letters = _number(octets, at, 4), big16(octets, at + 4)
    points = _number(octets, at + 12, 4)
    if (form != 0 and form != _BY_BIT) or points < 0:
        return
    for name, device, is_hex in _LETTERS:
        if letters == name:
            head = 0
            for place in range(6):
                digit = _digit(octets, at + 6 + place)
                if digit < 0 or (digit > 9 and not is_hex):
                    return
                head = head * (16 if is_hex else 10) + digit
            _touch_device(marks, _WRITE, station, device, head, points, form)
            return


@kernel
def _is_tool_header(octets: Any, start: int, there: int) -> bool:
    """Tell whether the first octets, as far as they are there, are those of a programming tool's frame."""
    for place in range(2, min(8, there - start)):
        octet = byte(octets, start + place)
        if place <= 4 and octet != 0:
            return False
        if (place == 5 or place == 6) and octet != 0x11:
            return False
        if place == 7 and octet != 0x07 and octet != 0x7F:
            return False
    return True


@kernel
def _count_tool(octets: Any, start: int, there: int, marks: Any) -> int:
    """Count a frame of a programming tool: a header with the length, a route of a told length, the function."""
    if not _is_tool_header(octets, start, there):
        return FOREIGN
    if there < start + _TOOL_ROUTE + 1:
        return MORE
    size, route = little16(octets, start + 19), byte(octets, start + _TOOL_ROUTE)
    asks = byte(octets, start) == _TOOL_REQUEST
    if byte(octets, start + _TOOL_HEADER) != (0x1C if asks else 0x9C) or route > _LONGEST_ROUTE:
        return FOREIGN
    at = start + _TOOL_ROUTE + route
    needed = 2 if asks else 6  # function; in an answer number and status too
    if size > _LONGEST or at + needed > start + _TOOL_HEADER + size:
        return FOREIGN
    if there < at + needed:
        return MORE
    group, function = byte(octets, at), byte(octets, at + 1)
    kind = REQUEST
    keep = 1 if group == _FILES and function == _OPEN_FILE else 0
    if not asks:
        kind = RESPONSE if big16(octets, at + 4) == 0 else ERROR
        keep = 1 if kind == RESPONSE and group == _TYPE and (function == 1 or function == 33) else 0
    mark(marks, pack(0x57, group, function), kind, keep)
    return int(_TOOL_HEADER + size)


@kernel
def _count_meeting(octets: Any, start: int, there: int) -> int:
    """Step over what precedes a programming tool's connection; it fills its packet."""
    if there < start + 4:
        return MORE
    if byte(octets, start + 1) != 0 or byte(octets, start + 2) != 0:
        return FOREIGN
    return int(there - start)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message of one frame, whose form the first octet tells."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there <= start:
        return MORE
    form = byte(octets, start)
    if form in (_REQUEST_3E, _REQUEST_4E, _RESPONSE_3E, _RESPONSE_4E):
        return int(_count_binary(octets, start, there, form, marks))
    if form == 0x35 or form == 0x44:  # 5, D
        return int(_count_letters(octets, start, there, marks))
    if form in (_TOOL_REQUEST, _TOOL_RESPONSE):
        return int(_count_tool(octets, start, there, marks))
    if form in (_MEETING, _MET):
        return int(_count_meeting(octets, start, there))
    return FOREIGN
