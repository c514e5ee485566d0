"""Counts S7comm messages: one per TPKT whose COTP data begins with an S7 header; codes lie in its first 64 bytes."""

from typing import Any

from zonewright.protocols.counter import CARRY_BYTES, ERROR, FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack, reaches, touch, touch_on
from zonewright.protocols.octets import big16, byte

_SHORTEST = 7
_LONGEST_INDICATOR = 7  # of a data TPDU, whatever its class
_DATA = 0xF0
_JOB, _ACK, _ACK_DATA, _USERDATA = 1, 2, 3, 7
_WRITE, _PI_SERVICE = 5, 40
_FIRST_NAMED, _LAST_NAMED = 26, 29  # requests that name a block's file at the same place
_ITEM, _ANY, _ITEM_SIZE = 0x12, 0x10, 12  # of a variable by area and address
_BIT, _BLOCKS = 1, 32  # a kind of value; of one message at most this many blocks are noted
_NAME = 5  # letters of a PI service's name that tell blocks from the rest


@kernel
def _known_transport(kind: int) -> bool:
    """Tell whether this is a kind of COTP TPDU (class 0 and its relatives)."""
    high = kind & 0xF0
    return (high >= 0x50 and high <= 0x80) or high == 0x10 or high == 0x20 or high >= 0xC0


@kernel
def _names_blocks(octets: Any, at: int) -> bool:
    """Tell whether a PI service's name begins as one that inserts, deletes, stores or compacts blocks."""
    if byte(octets, at) != 0x5F:  # _
        return False
    a, b = byte(octets, at + 1), byte(octets, at + 2)
    if a == 0x49 and b == 0x4E:  # _INSE, _IN2E
        return True
    if a == 0x44 and b == 0x45:  # _DELE
        return True
    return bool((a == 0x4D and b == 0x4F) or (a == 0x47 and b == 0x41))  # _MODU, _GARB


@kernel
def _pi_part(octets: Any, at: int, there: int, stop: int) -> int:
    """Find the third part of a PI service: 1 for blocks, -1 for others; -2 when its name is still to come.

    Function, seven bytes, length of the block of arguments (2), the block, length of the name, the name. `stop` is
    where the message ends, or the bytes that a stream carries: a name beyond them is not waited for.
    """
    if at + 10 > stop:
        return -1
    if at + 10 > there:
        return -2
    name = at + 10 + big16(octets, at + 8) + 1
    if name + _NAME > stop:
        return -1
    if name + _NAME > there:
        return -2
    return 1 if _names_blocks(octets, name) else -1


@kernel
def _count_userdata(octets: Any, at: int, there: int, stop: int, marks: Any) -> int:
    """Mark a user-data message whose header begins at `at`; 0 when more bytes must come, else 1."""
    if at + 18 > stop:
        mark(marks, pack(_USERDATA, -1, -1), REQUEST, 0)
        return 1
    if at + 18 > there:
        return 0
    parameters = big16(octets, at + 6)
    type_and_group, sub = byte(octets, at + 15), byte(octets, at + 16)
    group = type_and_group & 0x0F
    sense = type_and_group >> 4
    code = pack(_USERDATA, group, sub)
    if sense & 4:
        mark(marks, code, REQUEST, 0)
        return 1
    if not sense & 8:
        mark(marks, code, PUBLISH, 0)
        return 1
    kind, keep = RESPONSE, 0
    if parameters >= 12 and at + 22 <= stop:
        if at + 22 > there:
            return 0
        kind = ERROR if big16(octets, at + 20) != 0 else RESPONSE
    asked = at + 10 + parameters + 4
    if kind == RESPONSE and group == 4 and sub == 1 and parameters <= 12 and asked + 2 <= stop:
        if asked + 2 > there:
            return 0
        listed = byte(octets, asked + 1)
        keep = 1 if listed == 0x11 or listed == 0x1C else 0
    mark(marks, code, kind, keep)
    return 1


@kernel
def _count_message(octets: Any, at: int, there: int, stop: int, carried: int, marks: Any) -> int:
    """Mark the message whose S7 header begins at `at`; 0 when more bytes must come, else 1."""
    if at + 2 > stop:
        return 1
    if at + 2 > there:
        return 0
    kind = byte(octets, at + 1)
    if kind == _USERDATA:
        return int(_count_userdata(octets, at, there, stop, marks))
    if kind != _JOB and kind != _ACK and kind != _ACK_DATA:
        return 1
    header = 10 if kind == _JOB else 12
    if at + header > stop:
        return 1
    if at + header > there:
        return 0
    failed = kind != _JOB and big16(octets, at + 10) != 0
    sense = ERROR if failed else RESPONSE if kind != _JOB else REQUEST
    if kind == _ACK:
        mark(marks, pack(_ACK, -1, -1), sense, 0)
        return 1
    if big16(octets, at + 6) == 0 or at + header + 1 > stop:
        mark(marks, pack(_JOB, -1, -1), sense, 0)
        return 1
    if at + header + 1 > there:
        return 0
    function = byte(octets, at + header)
    third, keep = -1, 0
    if kind == _JOB:
        keep = 1 if function == 26 or function == 29 or function == 40 or function == 41 else 0
        if function == _PI_SERVICE:
            third = _pi_part(octets, at + header, there, min(stop, max(there, carried)))
            if third == -2:
                return 0
    mark(marks, pack(_JOB, function, third), sense, keep)
    if kind == _JOB:
        _touch_job(octets, at + header, carried - CARRY_BYTES, there, stop, third, marks)
    return 1


@kernel
def _touch_job(octets: Any, at: int, start: int, there: int, stop: int, third: int, marks: Any) -> None:
    """Note which variables a job writes, or which blocks it moves or puts to work; its function stands at `at`."""
    function = byte(octets, at)
    if function == _WRITE:
        _touch_written(octets, at, start, there, stop, marks)
    elif function >= _FIRST_NAMED and function <= _LAST_NAMED:
        if reaches(marks, start, there, stop, at + 17) and byte(octets, at + 8) >= 8:
            _touch_block(octets, at + 10, pack(_JOB, function, -1), marks)
    elif third == 1 and reaches(marks, start, there, stop, at + 11):
        end = at + 10 + big16(octets, at + 8)
        for place in range(min(byte(octets, at + 10), _BLOCKS)):
            name = at + 12 + 8 * place
            if name + 8 > end or not reaches(marks, start, there, stop, name + 8):
                return
            _touch_block(octets, name, pack(_JOB, _PI_SERVICE, 1), marks)


@kernel
def _touch_block(octets: Any, at: int, code: int, marks: Any) -> None:
    """Note the block whose type (0 and a letter) and number (five digits) begin at `at`."""
    letter, number = byte(octets, at + 1), 0
    kind = letter - 0x30 if letter < 0x41 else letter - 0x37
    if byte(octets, at) != 0x30 or kind < 8 or kind > 15:
        return
    for place in range(2, 7):
        digit = byte(octets, at + place) - 0x30
        if digit < 0 or digit > 9:
            return
        number = 10 * number + digit
    if number <= 0xFFFF:
        touch(marks, code, -1, (kind << 16) | number, -1, -1)


@kernel
def _touch_written(octets: Any, at: int, start: int, there: int, stop: int, marks: Any) -> None:
    """Note the variables that are written by area and address; those that are named otherwise are not noted."""
    if not reaches(marks, start, there, stop, at + 2):
        return
    item = at + 2
    for _ in range(byte(octets, at + 1)):
        if not reaches(marks, start, there, stop, item + 3) or byte(octets, item) != _ITEM:
            return
        size = 2 + byte(octets, item + 1)
        if byte(octets, item + 2) == _ANY and size == _ITEM_SIZE:
            if not reaches(marks, start, there, stop, item + size):
                return
            _touch_item(octets, item, marks)
        item += size + (size & 1)


@kernel
def _width_of(kind: int) -> int:
    """Give the octets of one value of a kind."""
    if kind in (4, 5, 9, 12):  # word, integer, date, S5 time
        return 2
    if kind in (6, 7, 8, 10, 11):  # double word, long integer, real, time of day, time
        return 4
    return 8 if kind == 15 else 1  # date and time


@kernel
def _touch_item(octets: Any, item: int, marks: Any) -> None:
    """Note one variable: kind of value, how many, data block, area, place in bits; counters and timers by number."""
    kind, many = byte(octets, item + 3), big16(octets, item + 4)
    block, area = big16(octets, item + 6), byte(octets, item + 8)
    first = (byte(octets, item + 9) << 16) | big16(octets, item + 10)
    last = first + max(many, 1) - 1
    if area < 0x1C or area > 0x1F:
        last = last >> 3 if kind == _BIT else (first >> 3) + max(many, 1) * _width_of(kind) - 1
        first = first >> 3
    touch_on(marks, pack(_JOB, _WRITE, -1), -1, (area << 16) | (block if area in (0x84, 0x85) else 0), first, last)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message of one TPKT; what is not S7comm inside is stepped over without a mark."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there > start and byte(octets, start) != 3:
        return FOREIGN
    if there < start + 4:
        return MORE
    length: int = big16(octets, start + 2)
    if byte(octets, start + 1) != 0 or length < _SHORTEST:
        return FOREIGN
    if there < start + 6:
        return MORE
    indicator, transport = byte(octets, start + 4), byte(octets, start + 5)
    stop = start + length
    at = start + 5 + indicator
    if indicator < 2 or at > stop or not _known_transport(transport):
        return FOREIGN
    if transport == _DATA and indicator > _LONGEST_INDICATOR:
        return FOREIGN
    if transport != _DATA or at == stop:
        return length
    if there <= at:
        return MORE
    if byte(octets, at) != 0x32:
        return length
    if _count_message(octets, at, there, stop, start + CARRY_BYTES, marks) == 0:
        marks[0] = 0
        return MORE
    return length
