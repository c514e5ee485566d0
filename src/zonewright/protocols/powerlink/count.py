"""Counts POWERLINK messages: one per frame, told by its type and service."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import byte

_CYCLE, _POLL, _ANSWERED, _PHASE, _SEND, _MULTIPLE, _INVITE = 1, 3, 4, 5, 6, 7, 13
_IDENTITY, _STATE, _ASKS, _ORDERS, _SDO, _TIMES = 1, 2, 3, 4, 5, 6
_COMMAND_LAYER = 12
_ANSWERS, _ABORTS = 0x80, 0x40


@kernel
def _mark_sdo(octets: Any, start: int, there: int, marks: Any) -> None:
    """Mark an SDO by the command that it bears, where it bears one: flags, command."""
    if there < start + _COMMAND_LAYER or byte(octets, start + 11) == 0:
        mark(marks, pack(_SEND, _SDO, -1), REQUEST, 0)
        return
    flags, command = byte(octets, start + 10), byte(octets, start + 11)
    kind = REQUEST
    if flags & _ABORTS:
        kind = ERROR
    elif flags & _ANSWERS:
        kind = RESPONSE
    mark(marks, pack(_SEND, _SDO, command), kind, 0)


@kernel
def _mark_sent(octets: Any, start: int, there: int, marks: Any) -> None:
    """Mark an asynchronous message by its service."""
    service = byte(octets, start + 3)
    if service in (_IDENTITY, _STATE, _TIMES):
        mark(marks, pack(_PHASE, service, -1), RESPONSE, 1 if service == _IDENTITY else 0)
    elif service == _SDO:
        _mark_sdo(octets, start, there, marks)
    elif service == _ORDERS and there > start + 4:
        mark(marks, pack(_SEND, _ORDERS, byte(octets, start + 4)), REQUEST, 0)
    else:
        mark(marks, pack(_SEND, service, -1), REQUEST, 0)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message of one frame: type, receiver, sender, then by its type."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 4:
        return MORE
    form = byte(octets, start)
    if form in (_CYCLE, _POLL, _ANSWERED):
        mark(marks, pack(form, -1, -1), PUBLISH, 0)
    elif form == _PHASE:
        if there < start + 7:
            return MORE
        service = byte(octets, start + 6)
        mark(marks, pack(form, service, -1), REQUEST if service > 0 else PUBLISH, 0)
    elif form == _SEND:
        _mark_sent(octets, start, there, marks)
    elif form in (_MULTIPLE, _INVITE):
        mark(marks, pack(form, -1, -1), REQUEST, 0)
    else:
        return FOREIGN
    return int(there - start)
