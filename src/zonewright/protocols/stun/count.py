"""Counts STUN messages: method, class, and the mark of four octets that all of them carry."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte

_HEADER = 20
_COOKIE_HIGH, _COOKIE_LOW = 0x2112, 0xA442
_LONGEST, _LAST_METHOD = 2048, 0x0C
_KEPT = -512


@kernel
def _shares_port(first: int) -> bool:
    """Tell whether another protocol that shares the ports begins so: DTLS, data of a relay, media."""
    return (first >= 20 and first <= 79) or (first >= 128 and first <= 191)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count one message."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there <= start:
        return MORE
    if _shares_port(byte(octets, start)):
        return int(there - start)
    if there < start + 8:
        return MORE
    form: int = big16(octets, start)
    length: int = big16(octets, start + 2)
    if form & 0xC000 or length & 3 or length > _LONGEST:
        return FOREIGN
    if big16(octets, start + 4) != _COOKIE_HIGH or big16(octets, start + 6) != _COOKIE_LOW:
        return FOREIGN
    method = (form & 0x0F) | ((form & 0xE0) >> 1) | ((form & 0x3E00) >> 2)
    group = ((form >> 4) & 1) | ((form >> 7) & 2)
    if method < 1 or method > _LAST_METHOD:
        return FOREIGN
    kind = REQUEST if group == 0 else PUBLISH if group == 1 else RESPONSE if group == 2 else ERROR
    mark(marks, pack(method, -1, -1), kind, _KEPT if kind in (REQUEST, RESPONSE) else 0)
    return int(_HEADER + length)
