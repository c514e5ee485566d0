"""What a capture file is made of: its header, its pcapng interfaces and sections."""

import struct
from typing import Any

from zonewright.sources.captures.column import (
    BIG_ENDIAN,
    CLASSIC,
    FRAMING,
    INTERFACES_USED,
    LINK_TYPE,
    NANOSECONDS,
    NEXT_GENERATION,
    NO_LINK,
    OF_OTHER_LINK,
    OFFSET_S,
    POSITION,
    SNAP_LENGTH,
    TICK_FACTOR,
    TICK_KIND,
    TICKS_BINARY,
    TICKS_NONE,
    TICKS_PER,
    TICKS_TIMES,
)
from zonewright.sources.captures.signature import CLASSIC_MAGICS, HEADER_BYTES, SECTION

_IF_TSRESOL, _IF_TSOFFSET = 9, 14
_MOST_OFFSET_S = 1 << 40


def enter_header(head: bytes, tables: Any) -> None:
    """Take the header of a classic file, or note that pcapng blocks follow; `head` has `HEADER_BYTES` of a capture."""
    counters = tables.counters
    if head.startswith(SECTION):
        counters[FRAMING] = NEXT_GENERATION
        return
    order, nanoseconds = CLASSIC_MAGICS[head[:4]]
    snap_length, link = struct.unpack_from(f"{order}II", head, 16)
    counters[FRAMING] = CLASSIC
    counters[BIG_ENDIAN] = order == ">"
    counters[NANOSECONDS] = nanoseconds
    counters[INTERFACES_USED] = 1
    counters[POSITION] += HEADER_BYTES
    tables.interfaces[0, LINK_TYPE] = link & 0xFFFF
    tables.interfaces[0, SNAP_LENGTH] = snap_length


def enter_block(block: bytes, tables: Any) -> None:
    """Take a section header (interfaces begin anew) or an interface description of pcapng."""
    counters = tables.counters
    if block.startswith(SECTION):
        counters[BIG_ENDIAN] = block[8:12] == b"\x1a\x2b\x3c\x4d"
        counters[INTERFACES_USED] = 0
        return
    order = ">" if counters[BIG_ENDIAN] else "<"
    row = tables.interfaces[counters[INTERFACES_USED]]
    counters[INTERFACES_USED] += 1
    row[:] = 0
    row[LINK_TYPE], row[SNAP_LENGTH] = NO_LINK, 0
    if len(block) >= 20:
        row[LINK_TYPE], _, row[SNAP_LENGTH] = struct.unpack_from(f"{order}HHI", block, 8)
    row[TICK_KIND], row[TICK_FACTOR] = TICKS_TIMES, 1000
    row[OFFSET_S] = row[OF_OTHER_LINK] = 0
    for code, value in _options(block[16:-4], order):
        if code == _IF_TSRESOL and len(value) >= 1:
            row[TICK_KIND], row[TICK_FACTOR] = _resolution(value[0])
        elif code == _IF_TSOFFSET and len(value) >= 8:
            offset = struct.unpack(f"{order}q", value[:8])[0]
            row[OFFSET_S] = max(-_MOST_OFFSET_S, min(_MOST_OFFSET_S, offset))


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
