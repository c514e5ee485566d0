"""What a capture file is made of: its header, its pcapng interfaces and sections."""

import struct
from typing import Any

from zonewright.sources.captures.column import (
    BIG_ENDIAN,
    CAPTURED_FIRST,
    CLASSIC,
    FCS_BYTES,
    FRAMING,
    INTERFACES_USED,
    LENGTHS,
    LINK_TYPE,
    NANOSECONDS,
    NEXT_GENERATION,
    NO_LINK,
    OF_OTHER_LINK,
    OFFSET_S,
    POSITION,
    RECORD_BYTES,
    SHORTER_FIRST,
    SKIPPED,
    SNAP_LENGTH,
    STATED_LOST,
    STATISTICS,
    TICK_FACTOR,
    TICK_KIND,
    TICKS_BINARY,
    TICKS_NONE,
    TICKS_PER,
    TICKS_TIMES,
    WIRE_FIRST,
)
from zonewright.sources.captures.signature import CLASSIC_MAGICS, SECTION

_INTERFACE_KIND = 1
_IF_TSRESOL, _IF_FCSLEN, _IF_TSOFFSET = 9, 13, 14
_IFDROP, _OSDROP = 5, 7
_MOST_OFFSET_S, _MOST_LOST = 1 << 40, 1 << 48
_HAS_FCS, _OF_LINK = 1 << 26, 0xFFFF
_MOST_FCS_BYTES = 16
_SWAPPED_MAJOR = 543  # of a tcpdump that wrote its lengths the other way round


def enter_header(head: bytes, tables: Any) -> None:
    """Take the header of a classic file, or note that pcapng blocks follow."""
    counters = tables.counters
    if head.startswith(SECTION):
        counters[FRAMING] = NEXT_GENERATION
        return
    dialect = CLASSIC_MAGICS[head[:4]]
    major, minor = struct.unpack_from(f"{dialect.order}HH", head, 4)
    snap_length, link = struct.unpack_from(f"{dialect.order}II", head, 16)
    counters[FRAMING] = CLASSIC
    counters[BIG_ENDIAN] = dialect.order == ">"
    counters[NANOSECONDS] = dialect.is_in_nanoseconds
    counters[RECORD_BYTES] = dialect.record_bytes
    counters[LENGTHS] = _order_of_lengths(major, minor)
    counters[INTERFACES_USED] = 1
    counters[POSITION] += dialect.header_bytes
    tables.interfaces[0, LINK_TYPE] = link & _OF_LINK
    tables.interfaces[0, SNAP_LENGTH] = snap_length
    tables.interfaces[0, FCS_BYTES] = 2 * (link >> 28) if link & _HAS_FCS else 0


def _order_of_lengths(major: int, minor: int) -> int:
    """Tell which of its two lengths a record gives first: they changed places in version 2.3."""
    if (major, minor) < (2, 3) or major == _SWAPPED_MAJOR:
        return WIRE_FIRST
    return SHORTER_FIRST if (major, minor) == (2, 3) else CAPTURED_FIRST


def enter_block(block: bytes, tables: Any) -> None:
    """Take a section header (interfaces begin anew), an interface description or interface statistics of pcapng."""
    counters = tables.counters
    if block.startswith(SECTION):
        counters[BIG_ENDIAN] = block[8:12] == b"\x1a\x2b\x3c\x4d"
        counters[INTERFACES_USED] = 0
        return
    order = ">" if counters[BIG_ENDIAN] else "<"
    if struct.unpack_from(f"{order}I", block)[0] == _INTERFACE_KIND:
        _enter_interface(block, tables, order=order)
    else:
        _enter_statistics(block, tables, order=order)


def _enter_interface(block: bytes, tables: Any, *, order: str) -> None:
    row = tables.interfaces[tables.counters[INTERFACES_USED]]
    tables.counters[INTERFACES_USED] += 1
    row[:] = 0
    row[LINK_TYPE], row[SNAP_LENGTH] = NO_LINK, 0
    if len(block) >= 20:
        row[LINK_TYPE], _, row[SNAP_LENGTH] = struct.unpack_from(f"{order}HHI", block, 8)
    row[TICK_KIND], row[TICK_FACTOR] = TICKS_TIMES, 1000
    row[OFFSET_S] = row[OF_OTHER_LINK] = 0
    for code, value in _options(block[16:-4], order):
        if code == _IF_TSRESOL and len(value) >= 1:
            row[TICK_KIND], row[TICK_FACTOR] = _resolution(value[0])
        elif code == _IF_FCSLEN and len(value) >= 1:
            row[FCS_BYTES] = value[0] if value[0] <= _MOST_FCS_BYTES else 0
        elif code == _IF_TSOFFSET and len(value) >= 8:
            offset = struct.unpack(f"{order}q", value[:8])[0]
            row[OFFSET_S] = max(-_MOST_OFFSET_S, min(_MOST_OFFSET_S, offset))


def _enter_statistics(block: bytes, tables: Any, *, order: str) -> None:
    """Note how many packets an interface lost until now; each statement stands for all before it."""
    tables.counters[SKIPPED + STATISTICS] += 1
    if len(block) < 24:
        return
    interface = struct.unpack_from(f"{order}I", block, 8)[0]
    lost = {_IFDROP: 0, _OSDROP: 0}
    for code, value in _options(block[20:-4], order):
        if code in lost and len(value) >= 8:
            stated = struct.unpack(f"{order}Q", value[:8])[0]
            lost[code] = stated if stated < _MOST_LOST else 0
    if interface < tables.counters[INTERFACES_USED]:
        row = tables.interfaces[interface]
        row[STATED_LOST] = max(int(row[STATED_LOST]), sum(lost.values()))


def _options(octets: bytes, order: str) -> list[tuple[int, bytes]]:
    options, at = [], 0
    while at + 4 <= len(octets):
        code, length = struct.unpack_from(f"{order}HH", octets, at)
        if code == 0:
            break
        options.append((code, octets[at + 4 : at + 4 + length]))
        at += 4 + length + -length % 4
    return options


def _resolution(octet: int) -> tuple[int, int]:
    exponent = octet & 0x7F
    if octet & 0x80:
        return (TICKS_BINARY, exponent) if exponent < 63 else (TICKS_NONE, 1)
    if exponent <= 9:
        return TICKS_TIMES, 10 ** (9 - exponent)
    return (TICKS_PER, 10 ** (exponent - 9)) if exponent <= 18 else (TICKS_NONE, 1)
