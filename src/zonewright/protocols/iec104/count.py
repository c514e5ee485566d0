"""Counts IEC 60870-5-104 messages: one per frame; the cause of transmission tells asking from answering."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack, reaches, touch_on
from zonewright.protocols.octets import byte, little16

_START = 0x68
_SHORTEST, _SHORTEST_MESSAGE, _LONGEST = 4, 10, 253  # of the length octet: control field; with an empty message
_TYPE, _NUMBER, _CAUSE, _STATION, _OBJECT = 6, 7, 8, 10, 12  # octets of a frame
_ADDRESS = 3  # octets of an object's address
_IN_SEQUENCE = 0x80
_NEGATIVE = 0x40
_MAKERS = 128  # first type that is a maker's own: it may report as well as command
_FILES, _LAST_FILE = 120, 127
_FILE_ACKNOWLEDGED, _FILE_DIRECTORY = 124, 126
_CALL_FILE, _QUERY_ARCHIVE = 122, 127
_SECURITY, _LAST_SECURITY, _SECURITY_ERROR = 81, 95, 87


@kernel
def _control_kind(octets: Any, start: int, size: int) -> int:
    """Tell the frame by its control field: 1 for I, 2 for S, 3 for U; 0 for none of them."""
    first, second = byte(octets, start + 2), byte(octets, start + 3)
    third, fourth = byte(octets, start + 4), byte(octets, start + 5)
    if first & 1 == 0:
        return 1 if third & 1 == 0 and size >= _SHORTEST_MESSAGE else 0
    if size != _SHORTEST or third & 1 != 0:
        return 0
    if first & 3 == 1:
        return 2
    if second != 0 or third != 0 or fourth != 0:
        return 0
    function = first >> 2
    return 3 if function != 0 and function & (function - 1) == 0 else 0


@kernel
def _mark_connection(first: int, marks: Any) -> None:
    """Mark a U frame: of every pair of bits the lower asks and the upper confirms."""
    function = first >> 2
    confirms = function == 2 or function == 8 or function == 32
    mark(marks, pack(0, function >> 1 if confirms else function, -1), RESPONSE if confirms else REQUEST, 0)


@kernel
def _kind_of_file(code: int, from_server: int) -> int:
    """Tell what a message of the file transfer is: calls ask; what a station sends of a file answers."""
    if code in (_CALL_FILE, _QUERY_ARCHIVE):
        return REQUEST
    if code in (_FILE_ACKNOWLEDGED, _FILE_DIRECTORY):
        return RESPONSE
    return REQUEST if from_server == 0 else RESPONSE


@kernel
def _kind_of_security(code: int) -> int:
    """Tell what a message of the authentication is."""
    if code == _SECURITY_ERROR:
        return ERROR
    return RESPONSE if code in (82, 85, 93) else REQUEST


@kernel
def _kind_of(code: int, octet: int, from_server: int) -> int:
    """Tell what a message is by its cause, a number of six bits; a bit above it says that it is negative."""
    cause, refused = octet & 0x3F, octet & _NEGATIVE != 0
    kind = PUBLISH
    if cause >= 44 and cause <= 47:
        kind = ERROR
    elif code >= _FILES and code <= _LAST_FILE:
        kind = ERROR if refused else _kind_of_file(code, from_server)
    elif code >= _SECURITY and code <= _LAST_SECURITY:
        kind = _kind_of_security(code)
    elif cause == 7 or cause == 9 or cause == 10:
        kind = ERROR if refused else RESPONSE
    elif cause == 6 or cause == 8:
        kind = REQUEST
    elif cause == 5:
        kind = RESPONSE if code < 45 else REQUEST
    elif cause >= 20 and cause <= 41:
        kind = RESPONSE
    elif code >= 45 and code != 70 and (code < _MAKERS or not (cause <= 4 or cause == 11 or cause == 12)):
        kind = RESPONSE if from_server == 1 else REQUEST
    return kind


@kernel
def _is_known(code: int) -> bool:
    """Tell whether the standard knows a type, or leaves it to makers (128 and above)."""
    if code <= 21 or code >= 120:
        return code > 0
    if code >= 81:
        return code <= 95 or (code >= 100 and code <= 107) or (code >= 110 and code <= 113)
    return (code >= 30 and code <= 40) or (code >= 45 and code <= 51) or (code >= 58 and code <= 64) or code == 70


@kernel
def _is_message(code: int, octet: int) -> bool:
    """Tell whether type and cause go together: an unknown type is only asked for, or refused as unknown."""
    cause = octet & 0x3F
    if cause == 0 or code == 0:
        return False
    return bool(_is_known(code)) or cause == 6 or (cause >= 44 and cause <= 47)


@kernel
def _width_of(code: int) -> int:
    """Give the octets behind the address of an object in a message that changes something; -1 for other messages.

    0 where one object is all that such a message has.
    """
    timed = code >= 58 and code <= 64
    form = code - 13 if timed else code
    width = -1
    if form >= 45 and form <= 47:
        width = 1
    elif form in (48, 49, 110, 111):
        width = 3
    elif form in (50, 112):
        width = 5
    elif form == 51:
        width = 4
    elif code in (103, 105, 113, 120, 121, 123, 125):  # clock, reset, parameter, files
        width = 0
    return width + 7 if timed else width


@kernel
def _touch_objects(octets: Any, start: int, there: int, size: int, marks: Any) -> None:
    """Note the objects of a station that a message commands or sets; what only asks notes none."""
    code, stop = byte(octets, start + _TYPE), start + 2 + size
    width = _width_of(code)
    if width < 0 or not reaches(marks, start, there, stop, start + _OBJECT + _ADDRESS):
        return
    station, number = little16(octets, start + _STATION), byte(octets, start + _NUMBER)
    many = number & ~_IN_SEQUENCE
    first = little16(octets, start + _OBJECT) | (byte(octets, start + _OBJECT + 2) << 16)
    if number & _IN_SEQUENCE or width == 0:
        touch_on(marks, pack(code, -1, -1), station, -1, first, first + (max(many, 1) - 1 if width else 0))
        return
    at = start + _OBJECT
    for _ in range(max(many, 1)):
        if not reaches(marks, start, there, stop, at + _ADDRESS):
            return
        place = little16(octets, at) | (byte(octets, at + 2) << 16)
        touch_on(marks, pack(code, -1, -1), station, -1, place, place)
        at += _ADDRESS + width


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:
    """Count the message of one frame."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there > start and byte(octets, start) != _START:
        return FOREIGN
    if there < start + 2:
        return MORE
    size = byte(octets, start + 1)
    if size < _SHORTEST or size > _LONGEST:
        return FOREIGN
    if there < start + 6:
        return MORE
    form = _control_kind(octets, start, size)
    if form == 0:
        return FOREIGN
    if form == 1:
        if there <= start + _CAUSE:
            return MORE
        code, cause = byte(octets, start + _TYPE), byte(octets, start + _CAUSE)
        if not _is_message(code, cause):
            return FOREIGN
        kind = _kind_of(code, cause, from_server)
        mark(marks, pack(code, -1, -1), kind, 0)
        if kind in (REQUEST, RESPONSE):
            _touch_objects(octets, start, there, size, marks)
    elif form == 2:
        mark(marks, pack(0, -1, -1), RESPONSE, 0)
    else:
        _mark_connection(byte(octets, start + 2), marks)
    return int(size + 2)
