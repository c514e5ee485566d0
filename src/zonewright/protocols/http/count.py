"""Counts the first HTTP message of a direction: a request by its method, an answer by its status."""

from typing import Any

from zonewright.protocols.counter import CARRY_BYTES, ERROR, FOREIGN, MORE, REQUEST, RESPONSE, REST
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import byte

_METHODS = (
    b"\0GET \0HEAD \0POST \0PUT \0DELETE \0PATCH \0OPTIONS \0TRACE \0CONNECT \0PROPFIND \0PROPPATCH \0MKCOL \0COPY "
    b"\0MOVE \0LOCK \0UNLOCK \0REPORT \0PRI \0"
)
"""Method n stands after the n-th NUL, with the blank that follows it."""
_ANSWER = b"HTTP/1."
_KEPT = 2048
_LONGEST_LINE = 8192


@kernel
def _method_of(octets: Any, start: int, there: int) -> int:
    """Give the number of the method at `start`; 0 when there is none, -1 while it may still become one."""
    number, place, at = 1, 1, start
    while place < len(_METHODS):
        if at >= there:
            return -1
        if byte(octets, at) == _METHODS[place]:
            if _METHODS[place] == 0x20:
                return number
            at, place = at + 1, place + 1
            continue
        while _METHODS[place] != 0:
            place += 1
        number, place, at = number + 1, place + 1, start
    return 0


@kernel
def _ends_as_request(octets: Any, at: int, there: int) -> int:
    """Tell whether the words from `at` on are a request's: 1 yes, 0 no, -1 while the line goes on."""
    first = at
    while at < there and at - first < _LONGEST_LINE:
        letter = byte(octets, at)
        if letter == 0x0D or letter == 0x0A:
            version = at - 8
            if version < first + 2 or byte(octets, version - 1) != 0x20 or byte(octets, at - 2) != 0x2E:
                return 0
            return 1 if byte(octets, version) == 0x48 and byte(octets, version + 4) == 0x2F else 0
        if letter < 0x20 or letter == 0x7F:
            return 0
        at += 1
    return -1


@kernel
def _count_answer(octets: Any, start: int, there: int, marks: Any) -> int:
    for place in range(len(_ANSWER)):
        if start + place >= there:
            return MORE
        if byte(octets, start + place) != _ANSWER[place]:
            return FOREIGN
    if there < start + 12:
        return MORE
    status = 0
    for place in range(9, 12):
        digit = byte(octets, start + place) - 0x30
        if digit < 0 or digit > 9:
            return FOREIGN
        status = 10 * status + digit
    if byte(octets, start + 8) != 0x20 or status < 100 or status > 599:
        return FOREIGN
    mark(marks, pack(0, status, -1), ERROR if status >= 400 else RESPONSE, _KEPT)
    return REST


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the first message of a direction; all that follows is skipped."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there <= start:
        return MORE
    method = _method_of(octets, start, there)
    if method == 0:
        return int(_count_answer(octets, start, there, marks))
    if method < 0:
        return MORE if there - start < CARRY_BYTES else FOREIGN
    at = start
    while byte(octets, at) != 0x20:
        at += 1
    told = _ends_as_request(octets, at + 1, there)
    if told < 0 and there - start < CARRY_BYTES:
        return MORE
    if told == 0:
        return FOREIGN
    mark(marks, pack(method, -1, -1), REQUEST, _KEPT)
    return REST
