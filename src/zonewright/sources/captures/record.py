"""Frames the records of classic pcap and the blocks of pcapng into a batch of packets; compiled."""

from typing import Any

import numpy as np

from zonewright.protocols.octets import big16, little16
from zonewright.sources.captures.column import (
    BAD_BLOCK_NUMBER,
    BAD_BLOCK_OFFSET,
    BAD_BLOCKS,
    BATCH,
    BIG_ENDIAN,
    BROKEN,
    CLASSIC,
    DECODED,
    ETHERNET,
    FIRST_TIME,
    FRAMING,
    IGNORED,
    IN_BATCH,
    INTERFACES_USED,
    IS_CUT,
    LAST_TIME,
    LINK_TYPE,
    MORE_OCTETS,
    MOST_BLOCK,
    MOST_CAPTURED,
    NANOSECONDS,
    NEEDED,
    NO_TIME,
    NS,
    NUMBER,
    ODD_TIMES,
    OF_OTHER_LINK,
    OFFSET,
    OFFSET_S,
    OTHER_LINK,
    POSITION,
    SNAP_LENGTH,
    SPECIAL_BLOCK,
    TICK_FACTOR,
    TICK_KIND,
    TICKS_BINARY,
    TICKS_PER,
    TICKS_TIMES,
    TOTAL,
    WIRE_BYTES,
)
from zonewright.sources.captures.compiler import compiled
from zonewright.sources.captures.frame import big32, read_frame

GOING = -1
_SECTION, _ENHANCED, _SIMPLE, _OLD, _INTERFACE = 0x0A0D0D0A, 6, 3, 2, 1
_MAGIC, _MAGIC_LITTLE = 0x1A2B3C4D, 0x4D3C2B1A
_NS = 1_000_000_000
_LATEST_S = 9_223_372_035


@compiled
def fill_batch(octets: Any, end: int, counters: Any, packets: Any, interfaces: Any, fragments: Any) -> int:
    """Frame records from `POSITION` on until the batch is full; gives `GOING`, or why it stopped before."""
    status = GOING
    counters[IN_BATCH] = 0
    is_classic = counters[FRAMING] == CLASSIC
    while status == GOING and counters[IN_BATCH] < BATCH:
        if is_classic:
            status = _frame_record(octets, end, counters, packets, interfaces, fragments)
        else:
            status = _frame_block(octets, end, counters, packets, interfaces, fragments)
    return status


@compiled
def _number32(octets: Any, at: int, big_endian: int) -> int:
    if big_endian:
        return int(big32(octets, at))
    return int((little16(octets, at + 2) << 16) | little16(octets, at))


@compiled
def _frame_record(octets: Any, end: int, counters: Any, packets: Any, interfaces: Any, fragments: Any) -> int:
    at, big_endian = counters[POSITION], counters[BIG_ENDIAN]
    counters[NEEDED] = 16
    if end - at < 16:
        return MORE_OCTETS
    captured, wire = _number32(octets, at + 8, big_endian), _number32(octets, at + 12, big_endian)
    if captured > MOST_CAPTURED:
        return BROKEN
    counters[NEEDED] = 16 + captured
    if end - at < 16 + captured:
        return MORE_OCTETS
    fraction = _number32(octets, at + 4, big_endian)
    ns = _number32(octets, at, big_endian) * _NS + fraction * (1 if counters[NANOSECONDS] else 1000)
    counters[POSITION] = at + 16 + captured
    _frame_packet(octets, at + 16, captured, wire, ns, np.int64(0), counters, packets, interfaces, fragments)
    return GOING


@compiled
def _frame_block(octets: Any, end: int, counters: Any, packets: Any, interfaces: Any, fragments: Any) -> int:
    at, big_endian = counters[POSITION], counters[BIG_ENDIAN]
    counters[NEEDED] = 12
    if end - at < 12:
        return MORE_OCTETS
    kind = _number32(octets, at, big_endian)
    if kind == _SECTION:
        magic = big32(octets, at + 8)
        if magic != _MAGIC and magic != _MAGIC_LITTLE:
            return BROKEN
        big_endian = 1 if magic == _MAGIC else 0
    length = _number32(octets, at + 4, big_endian)
    size = (length + 3) & ~3
    if length < 12 or length > MOST_BLOCK:
        return BROKEN
    counters[NEEDED] = size
    if end - at < size:
        return MORE_OCTETS
    if size == length and _number32(octets, at + size - 4, big_endian) != length:
        return BROKEN
    if kind in (_SECTION, _INTERFACE):
        return SPECIAL_BLOCK
    if kind in (_ENHANCED, _SIMPLE, _OLD):
        _frame_packet_block(octets, kind, length, counters, packets, interfaces, fragments)
    counters[POSITION] = at + size
    return GOING


@compiled
def _frame_packet_block(
    octets: Any, kind: int, length: int, counters: Any, packets: Any, interfaces: Any, fragments: Any
) -> None:
    """Frame the packet of a block; a block that contradicts itself is counted and left."""
    at, big_endian = counters[POSITION], counters[BIG_ENDIAN]
    interface, head, captured, wire, ns = 0, 28, 0, 0, NO_TIME
    good = length >= (16 if kind == _SIMPLE else 32)
    if good and kind == _ENHANCED:
        interface = _number32(octets, at + 8, big_endian)
    elif good and kind == _OLD:
        interface = big16(octets, at + 8) if big_endian else little16(octets, at + 8)
    good = good and interface < counters[INTERFACES_USED]
    if good and kind == _SIMPLE:
        head = 12
        wire = _number32(octets, at + 8, big_endian)
        captured = min(wire, length - 16)
        if interfaces[0, SNAP_LENGTH] > 0:
            captured = min(captured, interfaces[0, SNAP_LENGTH])
    elif good:
        captured, wire = _number32(octets, at + 20, big_endian), _number32(octets, at + 24, big_endian)
        high, low = _number32(octets, at + 12, big_endian), _number32(octets, at + 16, big_endian)
        ns = _time_of(interfaces, interface, high, low)
    if not good or captured > length - head - 4 or captured > MOST_CAPTURED:
        counters[TOTAL] += 1
        if counters[BAD_BLOCKS] == 0:
            counters[BAD_BLOCK_NUMBER], counters[BAD_BLOCK_OFFSET] = counters[TOTAL], counters[OFFSET] + at
        counters[BAD_BLOCKS] += 1
        return
    if ns == NO_TIME and kind != _SIMPLE:
        counters[ODD_TIMES] += 1
    _frame_packet(octets, at + head, captured, wire, ns, interface, counters, packets, interfaces, fragments)


@compiled
def _time_of(interfaces: Any, interface: int, high: int, low: int) -> int:
    """Turn ticks into nanoseconds since 1970, or `NO_TIME` where no calendar reaches."""
    ticks = (np.uint64(high) << np.uint64(32)) | np.uint64(low)
    factor, kind = interfaces[interface, TICK_FACTOR], interfaces[interface, TICK_KIND]
    if kind == TICKS_TIMES:
        whole, part = np.uint64(_NS // factor), np.uint64(factor)
        counted, rest = ticks // whole, np.int64(ticks % whole * part)
    elif kind == TICKS_PER:
        whole, part = np.uint64(_NS * factor), np.uint64(factor)
        counted, rest = ticks // whole, np.int64(ticks % whole // part)
    elif kind == TICKS_BINARY:
        counted, rest = ticks >> np.uint64(factor), np.int64(ticks & np.uint64((1 << factor) - 1))
        rest = (rest * _NS) >> factor if factor <= 30 else ((rest >> (factor - 30)) * _NS) >> 30
    else:
        return NO_TIME
    if counted > np.uint64(_LATEST_S):
        return NO_TIME
    seconds = np.int64(counted)
    seconds += interfaces[interface, OFFSET_S]
    if seconds > _LATEST_S or seconds < -_LATEST_S:
        return NO_TIME
    return int(seconds * _NS + rest)


@compiled
def _frame_packet(
    octets: Any,
    start: int,
    captured: int,
    wire: int,
    ns: int,
    interface: int,
    counters: Any,
    packets: Any,
    interfaces: Any,
    fragments: Any,
) -> None:
    """Put one packet into the batch, or count why it is ignored."""
    counters[TOTAL] += 1
    if ns != NO_TIME:
        if counters[FIRST_TIME] == NO_TIME or ns < counters[FIRST_TIME]:
            counters[FIRST_TIME] = ns
        counters[LAST_TIME] = max(counters[LAST_TIME], ns)
    if interfaces[interface, LINK_TYPE] != ETHERNET:
        interfaces[interface, OF_OTHER_LINK] += 1
        counters[IGNORED + OTHER_LINK] += 1
        return
    row = counters[IN_BATCH]
    reason = read_frame(octets, start, captured, wire, packets, row, fragments)
    if reason > 0:
        counters[IGNORED + reason] += 1
        return
    counters[DECODED] += 1
    counters[IN_BATCH] = row + 1
    packets[row, NUMBER] = counters[TOTAL]
    packets[row, NS] = ns
    packets[row, WIRE_BYTES] = wire
    packets[row, IS_CUT] = 1 if captured < wire else 0
