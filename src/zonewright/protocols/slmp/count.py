"""Counts SLMP messages, binary and in letters, and the frames of Mitsubishi's programming tools."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte, little16

_REQUEST_3E, _REQUEST_4E, _RESPONSE_3E, _RESPONSE_4E = 0x50, 0x54, 0xD0, 0xD4
_TOOL_REQUEST, _TOOL_RESPONSE, _MEETING, _MET = 0x57, 0xD7, 0x5A, 0xDA
_LAST_STATION = 0x1F
_LAST_UNIT = 0x03  # high octet of a module's place
_SHORTEST_REQUEST, _SHORTEST_RESPONSE, _LONGEST = 6, 2, 0x2000  # octets that the length counts, binary
_REFUSED = 11  # length of an answer with an error: end code, place, command, subcommand
_TYPE_NAME = 20  # length of an answer that holds a type name
_ON_DEMAND, _CYCLIC = 0x2101, 0x0E70
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
    size = _number(octets, at + 10, 4)
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
    else:
        end_code = _number(octets, at, 4)
        if end_code < 0:
            return FOREIGN
        command = _number(octets, at + 14, 4) if size == 2 * _REFUSED else -1
        _mark_answer(end_code, command, 0, marks)
    return int(at + size - start)


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
