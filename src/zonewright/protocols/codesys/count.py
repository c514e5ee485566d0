"""Counts CODESYS messages: one per block of version 2 or 3, one per datagram of version 3."""

from typing import Any

from zonewright.protocols.counter import CARRY_BYTES, FOREIGN, MORE, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte, little16

_BLOCK, _BLOCK_2 = 8, 6
_DATAGRAM, _HEADER_WORDS = 0xC5, 3  # sign; low bits of the byte behind it
_SHORTEST = 8  # of a datagram
_LONGEST, _LONGEST_2 = 1 << 16, 1 << 20
_SERVICES = 0x55CD  # begins the service layer
_ANSWER = 0x80
_LAST_PART = 32766


@kernel
def _service_place(octets: Any, at: int, there: int) -> int:
    """Find where the service layer begins within the first bytes of the datagram at `at`; -1 where it does not."""
    place = at + 16
    while place + 8 <= there:
        if big16(octets, place) == _SERVICES:
            return place
        place += 2
    return -1


@kernel
def _mark_datagram(octets: Any, at: int, there: int, from_server: int, marks: Any) -> None:
    """Mark the datagram at `at` by its service, where one begins in it."""
    place = _service_place(octets, at, there)
    if place < 0:
        mark(marks, pack(3, -1, -1), RESPONSE if from_server == 1 else REQUEST, 0)
        return
    group, service = little16(octets, place + 4), min(little16(octets, place + 6), _LAST_PART)
    kind = RESPONSE if group & _ANSWER else REQUEST
    mark(marks, pack(3, group & 0x7F, service), kind, 0)


@kernel
def _count_older(octets: Any, start: int, there: int, from_server: int, marks: Any) -> int:
    """Count a message of version 2: two sign bytes, its length (4) in one of two orders, its service."""
    if there < start + 2:
        return MORE
    if byte(octets, start + 1) != 0xBB:
        return FOREIGN
    if there < start + _BLOCK_2 + 1:
        return MORE
    length = little16(octets, start + 2) | (little16(octets, start + 4) << 16)
    if length < 1 or length > _LONGEST_2:
        length = (big16(octets, start + 2) << 16) | big16(octets, start + 4)
    if length < 1 or length > _LONGEST_2:
        return FOREIGN
    answers = from_server == 1
    service = byte(octets, start + _BLOCK_2)
    keep = 1 if answers and length >= 130 else 0
    mark(marks, pack(2, -1 if answers else service, -1), RESPONSE if answers else REQUEST, keep)
    return int(length + _BLOCK_2)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:
    """Count the message of one block or datagram."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there <= start:
        return MORE
    first = byte(octets, start)
    if first == 0xBB:
        return int(_count_older(octets, start, there, from_server, marks))
    if first == _DATAGRAM:
        if there < start + _SHORTEST:
            return MORE
        if byte(octets, start + 1) & 0x07 != _HEADER_WORDS:
            return FOREIGN
        _mark_datagram(octets, start, min(there, start + CARRY_BYTES), from_server, marks)
        return int(there - start)
    if first != 0:
        return FOREIGN
    if there < start + _BLOCK + 1:
        return MORE
    length = little16(octets, start + 4) | (little16(octets, start + 6) << 16)
    if big16(octets, start) != 0x0001 or big16(octets, start + 2) != 0x17E8:
        return FOREIGN
    if length < _BLOCK + _SHORTEST or length > _LONGEST or byte(octets, start + _BLOCK) != _DATAGRAM:
        return FOREIGN
    stop = min(start + length, start + CARRY_BYTES)
    if there < stop:
        return MORE
    _mark_datagram(octets, start + _BLOCK, stop, from_server, marks)
    return int(length)
