"""Counts FINS messages: one per datagram or per TCP frame; the header says command or response."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack, reaches, touch_on
from zonewright.protocols.octets import big16, byte

_HEADER, _COMMAND, _END = 10, 12, 14  # octets up to where the header, the command code, the end code end
_BY_GATEWAY = 0x80  # in the first octet of every datagram; the bit before tells answers
_GATEWAYS = 7  # most a message may still pass
_LAST_NETWORK = 127
_LAST_NUMBER = 0x41  # of a command in its group
_FRAME, _SHORTEST, _LONGEST = 16, 8, 1 << 16  # of TCP: its header; what its length counts
_CARRIED = 2  # command of the TCP header: a FINS message follows
_F, _I, _N, _S = 0x46, 0x49, 0x4E, 0x53
_UNIT = 5  # octet of the header
_MEMORY, _PARAMETERS, _PROGRAM, _FORCED = 1, 2, 3, 35  # groups of commands
_PARAMETER_AREA, _PROGRAM_AREA = 1 << 16, 1 << 17
_OWN_FAULTS = 0xC0  # in an end code: the controller itself has a fault, the command has not


@kernel
def _is_unit(address: int) -> bool:
    """Tell whether this is a unit address: the controller, a unit in its rack, or boards and computers above 0xE0."""
    return address == 0 or (address >= 0x10 and address <= 0x1F) or address >= 0xE0


@kernel
def _is_header(octets: Any, at: int) -> bool:
    """Tell whether ten octets are a FINS header."""
    control = byte(octets, at)
    if control & 0x3E != 0 or byte(octets, at + 1) != 0 or byte(octets, at + 2) > _GATEWAYS:
        return False
    if byte(octets, at + 3) > _LAST_NETWORK or byte(octets, at + 6) > _LAST_NETWORK:
        return False
    return bool(_is_unit(byte(octets, at + 5)) and _is_unit(byte(octets, at + 8)))


@kernel
def _is_command(first: int, second: int) -> bool:
    """Tell whether a controller may know this command: its group is known, its number is small."""
    known = (first >= 1 and first <= 9) or first == 12 or (first >= 33 and first <= 35) or first == 38 or first == 40
    return known and second >= 1 and second <= _LAST_NUMBER


@kernel
def _is_named(first: int, second: int) -> bool:
    """Tell whether an answer to this command names somebody: controller data, connected units, node name."""
    if first == 5:
        return second == 1 or second == 2
    return first == 38 and second == 3


@kernel
def _count_message(octets: Any, at: int, there: int, stop: int, marks: Any) -> int:
    """Mark the message whose header begins at `at` and ends at `stop`; gives `MORE` or `FOREIGN`, else 1."""
    if stop < at + _COMMAND:
        return FOREIGN
    if there < at + _COMMAND:
        return MORE
    first, second = byte(octets, at + _HEADER), byte(octets, at + _HEADER + 1)
    if not _is_header(octets, at) or not _is_command(first, second):
        return FOREIGN
    code = pack(first, second, -1)
    if byte(octets, at) & 0x40 == 0:
        mark(marks, code, REQUEST, 1 if first == 34 and (second == 2 or second == 3) else 0)
        _touch_written(octets, at, there, stop, first, second, marks)
        return 1
    if stop < at + _END:
        return FOREIGN
    if there < at + _END:
        return MORE
    failed = byte(octets, at + _COMMAND) != 0 or byte(octets, at + _COMMAND + 1) & ~_OWN_FAULTS != 0
    mark(marks, code, ERROR if failed else RESPONSE, 1 if not failed and _is_named(first, second) else 0)
    return 1


@kernel
def _touch_memory(octets: Any, at: int, place: int, many: int, marks: Any) -> None:
    """Note `many` words from the address at `place`, or bits where the area counts bits; addresses are of words."""
    area, word, bit = byte(octets, place), big16(octets, place + 1), byte(octets, place + 3)
    code = pack(byte(octets, at + _HEADER), byte(octets, at + _HEADER + 1), -1)
    last = word + max(many, 1) - 1
    if area < 0x80 and area != 0x09:  # of timers and counters one flag each
        last = word + ((bit & 0x0F) + max(many, 1) - 1) // 16
    touch_on(marks, code, byte(octets, at + _UNIT), area, word, last)


@kernel
def _touch_written(octets: Any, at: int, there: int, stop: int, first: int, second: int, marks: Any) -> None:
    """Note which words, parameters or octets of the program a command writes; its header begins at `at`."""
    place, code, unit = at + _COMMAND, pack(first, second, -1), byte(octets, at + _UNIT)
    if first == _MEMORY and (second == 2 or second == 3):
        if reaches(marks, at, there, stop, place + 6):
            _touch_memory(octets, at, place, big16(octets, place + 4), marks)
    elif first == _MEMORY and second == 5:
        if reaches(marks, at, there, stop, place + 10):
            _touch_memory(octets, at, place + 4, big16(octets, place + 8), marks)
    elif first == _FORCED and second == 1:
        if not reaches(marks, at, there, stop, place + 2):
            return
        many, place = big16(octets, place), place + 2
        for _ in range(many):
            if not reaches(marks, at, there, stop, place + 6):
                return
            _touch_memory(octets, at, place + 2, 1, marks)
            place += 6
    elif first == _PARAMETERS and (second == 2 or second == 3):
        if reaches(marks, at, there, stop, place + 6):
            word, many = big16(octets, place + 2), big16(octets, place + 4) & 0x7FFF
            area = _PARAMETER_AREA | big16(octets, place)
            touch_on(marks, code, unit, area, word, word + max(many, 1) - 1)
    elif first == _PROGRAM and second == 7:
        if reaches(marks, at, there, stop, place + 8):
            begin = (big16(octets, place + 2) << 16) | big16(octets, place + 4)
            many = big16(octets, place + 6) & 0x7FFF
            touch_on(marks, code, unit, _PROGRAM_AREA, begin, begin + max(many, 1) - 1)
    elif first == _PROGRAM and second == 8:
        touch_on(marks, code, unit, _PROGRAM_AREA, -1, -1)


@kernel
def _count_frame(octets: Any, start: int, there: int, marks: Any) -> int:
    """Count the message in a TCP frame, which begins with the letters FINS."""
    if there > start + 1 and byte(octets, start + 1) != _I:
        return FOREIGN
    if there > start + 2 and byte(octets, start + 2) != _N:
        return FOREIGN
    if there > start + 3 and byte(octets, start + 3) != _S:
        return FOREIGN
    if there < start + _FRAME:
        return MORE
    size = (big16(octets, start + 4) << 16) | big16(octets, start + 6)
    command = (big16(octets, start + 8) << 16) | big16(octets, start + 10)
    if size < _SHORTEST or size > _LONGEST or command > 6 or command == 4 or command == 5:
        return FOREIGN
    length: int = _SHORTEST + size
    if command != _CARRIED:
        return length
    answer = _count_message(octets, start + _FRAME, there, start + length, marks)
    return length if answer == 1 else int(answer)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message of one datagram or TCP frame."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there > start and byte(octets, start) == _F:
        return int(_count_frame(octets, start, there, marks))
    if there > start and byte(octets, start) & 0xBE != _BY_GATEWAY:
        return FOREIGN
    answer = _count_message(octets, start, there, max(there, start + _END), marks)
    return int(there - start) if answer == 1 else int(answer)
