"""Counts CDP announcements: one message per frame, every one worth reading."""

from typing import Any

from zonewright.protocols.counter import FOREIGN, MORE, PUBLISH
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte

_SNAP, _ORGANISATION, _CDP = 0xAAAA, 0x0300, 0x2000
_HEADER = 12  # LLC and SNAP (8), version, time to live, checksum


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the announcement of one frame, from its LLC header on."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 2:
        return MORE
    if big16(octets, start) != _SNAP:
        return FOREIGN
    if there < start + _HEADER:
        return MORE
    if big16(octets, start + 2) != _ORGANISATION or big16(octets, start + 4) != 0x000C:
        return FOREIGN
    version = byte(octets, start + 8)
    if big16(octets, start + 6) != _CDP or version < 1 or version > 2:
        return FOREIGN
    mark(marks, pack(0, -1, -1), PUBLISH, 1)
    return int(there - start)
