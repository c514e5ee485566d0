"""Counts MRP frames: one message per frame, told by its first TLV."""

from typing import Any

from zonewright.protocols.counter import FOREIGN, MORE, PUBLISH
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte

_VERSION = 1
_TEST, _LINK_DOWN, _LINK_UP, _LAST, _OPTION = 2, 4, 5, 10, 127
_KEPT = 18  # a test up to its time, which is another in every frame


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message of one frame."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 4:
        return MORE
    form, size = byte(octets, start + 2), byte(octets, start + 3)
    if big16(octets, start) != _VERSION or size < 2 or ((form < _TEST or form > _LAST) and form != _OPTION):
        return FOREIGN
    says = form in (_TEST, _LINK_DOWN, _LINK_UP)
    mark(marks, pack(form, -1, -1), PUBLISH, -_KEPT if says else 0)
    return int(there - start)
