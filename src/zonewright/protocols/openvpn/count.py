"""Counts the hard resets of OpenVPN; a TCP frame begins with its length, a datagram with its opcode."""

from typing import Any

from zonewright.protocols.counter import FOREIGN, MORE, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte

_PLAIN = 14  # opcode, session, no acknowledgement, number of the packet
_ANSWERED = 12  # more in an answer: the number that is acknowledged and the other's session
_GUARD = 8  # more when the control channel is guarded: number of the packet and time, besides the digest
_FLAGS = 6  # more in an answer that says what it can do
_FIRST_DATAGRAM = 8  # no frame on TCP is as long as an opcode in its first octet would say
_LONGEST = 4096


@kernel
def _ends_as_first(octets: Any, stop: int) -> bool:
    """Tell whether the number of the message, the last four octets, is that of the first ones."""
    return bool(big16(octets, stop - 4) == 0 and byte(octets, stop - 2) == 0)


@kernel
def _opens(octets: Any, at: int, size: int) -> bool:
    """Tell whether a hard reset stands here: its length, and the octets at its end that are always the same."""
    opcode = byte(octets, at) >> 3
    if byte(octets, at) & 7 != 0:
        return False
    if opcode == 10:  # version 3 carries the client's key, of a size of its own, with its length at the end
        return size > 200 and big16(octets, at + size - 2) > 200 and big16(octets, at + size - 2) < size
    answers = opcode == 8 or opcode == 2
    if opcode != 7 and opcode != 1 and not answers:
        return False
    extra = size - _PLAIN - (_ANSWERED if answers else 0)
    if answers and (extra == -_ANSWERED):
        extra = 0  # nothing acknowledged
    if extra == 0:
        listed = 1 if size > _PLAIN else 0
        return bool(byte(octets, at + 9) == listed and _ends_as_first(octets, at + size))
    digest = extra - _GUARD
    if answers and digest == 32 + _FLAGS:
        digest = 32
    if digest == 32 and byte(octets, at + 10) == 0 and byte(octets, at + 11) == 0 and byte(octets, at + 12) <= 3:
        return True  # the form that encrypts: number of the packet first, all behind the time is hidden
    if digest != 16 and digest != 20 and digest != 28 and digest != 32 and digest != 48 and digest != 64:
        return False
    return bool(_ends_as_first(octets, at + size) and big16(octets, at + 9 + digest) == 0)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count one datagram or one frame."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 3:
        return MORE
    at, size = start, there - start
    if byte(octets, start) < _FIRST_DATAGRAM:
        at, size = start + 2, big16(octets, start)
    opcode = byte(octets, at) >> 3
    if opcode < 1 or opcode > 11 or size < 2 or size > _LONGEST:
        return FOREIGN
    if at + size <= there and size >= _PLAIN and _opens(octets, at, size):
        mark(marks, pack(opcode, -1, -1), RESPONSE if opcode == 2 or opcode == 8 else REQUEST, 0)
    return int(at + size - start)
