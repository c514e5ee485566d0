"""Counts PDUs of the slow protocols: one message per frame, told by its subtype."""

from typing import Any

from zonewright.protocols.counter import FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import byte

_LACP, _MARKER, _OAM, _ORGANISATION = 1, 2, 3, 10
_ACTOR, _ACTOR_SIZE, _ANSWERED = 1, 20, 2
_KEPT = 42  # header, actor and partner


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the PDU of one frame."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 4:
        return MORE
    subtype, version, first = byte(octets, start), byte(octets, start + 1), byte(octets, start + 2)
    if subtype == _LACP:
        if version < 1 or version > 2 or first != _ACTOR or byte(octets, start + 3) != _ACTOR_SIZE:
            return FOREIGN
        mark(marks, pack(subtype, -1, -1), PUBLISH, -_KEPT)
    elif subtype == _MARKER:
        if first != 1 and first != _ANSWERED:
            return FOREIGN
        mark(marks, pack(subtype, -1, -1), RESPONSE if first == _ANSWERED else REQUEST, 0)
    elif subtype in (_OAM, _ORGANISATION):
        mark(marks, pack(subtype, -1, -1), PUBLISH, 0)
    else:
        return FOREIGN
    return int(there - start)
