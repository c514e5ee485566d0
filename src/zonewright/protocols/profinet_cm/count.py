"""Counts PROFINET's remote procedure calls: one per datagram, by interface and operation."""

from typing import Any

from zonewright.protocols.counter import CARRY_BYTES, ERROR, FOREIGN, MORE, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack, touch_on
from zonewright.protocols.octets import big16, byte, little16

_HEADER = 80
_REQUEST, _RESPONSE, _FAULT, _REJECT, _LAST_KIND = 0, 2, 3, 6, 10
_CONNECT, _READ, _WRITE, _READ_IMPLICIT = 0, 2, 3, 5
_MAPPER, _LOOK_UP = 0, 2
_ARGUMENTS = 20  # before the blocks: status or longest answer, length, and the three numbers of an array
_SLOT, _SUBSLOT, _SIZE = 28, 30, 36  # within the block of a write
_SEVERAL, _WRITE_BLOCK, _BLOCKS = 0xE040, 64, 64  # the record that is several; octets of a block; how many are walked
_INDEX = 34  # of the record, within the block of a read or write
_FIRST_RECORD = 0x80  # high byte: records below belong to the user
_IDENTIFICATION = 0xAF
_FRAGMENT = 0x04


@kernel
def _number(octets: Any, at: int, little: int) -> int:
    """Read two bytes in the order that the header tells."""
    return int(little16(octets, at) if little else big16(octets, at))


@kernel
def _interface_at(octets: Any, at: int, little: int) -> int:
    """Give which interface the identifier at `at` names: 0 to 4, -1 for another one."""
    if little:
        high, low = little16(octets, at + 2), little16(octets, at)
    else:
        high, low = big16(octets, at), big16(octets, at + 2)
    second, third = _number(octets, at + 4, little), _number(octets, at + 6, little)
    if high == 0xE1AF and low == 0x8308 and second == 0x5D1F and third == 0x11C9:
        return 0
    known = high == 0xDEA0 and second == 0x6C97 and third == 0x11D1 and big16(octets, at + 8) == 0x8271
    return int(low) if known and low >= 1 and low <= 4 else -1


@kernel
def _record_part(octets: Any, at: int, stop: int) -> int:
    """Give the high byte of the record's index behind the header at `at`, -1 for the user's or none."""
    place = at + _HEADER + _ARGUMENTS + _INDEX
    if place + 2 > stop:
        return -1
    high = byte(octets, place)
    return int(high) if high >= _FIRST_RECORD else -1


@kernel
def _mark_call(octets: Any, start: int, stop: int, interface: int, marks: Any) -> None:
    """Mark the request or answer whose header stands at `start`."""
    form, little = byte(octets, start + 1) & 0x1F, byte(octets, start + 4) & 0x10
    operation = _number(octets, start + 68, little)
    kind = REQUEST if form == _REQUEST else RESPONSE if form == _RESPONSE else ERROR
    body = start + _HEADER
    if kind == RESPONSE and interface != _MAPPER and body + 4 <= stop:
        kind = ERROR if big16(octets, body) != 0 or big16(octets, body + 2) != 0 else RESPONSE
    keep, third = 0, -1
    if interface == _MAPPER:
        keep = 1 if operation == _LOOK_UP and kind == RESPONSE else 0
    elif operation == _CONNECT:
        keep = 1 if kind != ERROR else 0
    elif operation in (_READ, _WRITE, _READ_IMPLICIT):
        third = _record_part(octets, start, stop) if kind != ERROR else -1
        keep = 1 if kind == RESPONSE and third == _IDENTIFICATION and operation != _WRITE else 0
    code = pack(interface, min(operation, 32766), third)
    mark(marks, code, kind, keep)
    if interface != _MAPPER and operation == _WRITE and kind != ERROR:
        _touch_records(octets, body + _ARGUMENTS, stop, code, marks)


@kernel
def _touch_records(octets: Any, at: int, stop: int, code: int, marks: Any) -> None:
    """Note which records of which slot and subslot are written; one that is several holds their blocks behind it."""
    if at + _SIZE > stop:
        return
    several = big16(octets, at + _INDEX) == _SEVERAL
    at += _WRITE_BLOCK if several else 0
    for _ in range(_BLOCKS if several else 1):
        if at + _SIZE + 4 > stop:
            return
        index = big16(octets, at + _INDEX)
        touch_on(marks, code, big16(octets, at + _SLOT), big16(octets, at + _SUBSLOT), index, index)
        size = (big16(octets, at + _SIZE) << 16) | big16(octets, at + _SIZE + 2)
        at += _WRITE_BLOCK + ((size + 3) & ~3)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the call of one datagram; acknowledgements, pings and further fragments are none."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there > start and byte(octets, start) != 4:
        return FOREIGN
    if there < start + 5:
        return MORE
    form, order = byte(octets, start + 1) & 0x1F, byte(octets, start + 4)
    if form > _LAST_KIND or order & 0xEF:
        return FOREIGN
    if there < start + _HEADER:
        cut = there >= start + CARRY_BYTES
        return (
            int(_HEADER) if cut and _interface_at(octets, start + 24, order & 0x10) >= 0 else FOREIGN if cut else MORE
        )
    interface = _interface_at(octets, start + 24, order & 0x10)
    if interface < 0:
        return FOREIGN
    fragment, is_fragment = _number(octets, start + 76, order & 0x10), byte(octets, start + 2) & _FRAGMENT
    is_call = form in (_REQUEST, _RESPONSE, _FAULT, _REJECT)
    if is_call and (not is_fragment or fragment == 0):
        stop = min(there, start + _HEADER + _number(octets, start + 74, order & 0x10))
        _mark_call(octets, start, stop, interface, marks)
    return int(there - start)
