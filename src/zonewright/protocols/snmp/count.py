"""Counts SNMP messages: one per datagram, told by version and kind."""

from typing import Any

from zonewright.protocols.ber import read_head, read_size
from zonewright.protocols.counter import CARRY_BYTES, ERROR, FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte

_SEQUENCE, _INTEGER, _OCTETS = 0x30, 0x02, 0x04
_FIRST_KIND, _LAST_KIND = 0xA0, 0xA8
_ANSWER, _SET, _TRAP_1, _INFORM, _TRAP, _REPORT = 2, 3, 4, 6, 7, 8
_LONGEST = 1 << 16
_KEEP_ENGINE, _KEEP_SET, _KEEP = -96, -256, -1400


@kernel
def _behind(octets: Any, at: int, there: int, tag: int) -> int:
    """Give where the value at `at` ends, when it has this tag; `there` and more where it is cut, -1 for another."""
    if at >= there:
        return there
    if byte(octets, at) != tag:
        return -1
    head = read_head(octets, at, there)
    if head <= 0:
        return there if head == 0 else -1
    return int(at + head + read_size(octets, at))


@kernel
def _is_well_known(octets: Any, at: int, size: int) -> bool:
    """Tell whether the community at `at` is `public` or `private`."""
    first, second = big16(octets, at), big16(octets, at + 2)
    if size == 6:
        return bool(first == 0x7075 and second == 0x626C and big16(octets, at + 4) == 0x6963)
    same = first == 0x7072 and second == 0x6976 and big16(octets, at + 4) == 0x6174
    return bool(size == 7 and same and byte(octets, at + 6) == 0x65)


@kernel
def _tells_identity(octets: Any, at: int, there: int) -> bool:
    """Tell whether there are names of the system group (description, kind, name, location) or of entities."""
    while at + 7 < there:
        if byte(octets, at) == 0x2B and big16(octets, at + 1) == 0x0601 and big16(octets, at + 3) == 0x0201:
            group, part = byte(octets, at + 5), byte(octets, at + 6)
            if group == 0x2F or (group == 1 and (part == 1 or part == 2 or part == 5 or part == 6)):
                return True
        at += 1
    return False


@kernel
def _status(octets: Any, at: int, there: int) -> int:
    """Give the error status of the answer at `at`, 0 where it is cut off: behind its head and the request's number."""
    head = read_head(octets, at, there)
    behind = _behind(octets, at + head, there, _INTEGER) if head > 0 else -1
    if behind < 0 or behind + 3 > there or byte(octets, behind + 1) != 1:
        return 0
    return int(byte(octets, behind + 2))


@kernel
def _mark_kind(octets: Any, at: int, there: int, version: int, known: int, marks: Any) -> bool:
    """Mark the message whose kind stands at `at`; false when it is none."""
    kind = byte(octets, at) - _FIRST_KIND
    if kind < 0 or kind > _LAST_KIND - _FIRST_KIND or (version == 0 and kind > _TRAP_1):
        return False
    meaning, keep = REQUEST, 0
    if kind == _ANSWER:
        meaning = ERROR if _status(octets, at, there) != 0 else RESPONSE
        keep = _KEEP if _tells_identity(octets, at, there) else 0
    elif kind == _REPORT:
        meaning, keep = RESPONSE, _KEEP_SET
    elif kind in (_TRAP, _TRAP_1):
        meaning, keep = PUBLISH, _KEEP_SET
    elif kind == _SET:
        keep = _KEEP_SET
    mark(marks, pack(version, kind, known), meaning, keep)
    return True


@kernel
def _find_content(octets: Any, at: int, there: int) -> int:
    """Give where the kind of a message of version 3 stands; `there` where it is cut, -1 for foreign, -2 for encrypted.

    At `at` are: header, security parameters; then encrypted octets, or engine, context, kind.
    """
    at = _behind(octets, at, there, _SEQUENCE)
    at = _behind(octets, at, there, _OCTETS) if at >= 0 else -1
    if at < 0 or at >= there:
        return int(at)
    if byte(octets, at) == _OCTETS:
        return -2
    head = read_head(octets, at, there)
    if byte(octets, at) != _SEQUENCE or head < 0:
        return -1
    at = _behind(octets, at + head, there, _OCTETS) if head > 0 else there
    return int(_behind(octets, at, there, _OCTETS)) if at >= 0 else -1


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:
    """Count the message of one outer sequence; what is cut before its kind counts as none."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there > start and byte(octets, start) != _SEQUENCE:
        return FOREIGN
    head = read_head(octets, start, there)
    at = start + head
    if head < 0 or (head > 0 and there > at and byte(octets, at) != _INTEGER):
        return FOREIGN
    if head == 0 or there < at + 3:
        return MORE
    length, version = head + read_size(octets, start), byte(octets, at + 2)
    if byte(octets, at + 1) != 1 or version > 3 or version == 2 or length > _LONGEST or length < 8:
        return FOREIGN
    there, at = min(there, start + length), at + 3
    content = _find_content(octets, at, there) if version == 3 else _behind(octets, at, there, _OCTETS)
    if content == -2:
        mark(marks, pack(3, -1, -1), RESPONSE if from_server == 1 else REQUEST, _KEEP_ENGINE if from_server == 1 else 0)
        return int(length)
    if content < 0:
        return FOREIGN
    if content >= there:
        return MORE if there < start + length and there - start < CARRY_BYTES else int(length)
    known = -1
    if version < 3 and content - at >= 8:
        size = byte(octets, at + 1)
        known = 1 if size == content - at - 2 and _is_well_known(octets, at + 2, size) else -1
    return int(length) if _mark_kind(octets, content, there, version, known, marks) else FOREIGN
