"""Counts BPDUs: one message per frame, told by version and type."""

from typing import Any

from zonewright.protocols.counter import FOREIGN, MORE, PUBLISH
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte

_LLC, _SNAP = 0x4242, 0xAAAA
_CHANGED = 0x80
_KEPT = 110  # all of a BPDU but what it says of the single trees of MSTP


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the BPDU of one frame, from its LLC header on."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 2:
        return MORE
    head = big16(octets, start)
    if head != _LLC and head != _SNAP:
        return FOREIGN
    at, third = start + 3, -1
    if head == _SNAP:
        at, third = start + 8, 1
    if there < at + 4:
        return MORE
    if byte(octets, start + 2) != 3 or big16(octets, at) != 0:
        return FOREIGN
    if head == _SNAP and (byte(octets, start + 3) != 0 or big16(octets, start + 4) != 0x000C):
        return FOREIGN
    if head == _SNAP and big16(octets, start + 6) != 0x010B:
        return FOREIGN
    version, form = byte(octets, at + 2), byte(octets, at + 3)
    if (form == 0 or form == _CHANGED) and version == 0:
        mark(marks, pack(version, form, third), PUBLISH, -_KEPT if form == 0 else 0)
    elif form == 2 and version >= 2 and version <= 4:
        mark(marks, pack(version, form, third), PUBLISH, -_KEPT)
    else:
        return FOREIGN
    return int(there - start)
