"""Counts MMS messages: one per TPKT whose session and presentation lead to a service, all in its first 64 bytes."""

from typing import Any

from zonewright.protocols.ber import read_head, read_size
from zonewright.protocols.counter import CARRY_BYTES, ERROR, FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte
from zonewright.protocols.tpkt import NO_DATA, S7, S7_PLUS, SESSION, find_data, read_frame, read_owner

_USER_DATA, _VALUES, _SYNTAX, _SINGLE, _INTEGER, _MODIFIERS = 0x61, 0x30, 0x06, 0xA0, 0x02, 0x30
_REQUEST, _RESPONSE, _ERROR, _UNCONFIRMED, _REJECT = 0xA0, 0xA1, 0xA2, 0xA3, 0xA4
_CANCELS, _CANCELLED, _CANCEL_FAILED, _CONCLUDES, _CONCLUDED, _CONCLUDE_FAILED = 0x85, 0x86, 0xA7, 0x8B, 0x8C, 0xAD
_INITIATES, _INITIATED, _INITIATE_FAILED = 0xA8, 0xA9, 0xAA
_CONNECT, _ACCEPT, _DATA = 13, 14, 1
_LONGEST_NUMBER, _LONGEST_SYNTAX = 5, 16
_CONFIRMED_HEAD = 6  # tag, length and the tag of the number of a confirmed PDU
_NONE, _WAIT = -1, -2


@kernel
def _inside(octets: Any, at: int, there: int, tag: int) -> int:
    """Step over the head of the element at `at` when it has that tag; `_NONE` when not, `_WAIT` for more bytes."""
    if at >= there:
        return _WAIT
    if byte(octets, at) != tag:
        return _NONE
    head = read_head(octets, at, there)
    if head == 0:
        return _WAIT
    return int(at + head) if head > 0 else _NONE


@kernel
def _past(octets: Any, at: int, there: int, tag: int, longest: int) -> int:
    """Step over the whole element at `at`, as `_inside`; an element longer than `longest` is none."""
    inside = _inside(octets, at, there, tag)
    if inside < 0:
        return int(inside)
    size = read_size(octets, at)
    return int(inside + size) if size <= longest else _NONE


@kernel
def _find_pdu(octets: Any, at: int, there: int) -> int:
    """Cross presentation from its user data on; gives the place of the PDU's tag."""
    at = _inside(octets, at, there, _USER_DATA)
    if at >= 0:
        at = _inside(octets, at, there, _VALUES)
    if at >= 0 and at < there and byte(octets, at) == _SYNTAX:
        at = _past(octets, at, there, _SYNTAX, _LONGEST_SYNTAX)
    if at >= 0:
        at = _past(octets, at, there, _INTEGER, _LONGEST_NUMBER)
    if at >= 0:
        at = _inside(octets, at, there, _SINGLE)
    return _WAIT if at >= there else int(at)


@kernel
def _read_service(octets: Any, at: int, there: int) -> int:
    """Give the number of the service whose tag stands at `at`."""
    if at >= there:
        return _WAIT
    tag = byte(octets, at)
    if tag & 0xC0 != 0x80:
        return _NONE
    if tag & 0x1F != 0x1F:
        return int(tag & 0x1F)
    if at + 1 >= there:
        return _WAIT
    number = byte(octets, at + 1)
    return int(number) if number >= 0x1F and number < 0x80 else _NONE


@kernel
def _names_program(service: int) -> bool:
    """Tell whether a request of this service names what is loaded, fetched, started, stopped or deleted."""
    moves = service == 26 or service == 29 or service == 36
    return moves or (service >= 40 and service <= 44) or service == 72 or service == 76


@kernel
def _count_confirmed(octets: Any, at: int, there: int, stop: int, marks: Any) -> int:
    """Mark a confirmed request or response whose tag stands at `at`; `_WAIT` for more bytes, else 0."""
    kind = REQUEST if byte(octets, at) == _REQUEST else RESPONSE
    at = _inside(octets, at, there, byte(octets, at))
    if at >= 0:
        at = _past(octets, at, there, _INTEGER, _LONGEST_NUMBER)
    if at >= 0 and kind == REQUEST and at < there and byte(octets, at) == _MODIFIERS:
        at = _past(octets, at, there, _MODIFIERS, CARRY_BYTES)
        if at == _NONE or at >= stop:
            mark(marks, pack(0, -1, -1), kind, 0)
            return 0
    if at < 0:
        return int(at)
    service = _read_service(octets, at, there)
    if service < 0:
        return int(service)
    keep = service == 2 if kind == RESPONSE else _names_program(service)
    mark(marks, pack(0, service, -1), kind, 1 if keep else 0)
    return 0


@kernel
def _count_pdu(octets: Any, at: int, there: int, stop: int, marks: Any) -> int:
    """Mark the PDU whose tag stands at `at`; `_WAIT` for more bytes, else 0 or `_NONE`."""
    tag = byte(octets, at)
    if tag in (_REQUEST, _RESPONSE):
        return int(_count_confirmed(octets, at, there, stop, marks))
    if tag == _UNCONFIRMED:
        at = _inside(octets, at, there, tag)
        service = _read_service(octets, at, there) if at >= 0 else at
        if service >= 0:
            mark(marks, pack(3, service, -1), PUBLISH, 0)
        return int(min(service, 0))
    if tag == _ERROR:
        mark(marks, pack(0, -1, -1), ERROR, 0)
    elif tag == _REJECT:
        mark(marks, pack(4, -1, -1), ERROR, 0)
    elif tag in (_CANCELS, _CANCELLED, _CANCEL_FAILED):
        kind = REQUEST if tag == _CANCELS else RESPONSE if tag == _CANCELLED else ERROR
        mark(marks, pack(5, -1, -1), kind, 0)
    elif tag in (_INITIATES, _INITIATED, _INITIATE_FAILED):
        kind = REQUEST if tag == _INITIATES else RESPONSE if tag == _INITIATED else ERROR
        mark(marks, pack(8, -1, -1), kind, 0)
    elif tag in (_CONCLUDES, _CONCLUDED, _CONCLUDE_FAILED):
        kind = REQUEST if tag == _CONCLUDES else RESPONSE if tag == _CONCLUDED else ERROR
        mark(marks, pack(11, -1, -1), kind, 0)
    return 0


@kernel
def _find_mms(octets: Any, at: int, there: int) -> int:
    """Find the name of MMS (1.0.9506 and its part, as BER writes it) in what opens a session; -1 without it."""
    while at + 4 <= there:
        part = byte(octets, at + 3)
        if byte(octets, at) == 0x28 and big16(octets, at + 1) == 0xCA22 and (part == 1 or part == 2):
            return int(at)
        at += 1
    return -1


@kernel
def _refuses(octets: Any, at: int, there: int) -> bool:
    """Tell whether an association is answered by a result other than 0."""
    while at + 5 <= there:
        if big16(octets, at) == 0xA203 and big16(octets, at + 2) == 0x0201:
            return bool(byte(octets, at + 4) != 0)
        at += 1
    return False


@kernel
def _count_opening(octets: Any, at: int, there: int, stop: int, marks: Any) -> int:
    """Mark a session that opens or accepts an MMS association; `_NONE` when it is of another application.

    Of a message that is not whole the rest is not waited for: it is taken for MMS.
    """
    found = _find_mms(octets, at, min(there, stop))
    if found < 0 and stop <= there:
        return _NONE
    if byte(octets, at) == _CONNECT:
        mark(marks, pack(8, -1, -1), REQUEST, 0)
    else:
        refused = found >= 0 and _refuses(octets, found, min(there, stop))
        mark(marks, pack(8, -1, -1), ERROR if refused else RESPONSE, 0)
    return 0


@kernel
def _is_bare(octets: Any, at: int, there: int, stop: int) -> bool:
    """Tell whether an MMS PDU stands at `at` without the layers between, as old stacks send it: its length is exact.

    Only forms that no value has: a segment may continue a message with a value that ends where the message ends.
    """
    head = read_head(octets, at, there)
    if head <= 0 or at + head + read_size(octets, at) != stop:
        return False
    tag = byte(octets, at)
    if tag in (_CONCLUDES, _CONCLUDED):
        return bool(at + head == stop)
    if at + head >= there:
        return False
    first = byte(octets, at + head)
    if tag in (_REQUEST, _RESPONSE):
        return bool(first == _INTEGER)
    return tag in (_INITIATES, _INITIATED) and first in (0x80, 0x81)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message of one TPKT; S7comm and S7comm-plus are foreign, bare COTP marks nothing."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    length: int = read_frame(octets, start, there)
    if length <= 0:
        return length
    at = find_data(octets, start)
    if at == NO_DATA:
        return length
    stop = start + length
    owner = read_owner(octets, at, there, stop)
    if owner < 0:
        return MORE
    if owner in (S7, S7_PLUS):
        return FOREIGN
    seen, found = min(there, stop), _NONE
    if owner == SESSION:
        opening = byte(octets, at)
        if opening in (_CONNECT, _ACCEPT):
            return FOREIGN if _count_opening(octets, at, there, stop, marks) == _NONE else length
        if opening == _DATA:
            found = _find_pdu(octets, at + 4, seen)
    elif there >= min(stop, at + _CONFIRMED_HEAD):
        found = at if _is_bare(octets, at, seen, stop) else _NONE
    else:
        found = _WAIT
    if found >= 0:
        found = _count_pdu(octets, found, seen, stop, marks)
    if found == _WAIT and there < stop and there < start + CARRY_BYTES:
        marks[0] = 0
        return MORE
    return length
