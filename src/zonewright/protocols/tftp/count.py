"""Counts TFTP requests: one per datagram."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, REQUEST
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte

_READ, _WRITE, _ERROR = 1, 2, 5
_LAST_ERROR = 8
_LONGEST_NAME, _LONGEST_KEPT = 512, 600


@kernel
def _find_nul(octets: Any, start: int, there: int) -> int:
    """Give the place of the zero that ends a text; -1 when it has none, or is no text."""
    for at in range(start, min(there, start + _LONGEST_NAME)):
        one = byte(octets, at)
        if one == 0:
            return int(at) if at > start else -1
        if one < 32 or one == 127:
            return -1
    return -1


@kernel
def _names_mode(octets: Any, at: int, stop: int) -> bool:
    """Tell whether a form of transfer stands here: `netascii`, `octet` or `mail`."""
    first, size = byte(octets, at) & 0xDF, stop - at
    return bool((first == 0x4E and size == 8) or (first == 0x4F and size == 5) or (first == 0x4D and size == 4))


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the request of one datagram."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 4:
        return MORE
    code = big16(octets, start)
    if code == _ERROR:
        if big16(octets, start + 2) > _LAST_ERROR:
            return FOREIGN
        mark(marks, pack(code, -1, -1), ERROR, 0)
        return int(there - start)
    if code != _READ and code != _WRITE:
        return FOREIGN
    name_end = _find_nul(octets, start + 2, there)
    if name_end < 0:
        return FOREIGN
    stop = _find_nul(octets, name_end + 1, there)
    if stop < 0 or not _names_mode(octets, name_end + 1, stop):
        return FOREIGN
    mark(marks, pack(code, -1, -1), REQUEST, -min(stop + 1 - start, _LONGEST_KEPT))
    return int(there - start)
