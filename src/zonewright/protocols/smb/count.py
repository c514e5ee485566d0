"""Counts SMB messages in the frames of a NetBIOS session."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte, little16

_FRAME, _SESSION_BYTES = 4, 72
_SESSION, _ACCEPTED, _REFUSED, _RETARGET, _ALIVE = 0x81, 0x82, 0x83, 0x84, 0x85
_OLD, _NEW, _ENCRYPTED, _COMPRESSED = 0xFF, 0xFE, 0xFD, 0xFC
_OLD_SETUP, _NEW_NEGOTIATE, _NEW_SETUP = 0x73, 0, 1
_HEADER, _LAST_COMMAND = 64, 18
_LONGEST = 1 << 23
_LONGEST_KEPT = 1024
_SEARCHED = 300
_CHALLENGE = 2


@kernel
def _find_kind(octets: Any, at: int, there: int) -> int:
    """Give the kind of the NTLMSSP message that begins among the next octets: 1 opening, 2 challenge; 0 for none."""
    for place in range(at, min(there - 9, at + _SEARCHED)):
        if big16(octets, place) != 0x4E54 or big16(octets, place + 2) != 0x4C4D:
            continue
        if big16(octets, place + 4) == 0x5353 and big16(octets, place + 6) == 0x5000:
            return int(byte(octets, place + 8))
    return 0


@kernel
def _mark_old(octets: Any, at: int, there: int, length: int, marks: Any) -> None:
    """Mark a message of SMB 1: command, status (4), flags."""
    command, answers = byte(octets, at + 4), byte(octets, at + 9) & 0x80
    kind = REQUEST
    if answers:
        failed = byte(octets, at + 8) & 0xC0 == 0xC0 and little16(octets, at + 5) != 0x0016
        kind = ERROR if failed else RESPONSE
    keep = min(length, _LONGEST_KEPT) if command == _OLD_SETUP and kind == RESPONSE else 0
    if command == _OLD_SETUP and kind == REQUEST and _find_kind(octets, at, there) == 1:
        keep = min(length, _LONGEST_KEPT)
    mark(marks, pack(1, command, -1), kind, keep)


@kernel
def _mark_new(octets: Any, at: int, there: int, length: int, marks: Any) -> bool:
    """Mark a message of SMB 2: status (4), command (2), credits (2), flags (4); tells whether it is one."""
    command, answers = little16(octets, at + 12), byte(octets, at + 16) & 1
    if little16(octets, at + 4) != _HEADER or command > _LAST_COMMAND:
        return False
    kind, dialect, keep = REQUEST, -1, 0
    if answers:
        # What a server wants more of, and what is still to come, are no errors.
        status = little16(octets, at + 8)
        failed = byte(octets, at + 11) & 0xC0 == 0xC0 and status != 0x0016 and status != 0x0103
        kind = ERROR if failed else RESPONSE
    if command == _NEW_NEGOTIATE and kind == RESPONSE and there >= at + _HEADER + 6:
        dialect = little16(octets, at + _HEADER + 4) & 0x7FFF
        dialect = min(dialect, 0x7FFE)
    if command == _NEW_SETUP and kind != ERROR:
        form = _find_kind(octets, at + _HEADER, there)
        keep = min(length, _LONGEST_KEPT) if form == 1 or form == _CHALLENGE else 0
    mark(marks, pack(2, command, dialect), kind, keep)
    return True


@kernel
def _mark_chain(octets: Any, start: int, there: int, length: int, marks: Any) -> bool:
    """Mark the messages of SMB 2 that follow each other in one frame; tells whether the first is one."""
    at, stop = start + _FRAME, min(there, start + length)
    first = True
    while at + 24 <= stop:
        if not first and (byte(octets, at) != _NEW or big16(octets, at + 1) != 0x534D):
            return True
        if not _mark_new(octets, at, stop, length, marks):
            return not first
        first = False
        step = little16(octets, at + 20)
        if step < _HEADER or big16(octets, at + 22) != 0:
            return True
        at += step
    return True


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the messages of one frame."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + _FRAME:
        return MORE
    form, length = byte(octets, start), (byte(octets, start + 1) << 16) | big16(octets, start + 2)
    if form >= _SESSION and form <= _ALIVE:
        if (form == _SESSION and length != _SESSION_BYTES - _FRAME) or (form != _SESSION and length > 6):
            return FOREIGN
        if form in (_SESSION, _ALIVE):
            mark(marks, pack(0, form, -1), REQUEST, _SESSION_BYTES if form == _SESSION else 0)
        else:
            mark(marks, pack(0, _SESSION, -1), ERROR if form == _REFUSED else RESPONSE, 0)
        return int(length + _FRAME)
    if form != 0 or length < 8 or length > _LONGEST:
        return FOREIGN
    at = start + _FRAME
    if there < start + min(length + _FRAME, _FRAME + 24):
        return MORE
    sign = byte(octets, at)
    if byte(octets, at + 1) != 0x53 or big16(octets, at + 2) != 0x4D42 or sign < _COMPRESSED or length < 24:
        return FOREIGN
    if sign == _NEW:
        if not _mark_chain(octets, start, there, length + _FRAME, marks):
            marks[0] = 0
            return FOREIGN
    elif sign == _OLD:
        _mark_old(octets, at, min(there, at + length), length + _FRAME, marks)
    else:
        mark(marks, pack(3 if sign == _ENCRYPTED else 4, -1, -1), REQUEST, 0)
    return int(length + _FRAME)
