"""Counts supervision frames of PRP and HSR: one message per frame."""

from typing import Any

from zonewright.protocols.counter import FOREIGN, MORE, PUBLISH
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte

_PRP, _PRP_ACCEPTS, _HSR = 20, 21, 23
_LAST_VERSION, _MAC_BYTES = 1, 6
_KEPT = 20  # header, node, box


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the frame: path and version (2), number (2), type, length, MAC."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 12:
        return MORE
    form, size = byte(octets, start + 4), byte(octets, start + 5)
    if big16(octets, start) & 0x0FFF > _LAST_VERSION or size < _MAC_BYTES or size > 2 * _MAC_BYTES:
        return FOREIGN
    if form != _PRP and form != _PRP_ACCEPTS and form != _HSR:
        return FOREIGN
    mark(marks, pack(form, -1, -1), PUBLISH, -_KEPT)
    return int(there - start)
