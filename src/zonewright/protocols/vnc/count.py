"""Counts the opening of VNC: versions, security, the desktop."""

from typing import Any

from zonewright.protocols.counter import FOREIGN, MORE, REQUEST, RESPONSE, REST
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte

_VERSION_BYTES, _DESKTOP_BYTES = 12, 24
_MOST_KINDS, _CHALLENGE_BYTES, _RESULT_BYTES = 16, 16, 4
_LONGEST_NAME = 256
_DIGITS = (4, 5, 6, 8, 9, 10)


@kernel
def _is_version(octets: Any, start: int) -> bool:
    """Tell whether `RFB 003.008` and a line's end stand here."""
    if big16(octets, start) != 0x5246 or big16(octets, start + 2) != 0x4220:
        return False
    if byte(octets, start + 7) != 46 or byte(octets, start + 11) != 10:
        return False
    for place in _DIGITS:
        digit = byte(octets, start + place) - 48
        if digit < 0 or digit > 9:
            return False
    return True


@kernel
def _number(octets: Any, at: int) -> int:
    """Give the number of three digits at `at`."""
    return int((byte(octets, at) - 48) * 100 + (byte(octets, at + 1) - 48) * 10 + byte(octets, at + 2) - 48)


@kernel
def _is_desktop(octets: Any, start: int, there: int) -> bool:
    """Tell whether size, form of pixels and the length of a name stand here."""
    if there < start + _DESKTOP_BYTES:
        return False
    bits, depth = byte(octets, start + 4), byte(octets, start + 5)
    if (bits != 8 and bits != 16 and bits != 32) or depth == 0 or depth > bits:
        return False
    if byte(octets, start + 6) > 1 or byte(octets, start + 7) > 1 or big16(octets, start + 20) != 0:
        return False
    return bool(big16(octets, start) > 0 and big16(octets, start + 2) > 0 and big16(octets, start + 22) < _LONGEST_NAME)


@kernel
def _count_server(octets: Any, start: int, there: int, marks: Any) -> int:
    """Count what a server sends after its version: kinds of security, a challenge, a result, the desktop."""
    size, kinds = there - start, byte(octets, start)
    if _is_desktop(octets, start, there):
        mark(marks, pack(3, -1, -1), RESPONSE, min(size, _DESKTOP_BYTES + big16(octets, start + 22)))
        return REST
    if kinds >= 1 and kinds <= _MOST_KINDS and size == kinds + 1:
        for place in range(start + 1, there):
            mark(marks, pack(2, byte(octets, place), -1), RESPONSE, 0)
        return size
    if size == _CHALLENGE_BYTES:
        return size
    if size >= _RESULT_BYTES and big16(octets, start) == 0 and byte(octets, start + 2) == 0 and kinds == 0:
        return _RESULT_BYTES
    return REST


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:
    """Count the version of either side, and the server's next messages as far as their shapes tell them."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 1:
        return MORE
    first = byte(octets, start)
    if first == 0x52 and (there < start + 2 or byte(octets, start + 1) == 0x46):
        if there < start + _VERSION_BYTES:
            return MORE
        if not _is_version(octets, start):
            return FOREIGN
        kind = RESPONSE if from_server == 1 else REQUEST
        mark(marks, pack(1, _number(octets, start + 4), _number(octets, start + 8)), kind, _VERSION_BYTES)
        return _VERSION_BYTES
    if from_server < 0:
        return FOREIGN
    return int(_count_server(octets, start, there, marks)) if from_server == 1 else REST
