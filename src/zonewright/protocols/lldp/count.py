"""Counts LLDP announcements: one message per frame, every one worth reading."""

from typing import Any

from zonewright.protocols.counter import FOREIGN, MORE, PUBLISH
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16

_CHASSIS = 1
_LONGEST_CHASSIS = 256


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the announcement of one frame; it must begin with the chassis id."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 2:
        return MORE
    first = big16(octets, start)
    size = first & 0x1FF
    if first >> 9 != _CHASSIS or size < 2 or size > _LONGEST_CHASSIS:
        return FOREIGN
    mark(marks, pack(0, -1, -1), PUBLISH, 1)
    return int(there - start)
