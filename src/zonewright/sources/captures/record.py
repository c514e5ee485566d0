"""Frames the records of classic pcap and the blocks of pcapng into a batch of packets; compiled."""

from typing import Any

import numpy as np

from zonewright.protocols.octets import big16, little16
from zonewright.sources.captures.column import (
    BACKWARD,
    BACKWARD_MOST,
    BACKWARD_NUMBER,
    BAD_BLOCK_NUMBER,
    BAD_BLOCK_OFFSET,
    BAD_BLOCKS,
    BATCH,
    BIG_ENDIAN,
    BROKEN,
    CLASSIC,
    CUSTOM,
    DECODED,
    ETHERNET,
    FCS_BYTES,
    FIRST_TIME,
    FRAMING,
    IGNORED,
    IN_BATCH,
    INTERFACES_USED,
    IS_CUT,
    JOURNAL,
    LAST_TIME,
    LENGTHS,
    LINK_TYPE,
    MORE_OCTETS,
    MOST_BLOCK,
    MOST_CAPTURED,
    NAMES,
    NANOSECONDS,
    NEEDED,
    NO_SENDER,
    NO_TIME,
    NS,
    NUMBER,
    ODD_TIMES,
    OF_OTHER_LINK,
    OFFSET,
    OFFSET_S,
    ON_TCP,
    OTHER_BLOCK,
    OTHER_LINK,
    POSITION,
    PREVIOUS_TIME,
    RECEIVER,
    RECORD_BYTES,
    SAID_LOST,
    SECRETS,
    SHORTER_FIRST,
    SKIPPED,
    SNAP_LENGTH,
    SPECIAL_BLOCK,
    TICK_FACTOR,
    TICK_KIND,
    TICKS_BINARY,
    TICKS_PER,
    TICKS_TIMES,
    TOTAL,
    TRANSPORT,
    TUNNEL_BITS,
    WIRE_BYTES,
    WIRE_FIRST,
)
from zonewright.sources.captures.compiler import compiled
from zonewright.sources.captures.frames.header import read_frame
from zonewright.sources.captures.frames.link import big32, is_read
from zonewright.sources.captures.frames.tunnel import may_hold, open_tunnels

GOING = -1
_SECTION, _ENHANCED, _SIMPLE, _OLD, _INTERFACE = 0x0A0D0D0A, 6, 3, 2, 1
_NAMES, _STATISTICS, _JOURNAL, _SECRETS, _CUSTOM, _CUSTOM_LOCAL = 4, 5, 9, 10, 0xBAD, 0x40000BAD
_DROP_COUNT, _NO_DROP_COUNT, _MOST_LOST = 4, 0xFFFF, 1 << 48
_MAGIC, _MAGIC_LITTLE = 0x1A2B3C4D, 0x4D3C2B1A
_NS = 1_000_000_000
_LATEST_S = 9_223_372_035


@compiled
def fill_batch(
    octets: Any, end: int, counters: Any, packets: Any, interfaces: Any, fragments: Any, tunnels: Any
) -> int:
    """Frame records from `POSITION` on until the batch is full; gives `GOING`, or why it stopped before."""
    status = GOING
    counters[IN_BATCH] = 0
    is_classic = counters[FRAMING] == CLASSIC
    while status == GOING and counters[IN_BATCH] < BATCH:
        if is_classic:
            status = _frame_record(octets, end, counters, packets, interfaces, fragments, tunnels)
        else:
            status = _frame_block(octets, end, counters, packets, interfaces, fragments, tunnels)
    return status


@compiled
def _number32(octets: Any, at: int, big_endian: int) -> int:
    if big_endian:
        return int(big32(octets, at))
    return int((little16(octets, at + 2) << 16) | little16(octets, at))


@compiled
def _frame_record(
    octets: Any, end: int, counters: Any, packets: Any, interfaces: Any, fragments: Any, tunnels: Any
) -> int:
    at, big_endian = counters[POSITION], counters[BIG_ENDIAN]
    head = counters[RECORD_BYTES]
    counters[NEEDED] = head
    if end - at < head:
        return MORE_OCTETS
    captured, wire = _number32(octets, at + 8, big_endian), _number32(octets, at + 12, big_endian)
    if counters[LENGTHS] == WIRE_FIRST or (counters[LENGTHS] == SHORTER_FIRST and captured > wire):
        captured, wire = wire, captured
    if captured > MOST_CAPTURED:
        return BROKEN
    counters[NEEDED] = head + captured
    if end - at < head + captured:
        return MORE_OCTETS
    fraction = _number32(octets, at + 4, big_endian)
    ns = _number32(octets, at, big_endian) * _NS + fraction * (1 if counters[NANOSECONDS] else 1000)
    counters[POSITION] = at + head + captured
    frame, wire = _without_check_sum(captured, wire, interfaces[0, FCS_BYTES])
    _frame_packet(octets, at + head, frame, wire, ns, np.int64(0), counters, packets, interfaces, fragments, tunnels)
    return GOING


@compiled
def _without_check_sum(captured: int, wire: int, check_sum: int) -> tuple[int, int]:
    """Take the check sum off a frame that carries one, as most captures do not have it."""
    if check_sum == 0 or captured > wire or wire < check_sum:
        return captured, wire
    return min(captured, wire - check_sum), wire - check_sum


@compiled
def _frame_block(
    octets: Any, end: int, counters: Any, packets: Any, interfaces: Any, fragments: Any, tunnels: Any
) -> int:
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
    if kind in (_SECTION, _INTERFACE, _STATISTICS):
        return SPECIAL_BLOCK
    if kind in (_ENHANCED, _SIMPLE, _OLD):
        _frame_packet_block(octets, kind, length, counters, packets, interfaces, fragments, tunnels)
    else:
        _count_skipped(kind, counters)
    counters[POSITION] = at + size
    return GOING


@compiled
def _count_skipped(kind: int, counters: Any) -> None:
    """Count a block that is no packet."""
    if kind == _NAMES:
        counters[SKIPPED + NAMES] += 1
    elif kind == _JOURNAL:
        counters[SKIPPED + JOURNAL] += 1
    elif kind == _SECRETS:
        counters[SKIPPED + SECRETS] += 1
    elif kind in (_CUSTOM, _CUSTOM_LOCAL):
        counters[SKIPPED + CUSTOM] += 1
    else:
        counters[SKIPPED + OTHER_BLOCK] += 1


@compiled
def _count_lost(octets: Any, kind: int, length: int, interface: int, counters: Any, interfaces: Any) -> None:
    """Add up how many packets the sensor says it lost since the packet before."""
    at, big_endian, lost = counters[POSITION], counters[BIG_ENDIAN], 0
    if kind == _OLD:
        lost = big16(octets, at + 10) if big_endian else little16(octets, at + 10)
        lost = 0 if lost == _NO_DROP_COUNT else lost
    else:
        option = at + 28 + ((_number32(octets, at + 20, big_endian) + 3) & ~3)
        while option + 8 <= at + length:
            code = big16(octets, option) if big_endian else little16(octets, option)
            size = big16(octets, option + 2) if big_endian else little16(octets, option + 2)
            if code == 0:
                break
            if code == _DROP_COUNT and size == 8 and option + 16 <= at + length:
                high = _number32(octets, option + (4 if big_endian else 8), big_endian)
                lost = high << 32 | _number32(octets, option + (8 if big_endian else 4), big_endian)
            option += 4 + ((size + 3) & ~3)
    if 0 < lost < _MOST_LOST:
        interfaces[interface, SAID_LOST] = min(interfaces[interface, SAID_LOST] + lost, _MOST_LOST)


@compiled
def _frame_packet_block(
    octets: Any, kind: int, length: int, counters: Any, packets: Any, interfaces: Any, fragments: Any, tunnels: Any
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
    if kind != _SIMPLE:
        _count_lost(octets, kind, length, interface, counters, interfaces)
    captured, wire = _without_check_sum(captured, wire, interfaces[interface, FCS_BYTES])
    _frame_packet(octets, at + head, captured, wire, ns, interface, counters, packets, interfaces, fragments, tunnels)


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
    tunnels: Any,
) -> None:
    """Put one packet and what it carries inside into the batch, or count why it is ignored."""
    counters[TOTAL] += 1
    if ns != NO_TIME:
        _note_time(counters, ns)
    link = interfaces[interface, LINK_TYPE]
    if link != ETHERNET and not is_read(link):
        interfaces[interface, OF_OTHER_LINK] += 1
        counters[IGNORED + OTHER_LINK] += 1
        return
    row = counters[IN_BATCH]
    reason = read_frame(octets, link, start, captured, wire, packets, row, fragments)
    if reason > 0 and (reason != NO_SENDER or not may_hold(packets, row)):
        counters[IGNORED + reason] += 1
        return
    counters[IN_BATCH] = row + 1
    packets[row, NUMBER] = counters[TOTAL]
    packets[row, NS] = ns
    packets[row, WIRE_BYTES] = wire
    packets[row, IS_CUT] = 1 if captured < wire else 0
    if packets[row, TRANSPORT] != ON_TCP and may_hold(packets, row):
        open_tunnels(octets, packets, row, fragments, tunnels, counters)
    if reason > 0 and packets[row, RECEIVER] >> TUNNEL_BITS == 0:
        counters[IN_BATCH] = row
        counters[IGNORED + reason] += 1
        return
    counters[DECODED] += 1


@compiled
def _note_time(counters: Any, ns: int) -> None:
    if counters[FIRST_TIME] == NO_TIME or ns < counters[FIRST_TIME]:
        counters[FIRST_TIME] = ns
    if ns < counters[PREVIOUS_TIME]:
        counters[BACKWARD_NUMBER] = counters[TOTAL] if counters[BACKWARD] == 0 else counters[BACKWARD_NUMBER]
        counters[BACKWARD] += 1
        counters[BACKWARD_MOST] = max(counters[BACKWARD_MOST], counters[PREVIOUS_TIME] - ns)
    counters[PREVIOUS_TIME] = ns
    counters[LAST_TIME] = max(counters[LAST_TIME], ns)
