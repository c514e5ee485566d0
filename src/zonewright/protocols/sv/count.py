"""Counts frames of sampled values: one publication each; the stream's name stands before its samples."""

from typing import Any

from zonewright.protocols.ber import read_head, read_size
from zonewright.protocols.counter import FOREIGN, MORE, PUBLISH
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte

_HEADER = 8  # application id, length, two reserved words
_PUBLICATION, _NUMBER, _SECURITY, _LIST, _BLOCK = 0x60, 0x80, 0x81, 0xA2, 0x30


@kernel
def _stop_of_name(octets: Any, at: int, there: int) -> int:
    """Find where the first block's name and data set end, from the number of blocks on."""
    for _ in range(6):
        head = read_head(octets, at, there)
        if head <= 0:
            break
        tag = byte(octets, at)
        if tag in (_LIST, _BLOCK):
            at += head
        elif tag in (_NUMBER, _SECURITY):  # the same tags as name and data set, one level up
            at += head + read_size(octets, at)
        else:
            break
    return int(min(at, there))


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the publication of one frame; its length takes in the frame's padding.

    What is worth keeping is the name alone: `keep` is the number of bytes up to its end.
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
    if byte(octets, body) != _NUMBER:
        return FOREIGN
    mark(marks, pack(0, -1, -1), PUBLISH, max(_stop_of_name(octets, body, there) - start, 2))
    return int(max(start + length, there) - start)
