"""Counts the packets of an IPsec tunnel."""

from typing import Any

from zonewright.protocols.counter import FOREIGN, MORE, REQUEST
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte

_ESP, _AH = 50, 51
_SHORTEST_ESP = 18
_FIRST_NUMBER = 256  # of a tunnel; lower ones are reserved
_KEEP_ALIVE = 0xFF


@kernel
def _is_inside(protocol: int) -> bool:
    return protocol in (1, 4, 6, 17, 41, 47, 50, 58, 89, 112, 115, 132)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count one packet."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there <= start:
        return MORE
    size = there - start
    if size == 1:
        return 1 if byte(octets, start) == _KEEP_ALIVE else MORE
    if size < _SHORTEST_ESP:
        return MORE
    high, low = big16(octets, start), big16(octets, start + 2)
    if high == 0 and low == 0:
        return int(size)  # agreement, behind the mark of four zeros
    words = byte(octets, start + 1)
    if low == 0 and words >= 1 and words <= 62 and _is_inside(byte(octets, start)):
        mark(marks, pack(_AH, -1, -1), REQUEST, 0)
        return int(size)
    if high == 0 and low < _FIRST_NUMBER:
        return FOREIGN
    mark(marks, pack(_ESP, -1, -1), REQUEST, 0)
    return int(size)
