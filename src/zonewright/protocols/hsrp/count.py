"""Counts HSRP messages: one per datagram."""

from typing import Any

from zonewright.protocols.counter import FOREIGN, MORE, PUBLISH
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import byte

_LAST_KIND = 3
_OLD_BYTES, _STATE_BYTES = 20, 42
_STATE, _STATE_SIZE, _INTERFACE = 1, 40, 2
_INTERFACE_STATE = 3


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message of one datagram; of version 2 the first part tells, and only that is kept."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 4:
        return MORE
    first, second = byte(octets, start), byte(octets, start + 1)
    if first == 0:
        if second > _LAST_KIND or (second < _INTERFACE_STATE and there - start < _OLD_BYTES):
            return FOREIGN
        mark(marks, pack(1, second, -1), PUBLISH, -_OLD_BYTES if second < _INTERFACE_STATE else 0)
    elif first == _STATE and second == _STATE_SIZE and byte(octets, start + 2) == 2:
        if byte(octets, start + 3) >= _INTERFACE_STATE:
            return FOREIGN
        mark(marks, pack(2, byte(octets, start + 3), -1), PUBLISH, -_STATE_BYTES)
    elif first == _INTERFACE and second == 4:
        mark(marks, pack(2, _INTERFACE_STATE, -1), PUBLISH, 0)
    else:
        return FOREIGN
    return int(there - start)
