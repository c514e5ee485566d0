"""Counts WS-Discovery messages: one per datagram, told by the last word of its action."""

from typing import Any

from zonewright.protocols.counter import CARRY_BYTES, FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte

_LESS_THAN, _SLASH, _TWO = 0x3C, 0x2F, 0x32
_SIGN, _YEAR = 11, 8  # letters of `/discovery/` and of `2009/01/`
_LONGEST_WORD = 14
_FARTHEST = 4096
_KEEP = -2048
_HELLO, _BYE, _PROBE, _RESOLVE = 1, 2, 3, 5


@kernel
def _action_at(octets: Any, start: int, there: int) -> int:
    """Give where the word behind `/discovery/` begins, 0 when there is none."""
    for at in range(start, min(there - _SIGN - _YEAR - _LONGEST_WORD, start + _FARTHEST)):
        if byte(octets, at) != _SLASH or big16(octets, at + 1) != 0x6469 or big16(octets, at + 3) != 0x7363:
            continue
        if big16(octets, at + 5) != 0x6F76 or big16(octets, at + 7) != 0x6572 or big16(octets, at + 9) != 0x792F:
            continue
        behind = at + _SIGN
        if byte(octets, behind) == _TWO:
            behind += _YEAR
        if byte(octets, behind - 1) == _SLASH:
            return behind
    return 0


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message of a datagram: an envelope of SOAP with an action of the discovery."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there > start and byte(octets, start) != _LESS_THAN:
        return FOREIGN
    at = _action_at(octets, start, there)
    if at == 0:
        return MORE if there - start < CARRY_BYTES // 2 else FOREIGN
    first, second = big16(octets, at), big16(octets, at + 2)
    if first == 0x4865 and second == 0x6C6C:
        mark(marks, pack(_HELLO, -1, -1), PUBLISH, _KEEP)
    elif first == 0x4279:
        mark(marks, pack(_BYE, -1, -1), PUBLISH, 0)
    elif first == 0x5072 and second == 0x6F62:
        answers = byte(octets, at + 5) == 0x4D
        mark(marks, pack(_PROBE, -1, -1), RESPONSE if answers else REQUEST, _KEEP if answers else 0)
    elif first == 0x5265 and second == 0x736F:
        answers = byte(octets, at + 7) == 0x4D
        mark(marks, pack(_RESOLVE, -1, -1), RESPONSE if answers else REQUEST, _KEEP if answers else 0)
    else:
        return FOREIGN
    return int(there - start)
