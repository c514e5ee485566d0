"""Counts EtherCAT datagrams: all of a frame, as far as they are in hand and fit the marks."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MARKS, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack, touch_on
from zonewright.protocols.octets import byte, little16

_DATAGRAMS, _VARIABLES, _AUTOMATION = 1, 4, 5  # types of frame
_HEADER, _COUNTER = 10, 2  # of a datagram: before and behind its data
_LAST_COMMAND = 14
_LOGICAL_FIRST, _LOGICAL_LAST = 10, 12
_MEMORY = 4096
_MAILBOX_HEADER = 6
_COE, _FOE, _SOE, _VOE = 3, 4, 5, 15
_SDO_REQUEST, _SDO_ANSWER, _ABORT = 2, 3, 4
_FOE_ERROR = 5
_OTHER_FRAME = 256
_LOGICAL_AREA = 1
_POSITIONS = 1 << 16  # units from here on are positions on the line


@kernel
def _reads_or_writes_one(command: int) -> bool:
    """Tell whether a command reads or writes one slave, as mailboxes are reached."""
    return bool(command == 1 or command == 2 or command == 4 or command == 5)


@kernel
def _mailbox_part(octets: Any, at: int, stop: int) -> int:
    """Give 256 * type + service of the mailbox message at `at`, -1 where there is none."""
    if at + _MAILBOX_HEADER + 2 > stop:
        return -1
    size, form = little16(octets, at), byte(octets, at + 5)
    kind = form & 0x0F
    if size < 2 or at + _MAILBOX_HEADER + size > stop or form & 0x80 or byte(octets, at + 4) & 0x3F:
        return -1
    if kind > _SOE and kind != _VOE:
        return -1
    inside = at + _MAILBOX_HEADER
    service = 0
    if kind == _COE:
        if little16(octets, inside) & 0x0E00:
            return -1
        form = byte(octets, inside + 1) >> 4
        if form == 0 or form > 8:
            return -1
        service = 16 * form
        if form in (_SDO_REQUEST, _SDO_ANSWER):
            if size < 3:
                return -1
            service += byte(octets, inside + 2) >> 5
    elif kind == _FOE:
        service = byte(octets, inside)
        if service < 1 or service > 6 or byte(octets, inside + 1) != 0:
            return -1
    elif kind == _SOE:
        service = byte(octets, inside) & 0x07
    return int(256 * kind + service)


@kernel
def _mark_datagram(octets: Any, at: int, size: int, counter: int, marks: Any) -> None:
    """Mark the datagram at `at`, whose data of `size` bytes is in hand."""
    command = byte(octets, at)
    kind = REQUEST if counter == 0 else RESPONSE
    if command == 0 or (command >= _LOGICAL_FIRST and command <= _LOGICAL_LAST):
        code = pack(command, -1, -1)
        mark(marks, code, kind, 0)
        if counter == 0 and command > _LOGICAL_FIRST:
            first = little16(octets, at + 2) | (little16(octets, at + 4) << 16)
            touch_on(marks, code, -1, _LOGICAL_AREA, first, first + max(size, 1) - 1)
        return
    register = little16(octets, at + 4)
    if register < _MEMORY:
        code = pack(command, register, -1)
        mark(marks, code, kind, 0)
        _touch_written(octets, at, size, counter, code, marks)
        return
    part, keep = -1, 0
    holds = counter != 0 or command == 2 or command == 5
    if _reads_or_writes_one(command) and holds:
        part = _mailbox_part(octets, at + _HEADER, at + _HEADER + size)
    if part >= 0:
        answer = 256 * _COE + 16 * _SDO_ANSWER
        aborted = part == 256 * _COE + 16 * _SDO_REQUEST + _ABORT or part == answer + _ABORT
        if counter != 0 and (aborted or part == 256 * _FOE + _FOE_ERROR or part < 256):
            kind = ERROR
        keep = 1 if counter != 0 and part == answer + 2 and size >= 16 else 0
        if keep == 1:
            wanted = little16(octets, at + _HEADER + 9)
            keep = 1 if wanted == 0x1018 or (wanted >= 0x1008 and wanted <= 0x100A) else 0
    mark(marks, pack(command, _MEMORY, part), kind, keep)
    _touch_written(octets, at, size, counter, pack(command, _MEMORY, part), marks)


@kernel
def _touch_written(octets: Any, at: int, size: int, counter: int, code: int, marks: Any) -> None:
    """Note which place of which slave a datagram writes on its way out; on its way back the position has changed."""
    command, slave, first = byte(octets, at), little16(octets, at + 2), little16(octets, at + 4)
    if counter != 0 or command in (1, 4, 7):
        return
    unit = -1  # all slaves
    if command == 2 or command == 3:
        unit = _POSITIONS | ((0x10000 - slave) & 0xFFFF)
    elif command == 5 or command == 6:
        unit = slave
    touch_on(marks, code, unit, -1, first, first + max(size, 1) - 1)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the datagrams of one frame; its length takes in the frame's padding."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 2:
        return MORE
    header = little16(octets, start)
    size, form = header & 0x07FF, header >> 12
    if form in (_VARIABLES, _AUTOMATION):
        if there < start + 2 + size:
            return FOREIGN
        mark(marks, pack(_OTHER_FRAME, form, -1), PUBLISH if form == _VARIABLES else REQUEST, 0)
        return int(there - start)
    if form != _DATAGRAMS or header & 0x0800 or size < _HEADER + _COUNTER:
        return FOREIGN
    stop = start + 2 + size
    if there < start + 2 + _HEADER:
        return MORE
    at, more = start + 2, 1
    while more and at + _HEADER <= min(there, stop) and marks[0] < MARKS:
        length = little16(octets, at + 6)
        more = length & 0x8000
        behind = at + _HEADER + (length & 0x07FF) + _COUNTER
        if byte(octets, at) > _LAST_COMMAND or length & 0x3000 or behind > stop:
            if at == start + 2:
                return FOREIGN
            break
        if behind > there:
            break
        _mark_datagram(octets, at, length & 0x07FF, little16(octets, behind - _COUNTER), marks)
        at = behind
    return int(max(there, stop) - start)
