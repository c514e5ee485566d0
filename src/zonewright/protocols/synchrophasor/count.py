"""Counts synchrophasor frames: one per header, told by its second byte."""

from typing import Any

from zonewright.protocols.counter import FOREIGN, MORE, PUBLISH, REQUEST
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte

_SYNC = 0xAA
_SHORTEST = 16
_COMMAND, _LAST_KIND = 4, 5
_LAST_VERSION = 3
_COMMAND_END = 16
_LAST_PART = 32766


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count one frame; a command waits for its code."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there > start and byte(octets, start) != _SYNC:
        return FOREIGN
    if there < start + 4:
        return MORE
    form = byte(octets, start + 1)
    kind, version = form >> 4, form & 0x0F
    length: int = big16(octets, start + 2)
    if kind > _LAST_KIND or version < 1 or version > _LAST_VERSION or length < _SHORTEST:
        return FOREIGN
    if kind != _COMMAND:
        mark(marks, pack(kind, -1, -1), PUBLISH, 1 if kind == 2 or kind == 3 else 0)
        return length
    if length < _COMMAND_END + 2:
        return FOREIGN
    if there < start + _COMMAND_END:
        return MORE
    mark(marks, pack(_COMMAND, min(big16(octets, start + 14), _LAST_PART), -1), REQUEST, 0)
    return length
