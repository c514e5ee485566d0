"""Counts VRRP advertisements: one message per packet."""

from typing import Any

from zonewright.protocols.counter import FOREIGN, MORE, PUBLISH
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import byte

_HEADER = 8
_ADVERTISES = 1
_CARP_BYTES, _CARP_WORDS = 36, 7


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the advertisement of one packet; it is kept without the password that may stand behind it."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there > start and (byte(octets, start) & 0x0F != _ADVERTISES or byte(octets, start) >> 4 not in (2, 3)):
        return FOREIGN
    if there < start + _HEADER:
        return MORE
    version, addresses = byte(octets, start) >> 4, byte(octets, start + 3)
    if addresses == 0 or byte(octets, start + 1) == 0:
        return FOREIGN
    if version == 2 and addresses == _CARP_WORDS and there - start == _CARP_BYTES:
        return FOREIGN
    size = 4 if version == 2 else 16
    mark(marks, pack(version, -1, -1), PUBLISH, min(_HEADER + size * addresses, there - start))
    return int(there - start)
