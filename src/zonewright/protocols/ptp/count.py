"""Counts PTP messages: one per frame or datagram."""

from typing import Any

from zonewright.protocols.counter import FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte

_HEADER, _LONGEST = 34, 2048
_DELAY, _PEER_DELAY, _PEER_DELAY_ANSWERED, _DELAY_ANSWERED = 1, 2, 3, 9
_ANNOUNCE, _SIGNAL, _MANAGEMENT = 11, 12, 13
_OLD_SYNC, _OLD_DELAY, _OLD_ANSWERED, _OLD_MANAGEMENT = 0, 1, 3, 4
_ACTION, _ANSWERS, _ACKNOWLEDGES = 46, 2, 4
_KEPT_ANNOUNCE, _KEPT_SYNC, _KEPT_MANAGEMENT = 64, 72, 400


@kernel
def _mark_old(octets: Any, start: int, marks: Any) -> None:
    """Mark a message of version 1, which its control byte tells."""
    control = byte(octets, start + 32)
    if control == _OLD_SYNC:
        mark(marks, pack(1, control, -1), PUBLISH, -_KEPT_SYNC)
    elif control == _OLD_ANSWERED:
        mark(marks, pack(1, _OLD_DELAY, -1), RESPONSE, 0)
    else:
        kind = REQUEST if control in (_OLD_DELAY, _OLD_MANAGEMENT) else PUBLISH
        mark(marks, pack(1, control, -1), kind, 0)


@kernel
def _mark_management(octets: Any, start: int, there: int, marks: Any) -> None:
    """Mark a management message by its action, where that is in hand."""
    action = byte(octets, start + _ACTION) & 0x0F if there > start + _ACTION else -1
    if action in (_ANSWERS, _ACKNOWLEDGES):
        mark(marks, pack(2, _MANAGEMENT, -1), RESPONSE, -_KEPT_MANAGEMENT)
    else:
        mark(marks, pack(2, _MANAGEMENT, action), REQUEST, 0)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message; its length takes in what pads the frame."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 2:
        return MORE
    first, version = byte(octets, start), byte(octets, start + 1)
    form = first & 0x0F
    if version & 0x0F == 1 and first == 0 and version == 1:
        if there < start + _HEADER:
            return MORE
        if big16(octets, start + 2) != 1 or byte(octets, start + 20) not in (1, 2) or byte(octets, start + 32) > 5:
            return FOREIGN
        _mark_old(octets, start, marks)
        return int(there - start)
    if version & 0x0F != 2 or (form > _PEER_DELAY_ANSWERED and form < 8) or form > _MANAGEMENT:
        return FOREIGN
    if there < start + 4:
        return MORE
    length = big16(octets, start + 2)
    if length < _HEADER or length > _LONGEST:
        return FOREIGN
    if form in (_DELAY_ANSWERED, _PEER_DELAY_ANSWERED):
        mark(marks, pack(2, _DELAY if form == _DELAY_ANSWERED else _PEER_DELAY, -1), RESPONSE, 0)
    elif form == _MANAGEMENT:
        _mark_management(octets, start, min(there, start + length), marks)
    elif form == _ANNOUNCE:
        mark(marks, pack(2, form, -1), PUBLISH, -_KEPT_ANNOUNCE)
    else:
        asks = form in (_DELAY, _PEER_DELAY, _SIGNAL)
        mark(marks, pack(2, form, -1), REQUEST if asks else PUBLISH, 0)
    return int(max(length, there - start))
