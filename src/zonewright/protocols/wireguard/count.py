"""Counts WireGuard messages: a datagram is one, and its size must be exactly that of its type."""

from typing import Any

from zonewright.protocols.counter import FOREIGN, MORE, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte

_BEGIN, _ANSWER, _COOKIE, _TRANSPORT = 1, 2, 3, 4
_BEGIN_SIZE, _ANSWER_SIZE, _COOKIE_SIZE = 148, 92, 64
_HEADER, _BLOCK = 16, 16
_FULL = 1200  # a packet that fills the line is not padded to whole blocks
_MOST_ZEROS = 2  # of 16 encrypted octets; three are there once in thirty thousand


@kernel
def _is_hidden(octets: Any, at: int) -> bool:
    """Tell whether 16 octets look encrypted."""
    zeros = 0
    for place in range(at, at + _BLOCK):
        if octets[place] == 0:
            zeros += 1
    return zeros <= _MOST_ZEROS


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message of one datagram."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 4:
        return MORE
    size, form = there - start, byte(octets, start)
    if form < _BEGIN or form > _TRANSPORT or byte(octets, start + 1) != 0 or big16(octets, start + 2) != 0:
        return FOREIGN
    wanted = _BEGIN_SIZE if form == _BEGIN else _ANSWER_SIZE if form == _ANSWER else _COOKIE_SIZE
    if form == _TRANSPORT:
        if size < _HEADER + _BLOCK or (size % _BLOCK != 0 and size < _FULL):
            return FOREIGN
        # the receiver's number is never 0 in practice, and few send 2^48 packets with one key
        numbered = big16(octets, start + 4) + big16(octets, start + 6) > 0 and big16(octets, start + 14) == 0
        if not numbered or not _is_hidden(octets, start + _HEADER):
            return int(size)
    elif size != wanted or not _is_hidden(octets, start + 12):
        return FOREIGN
    mark(marks, pack(form, -1, -1), RESPONSE if form in (_ANSWER, _COOKIE) else REQUEST, 0)
    return int(size)
