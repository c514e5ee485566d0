"""Counts DNP3 messages: one per application fragment, marked at the link frame that holds its first octets."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import byte

_HEADER = 10  # start, length, control, destination, source, CRC
_BLOCK, _CRC = 16, 2
_COUNTED_HEADER = 5  # of the length octet: control, destination, source
_TRANSPORT, _FUNCTION, _REQUESTED, _INDICATIONS, _ANSWERED = 10, 12, 13, 14, 15  # octets of a frame with a first octet
_FIRST = 0x40
_PRIMARY = 0x40
_CONFIRM, _READ, _WRITE, _OPEN, _DELETE, _FILE_INFORMATION, _AUTHENTICATION_ERROR = 0, 1, 2, 25, 27, 28, 33
_RESPONSE, _UNSOLICITED = 129, 130
_ATTRIBUTES, _TIME, _FILE, _INDICATED = 0, 50, 70, 80
_FAILED = 0x17  # of the second octet of indications: unknown function, unknown object, bad parameter, already executing


@kernel
def _known_control(control: int) -> bool:
    """Tell whether a link layer sends this control octet."""
    function = control & 0x0F
    if control & _PRIMARY:
        return function <= 4 or function == 9
    return function <= 1 or function == 11 or function == 14 or function == 15


@kernel
def _carries_data(control: int) -> bool:
    """Tell whether the frame carries octets for the layers above: confirmed or unconfirmed user data."""
    function = control & 0x0F
    return (control & _PRIMARY) != 0 and (function == 3 or function == 4)


@kernel
def _tells_more(function: int, group: int) -> bool:
    """Tell whether the group of the first object changes what a read or a write does."""
    if function == _READ:
        return group in (_ATTRIBUTES, _FILE)
    if function == _WRITE:
        return group in (_ATTRIBUTES, _TIME, _FILE, _INDICATED)
    return False


@kernel
def _mark_request(octets: Any, start: int, size: int, marks: Any) -> None:
    """Mark a request, by the group of its first object too."""
    function = byte(octets, start + _FUNCTION)
    second = -1
    if size > _REQUESTED - _TRANSPORT and function in (_READ, _WRITE):
        group = byte(octets, start + _REQUESTED)
        second = group if _tells_more(function, group) else -1
    kind = RESPONSE if function == _CONFIRM else ERROR if function == _AUTHENTICATION_ERROR else REQUEST
    keep = 1 if function in (_OPEN, _DELETE, _FILE_INFORMATION) else 0
    mark(marks, pack(function, second, -1), kind, keep)


@kernel
def _mark_response(octets: Any, start: int, size: int, marks: Any) -> None:
    """Mark what comes from the outstation: its indications tell an error, its first object a device attribute."""
    function = byte(octets, start + _FUNCTION)
    kind = PUBLISH if function == _UNSOLICITED else RESPONSE
    if kind == RESPONSE and size > _INDICATIONS - _TRANSPORT and byte(octets, start + _INDICATIONS) & _FAILED:
        kind = ERROR
    keep = 0
    if size > _ANSWERED - _TRANSPORT and byte(octets, start + _ANSWERED) == _ATTRIBUTES:
        keep = 1
    mark(marks, pack(function, -1, -1), kind, keep)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the application fragment that begins in one link frame; blocks of 16 octets each end in a CRC."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there > start and byte(octets, start) != 0x05:
        return FOREIGN
    if there > start + 1 and byte(octets, start + 1) != 0x64:
        return FOREIGN
    if there < start + 4:
        return MORE
    size, control = byte(octets, start + 2) - _COUNTED_HEADER, byte(octets, start + 3)
    if size < 0 or not _known_control(control):
        return FOREIGN
    length: int = _HEADER + size + _CRC * ((size + _BLOCK - 1) // _BLOCK)
    if not _carries_data(control) or size == 0:
        return length
    if there <= start + _TRANSPORT:
        return MORE
    if not byte(octets, start + _TRANSPORT) & _FIRST or size <= _FUNCTION - _TRANSPORT:
        return length
    if there < start + min(_TRANSPORT + size, _ANSWERED + 1):
        return MORE
    if byte(octets, start + _FUNCTION) >= _RESPONSE:
        _mark_response(octets, start, size, marks)
    else:
        _mark_request(octets, start, size, marks)
    return length
