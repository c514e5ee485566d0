"""Counts IKE messages by version and exchange; on port 4500 they stand behind four zeros."""

from typing import Any

from zonewright.protocols.counter import FOREIGN, MORE, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte

_HEADER, _MARKER = 28, 4
_SHORTEST_TUNNELLED = 24
_KEEP_ALIVE = 0xFF
_RESPONSE_FLAG = 0x20
_FIRST_OF_2 = 34


@kernel
def _is_zero(octets: Any, at: int, size: int) -> bool:
    found = 0
    for place in range(at, at + size):
        found |= byte(octets, place)
    return found == 0


@kernel
def _is_exchange(version: int, exchange: int) -> bool:
    if version == 1:
        return (exchange >= 1 and exchange <= 6) or exchange == 32 or exchange == 33
    return version == 2 and exchange >= _FIRST_OF_2 and exchange <= 44


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:
    """Count the message of one datagram."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there <= start:
        return MORE
    if there == start + 1:
        return 1 if byte(octets, start) == _KEEP_ALIVE else MORE
    if there < start + _MARKER:
        return MORE
    at = start + (_MARKER if _is_zero(octets, start, _MARKER) else 0)
    if there < at + _HEADER:
        return MORE
    version, exchange = byte(octets, at + 17) >> 4, byte(octets, at + 18)
    long = big16(octets, at + 24) != 0
    length: int = big16(octets, at + 26)
    is_ike = not _is_zero(octets, at, 8) and byte(octets, at + 17) & 0x0F == 0 and _is_exchange(version, exchange)
    if not is_ike or long or length < _HEADER or at + length < there:
        tunnelled = at == start and there - start >= _SHORTEST_TUNNELLED
        return int(there - start) if tunnelled and big16(octets, start) != 0 else FOREIGN
    kind = RESPONSE if from_server == 1 else REQUEST
    if version == 2:
        kind = RESPONSE if byte(octets, at + 19) & _RESPONSE_FLAG else REQUEST
    first = (version == 1 and (exchange == 2 or exchange == 4)) or exchange == _FIRST_OF_2
    in_clear = first and byte(octets, at + 19) & (1 if version == 1 else 0) == 0
    mark(marks, pack(version, exchange, -1), kind, 1 if in_clear else 0)
    return int(at + length - start)
