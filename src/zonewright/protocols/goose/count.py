"""Counts GOOSE frames: one publication each; its names stand before everything that changes from frame to frame."""

from typing import Any

from zonewright.protocols.ber import read_head, read_size
from zonewright.protocols.counter import FOREIGN, MORE, PUBLISH
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte

_HEADER = 8  # application id, length, two reserved words
_PUBLICATION, _REFERENCE, _TIME = 0x61, 0x80, 0x84
_NAMES = 4  # reference, time to live, data set, identity: what may stand before the time


@kernel
def _stop_of_names(octets: Any, at: int, there: int) -> int:
    """Find where the fields before the time end."""
    for _ in range(_NAMES):
        head = read_head(octets, at, there)
        if head <= 0:
            break
        tag = byte(octets, at)
        if tag < _REFERENCE or tag >= _TIME:
            break
        at += head + read_size(octets, at)
    return int(min(at, there))


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the publication of one frame; its length takes in the frame's padding.

    What is worth keeping are the names alone: `keep` is the number of bytes up to their end.
    """
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + _HEADER + 2:
        return MORE
    length = big16(octets, start + 2)
    if byte(octets, start + _HEADER) != _PUBLICATION or length < _HEADER + 2:
        return FOREIGN
    head = read_head(octets, start + _HEADER, there)
    if head == 0:
        return MORE
    if head < 0:
        return FOREIGN
    body = start + _HEADER + head
    if body >= there:
        return MORE
    first = byte(octets, body)
    if first < _REFERENCE or first > 0xAB:
        return FOREIGN
    mark(marks, pack(0, -1, -1), PUBLISH, max(_stop_of_names(octets, body, there) - start, 2))
    return int(max(start + length, there) - start)
