"""Counts SSDP messages: one per datagram, told by its first line."""

from typing import Any

from zonewright.protocols.counter import FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16

_SHORTEST = 12
_KEEP = -800


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message of a datagram: `M-SEARCH * `, `NOTIFY * ` or `HTTP/1.1 200`."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + _SHORTEST:
        return MORE
    first, second, third = big16(octets, start), big16(octets, start + 2), big16(octets, start + 4)
    fourth, fifth, sixth = big16(octets, start + 6), big16(octets, start + 8), big16(octets, start + 10)
    if first == 0x4D2D and second == 0x5345 and third == 0x4152 and fourth == 0x4348 and fifth == 0x202A:
        mark(marks, pack(0, -1, -1), REQUEST, _KEEP)
    elif first == 0x4854 and second == 0x5450 and third == 0x2F31 and fifth == 0x2032 and sixth == 0x3030:
        mark(marks, pack(0, -1, -1), RESPONSE, _KEEP)
    elif first == 0x4E4F and second == 0x5449 and third == 0x4659 and fourth == 0x202A:
        mark(marks, pack(1, -1, -1), PUBLISH, _KEEP)
    else:
        return FOREIGN
    return int(there - start)
