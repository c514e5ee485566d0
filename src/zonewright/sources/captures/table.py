"""Hash tables of flows, messages, kept PDUs and recent packets: open addressing, compiled.

Keys are compared in full, so a collision costs time and never a wrong count. The hash has no seed (equal files give
equal work); it mixes every bit of the key, and whoever constructs collisions slows down the reading of his own file.
Room is made between packets by the Python side (`growth.grow_tables`), when a batch or a payload could need more than
there is.

A packet is a copy of one just before, as two mirror ports make them of one, when flow, length, everything that
the headers count up or sum up, and where that is not enough the payload, are the same, and it comes soon after:
within `_SOON` when its sender numbers its packets (an IPv4 identification that is not zero), because whoever sends
again numbers anew; else within `_AT_ONCE`, because telegrams of layer 2 and unnumbered datagrams may come again with
equal octets in the next cycle, and no cycle of a plant is as short. An acknowledgement alone from a sender that does
not number is never a copy: equal ones follow each other when a segment is lost.
"""

from typing import Any

import numpy as np

from zonewright.sources.captures.column import (
    BYTES,
    COPIES,
    COPY_LAST,
    COPY_NUMBER,
    CUT,
    DUPLICATES,
    FIRST_NS,
    FIRST_PACKET,
    FLOW,
    FLOW_COLUMNS,
    FLOWS_USED,
    FROM_SERVER,
    HASH,
    IN_BATCH,
    IS_CUT,
    KEPT_BYTES_USED,
    KEPT_USED,
    KEY_WORDS,
    LAST_MESSAGE,
    LAST_NS,
    LAST_PACKET,
    MESSAGE_CODE,
    MESSAGE_COUNT,
    MESSAGE_FLOW,
    MESSAGE_HASH,
    MESSAGE_KIND,
    MESSAGES_USED,
    NO_TIME,
    NS,
    NUMBER,
    ON_ARP,
    ON_IP,
    ON_LINK,
    ON_TCP,
    PACKETS,
    PAYLOAD,
    PAYLOAD_BYTES,
    PAYLOAD_END,
    PAYLOAD_START,
    PRINT,
    RECENT_ROWS,
    RESET,
    SPARE,
    SPARE_KEPT,
    SPARE_OCTETS,
    STREAM,
    STREAMS_USED,
    SYN,
    SYN_ACK,
    TAG_BITS,
    TCP_FLAGS,
    TCP_SEQUENCE,
    TOUCHED,
    TOUCHES_USED,
    TRANSPORT,
    TTL,
    TTLS,
    WIRE_BYTES,
)
from zonewright.sources.captures.compiler import compiled
from zonewright.sources.captures.frames.link import big32

_FIRST = np.uint64(0x9E3779B97F4A7C15)
_SECOND = np.uint64(0xD6E8FEB86659FD93)
_SHIFT = np.uint64(32)
_POSITIVE = np.uint64(0x7FFFFFFFFFFFFFFF)
_INDEX = (1 << TAG_BITS) - 1
_LAST_WORD, _LAST_MOST = (1 << 48) - 1, (1 << 15) - 1
_SOON, _AT_ONCE = 5_000_000, 250_000
_EDGE = 16
SEED = _SECOND


@compiled
def mix(state: Any, word: int) -> Any:
    """Take one word into a 64-bit hash."""
    state = (state ^ np.uint64(word)) * _FIRST
    return (state ^ (state >> _SHIFT)) * _SECOND


@compiled
def close(state: Any) -> int:
    """Give the hash as a number that is not negative."""
    return int(np.int64((state ^ (state >> _SHIFT)) & _POSITIVE))


@compiled
def hash_packets(octets: Any, packets: Any, slots: Any, counters: Any) -> None:
    """Hash the keys of a batch and take its prints; the first look into the slots fetches them together."""
    mask, touched = slots.shape[0] - 1, 0
    for row in range(counters[IN_BATCH]):
        state = SEED
        for word in range(KEY_WORDS):
            state = mix(state, packets[row, word])
        hashed = close(state)
        packets[row, HASH] = hashed
        packets[row, PRINT] = _print_packet(octets, packets, row, hashed)
        touched ^= slots[hashed & mask]
    counters[TOUCHED] = touched


@compiled
def _print_packet(octets: Any, packets: Any, row: int, hashed: int) -> int:
    """Give what tells a packet from others of its flow, odd when its sender numbers it; 0 where nothing tells."""
    known, transport = packets[row, PRINT], packets[row, TRANSPORT]
    if known & 3 != 1 or transport == ON_IP:
        if transport == ON_TCP and packets[row, PAYLOAD_BYTES] == 0:
            return 0
        known ^= _print_octets(octets, packets, row) & ~3
    size = (packets[row, TCP_SEQUENCE] << 24) ^ (packets[row, WIRE_BYTES] << 8) ^ packets[row, TCP_FLAGS]
    state = np.uint64(hashed) ^ (np.uint64(known) * _FIRST) ^ (np.uint64(size) * _SECOND)
    return int((close(state) & ~1) | (known & 1))


@compiled
def _print_octets(octets: Any, packets: Any, row: int) -> int:
    """Hash the payload on layer 2 and of UDP without a check sum; of others only its first and last octets."""
    start, end, state = packets[row, PAYLOAD_START], packets[row, PAYLOAD_END], SEED
    transport = packets[row, TRANSPORT]
    has_check = packets[row, PRINT] & 2 == 0
    is_long = has_check and end - start > 2 * _EDGE and transport not in (ON_LINK, ON_ARP)
    at = start
    while at + 4 <= end:
        state = mix(state, big32(octets, at))
        at += 4
        if is_long and at == start + _EDGE:
            at = end - _EDGE
    while at < end:
        state = mix(state, np.int64(octets[at]))
        at += 1
    return int(close(state))


@compiled
def note_copy(packets: Any, row: int, flows: Any, recent: Any, counters: Any) -> None:
    """Count a packet that is a copy of one just before."""
    found, ns = packets[row, PRINT], packets[row, NS]
    if found == 0 or ns == NO_TIME:
        return
    place = (found >> 20) & (RECENT_ROWS - 1)
    if recent[place, 0] == found and abs(ns - recent[place, 1]) <= (_SOON if found & 1 else _AT_ONCE):
        flows[packets[row, FLOW], DUPLICATES] += 1
        if counters[COPY_LAST] != packets[row, NUMBER]:
            counters[COPIES] += 1
            counters[COPY_LAST] = packets[row, NUMBER]
            counters[COPY_NUMBER] = packets[row, NUMBER] if counters[COPIES] == 1 else counters[COPY_NUMBER]
        return
    recent[place, 0] = found
    recent[place, 1] = ns


@compiled
def find_flows(packets: Any, flows: Any, slots: Any, counters: Any) -> None:
    """Find the flows of a batch as far as they are known, -1 for the others; their rows are fetched together."""
    touched = 0
    for row in range(counters[IN_BATCH]):
        index = _find_flow(packets, row, flows, slots)
        packets[row, FLOW] = index
        if index >= 0:
            touched ^= flows[index, 8] ^ flows[index, 16] ^ flows[index, 24]
    counters[TOUCHED] = touched


@compiled
def _find_flow(packets: Any, row: int, flows: Any, slots: Any) -> int:
    hashed = packets[row, HASH]
    tag, mask = hashed >> TAG_BITS, slots.shape[0] - 1
    slot = hashed & mask
    while slots[slot] != 0:
        if slots[slot] >> TAG_BITS == tag:
            index = (slots[slot] & _INDEX) - 1
            same = True
            for word in range(KEY_WORDS):
                same = same and flows[index, word] == packets[row, word]
            if same:
                return int(index)
        slot = (slot + 1) & mask
    return -1


@compiled
def enter_flow(packets: Any, row: int, flows: Any, slots: Any, counters: Any) -> bool:
    """Give the packet of a row its flow; true when the flow is new."""
    index = packets[row, FLOW]
    if index < 0:
        index = _find_flow(packets, row, flows, slots)
        packets[row, FLOW] = index
    if index >= 0:
        return False
    index = counters[FLOWS_USED]
    counters[FLOWS_USED] = index + 1
    packets[row, FLOW] = index
    for part in range(FLOW_COLUMNS):
        flows[index, part] = packets[row, part] if part <= HASH else 0
    flows[index, FIRST_PACKET] = packets[row, NUMBER]
    flows[index, FIRST_NS] = NO_TIME
    flows[index, LAST_NS] = NO_TIME
    flows[index, STREAM] = -1
    flows[index, FROM_SERVER] = -1
    _place(slots, packets[row, HASH], index)
    return True


@compiled
def _place(slots: Any, hashed: int, index: int) -> None:
    mask = slots.shape[0] - 1
    slot = hashed & mask
    while slots[slot] != 0:
        slot = (slot + 1) & mask
    slots[slot] = ((hashed >> TAG_BITS) << TAG_BITS) | (index + 1)


@compiled
def count_packet(packets: Any, row: int, flows: Any) -> None:
    """Add one packet to its flow."""
    flow, ns, ttl, flags = packets[row, FLOW], packets[row, NS], packets[row, TTL], packets[row, TCP_FLAGS]
    flows[flow, PACKETS] += 1
    flows[flow, BYTES] += packets[row, WIRE_BYTES]
    flows[flow, PAYLOAD] += packets[row, PAYLOAD_BYTES]
    flows[flow, LAST_PACKET] = packets[row, NUMBER]
    flows[flow, CUT] += packets[row, IS_CUT]
    if ns != NO_TIME:
        if flows[flow, FIRST_NS] == NO_TIME or ns < flows[flow, FIRST_NS]:
            flows[flow, FIRST_NS] = ns
        flows[flow, LAST_NS] = max(flows[flow, LAST_NS], ns)
    if ttl >= 0:
        ttls = flows[flow, TTLS]
        flows[flow, TTLS] = (max(ttls >> 16, 256 - ttl) << 16) | max(ttls & 0xFFFF, ttl + 1)
    if flags >= 0:
        flows[flow, SYN] += 1 if flags & 0x12 == 0x02 else 0
        flows[flow, SYN_ACK] += 1 if flags & 0x12 == 0x12 else 0
        flows[flow, RESET] += (flags >> 2) & 1


@compiled
def _find_message(messages: Any, hashed: int, flow: int, code: int, kind: int) -> int:
    mask = messages.shape[0] - 1
    place = hashed & mask
    while messages[place, MESSAGE_COUNT] > 0:
        same = messages[place, MESSAGE_FLOW] == flow and messages[place, MESSAGE_KIND] == kind
        if same and messages[place, MESSAGE_CODE] == code:
            break
        place = (place + 1) & mask
    return int(place)


@compiled
def add_messages(messages: Any, flow: int, word: int, many: int, counters: Any) -> None:
    """Add messages of one code and kind (`word` is eight times the code and the kind) to their flow."""
    hashed = close(mix(mix(SEED, word), flow))
    code, kind = word >> 3, word & 7
    place = _find_message(messages, hashed, flow, code, kind)
    if messages[place, MESSAGE_COUNT] == 0:
        messages[place, MESSAGE_FLOW] = flow
        messages[place, MESSAGE_CODE] = code
        messages[place, MESSAGE_KIND] = kind
        messages[place, MESSAGE_HASH] = hashed
        counters[MESSAGES_USED] += 1
    messages[place, MESSAGE_COUNT] += many


@compiled
def count_messages(marks: Any, flow: int, stream: int, streams: Any, messages: Any, counters: Any) -> int:
    """Add the marked messages of a PDU to their flow; tells how much of the PDU to keep, as a mark does.

    Where the flow is a stream, messages of the code last seen are counted beside it, and entered when another follows.
    """
    keep = np.int64(0)
    for mark in range(marks[0]):
        word = marks[1 + 3 * mark] * 8 + marks[2 + 3 * mark]
        if stream < 0:
            add_messages(messages, flow, word, np.int64(1), counters)
        else:
            last = streams[stream, LAST_MESSAGE]
            if last & _LAST_WORD == word and last >> 48 < _LAST_MOST:
                streams[stream, LAST_MESSAGE] = last + (1 << 48)
            else:
                if last > 0:
                    add_messages(messages, flow, last & _LAST_WORD, last >> 48, counters)
                streams[stream, LAST_MESSAGE] = (1 << 48) | word
        wanted = marks[3 + 3 * mark]
        keep = wanted if keep == 0 or wanted == 1 or (keep < 0 < wanted) or (1 < keep < wanted) else keep
    return int(keep)


@compiled
def has_room(
    payload: int, counters: Any, streams: Any, messages: Any, touches: Any, kept: Any, kept_octets: Any
) -> bool:
    """Tell whether there is room for everything that a payload of that length could bring."""
    if counters[STREAMS_USED] >= streams.shape[0]:
        return False
    if 2 * (counters[MESSAGES_USED] + payload + SPARE) > messages.shape[0]:
        return False
    if 2 * (counters[TOUCHES_USED] + 2 * payload + SPARE) > touches.shape[0]:
        return False
    if 2 * (counters[KEPT_USED] + payload // 4 + SPARE_KEPT) > kept.shape[0]:
        return False
    return bool(counters[KEPT_BYTES_USED] + payload + SPARE_OCTETS <= kept_octets.shape[0])
