"""Hash tables of flows, messages and kept PDUs: open addressing, compiled.

Keys are compared in full, so a collision costs time and never a wrong count. The hash has no seed (equal files give
equal work); it mixes every bit of the key, and whoever constructs collisions slows down the reading of his own file.
Room is made between packets by the Python side (`growth.grow_tables`), when a batch or a payload could need more than
there is.
"""

from typing import Any

import numpy as np

from zonewright.sources.captures.column import (
    BYTES,
    CUT,
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
    PACKETS,
    PAYLOAD,
    PAYLOAD_BYTES,
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
    TOUCHED,
    TTL,
    TTL_MAX,
    TTL_MIN,
    WIRE_BYTES,
)
from zonewright.sources.captures.compiler import compiled

_FIRST = np.uint64(0x9E3779B97F4A7C15)
_SECOND = np.uint64(0xD6E8FEB86659FD93)
_SHIFT = np.uint64(32)
_POSITIVE = np.uint64(0x7FFFFFFFFFFFFFFF)
_INDEX = (1 << TAG_BITS) - 1
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
def hash_packets(packets: Any, slots: Any, counters: Any) -> None:
    """Hash the keys of a batch; the first look into the slots fetches them together."""
    mask, touched = slots.shape[0] - 1, 0
    for row in range(counters[IN_BATCH]):
        state = SEED
        for word in range(KEY_WORDS):
            state = mix(state, packets[row, word])
        hashed = close(state)
        packets[row, HASH] = hashed
        touched ^= slots[hashed & mask]
    counters[TOUCHED] = touched


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
    flows[index, TTL_MIN] = -1
    flows[index, TTL_MAX] = -1
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
        if flows[flow, TTL_MIN] < 0 or ttl < flows[flow, TTL_MIN]:
            flows[flow, TTL_MIN] = ttl
        flows[flow, TTL_MAX] = max(flows[flow, TTL_MAX], ttl)
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
def count_messages(marks: Any, flow: int, messages: Any, counters: Any) -> int:
    """Add the marked messages of a PDU to their flow; tells how much of the PDU to keep: 0, 1 for all, or octets."""
    keep = np.int64(0)
    for mark in range(marks[0]):
        code, kind = marks[1 + 3 * mark], marks[2 + 3 * mark]
        hashed = close(mix(mix(SEED, code * 8 + kind), flow))
        place = _find_message(messages, hashed, flow, code, kind)
        if messages[place, MESSAGE_COUNT] == 0:
            messages[place, MESSAGE_FLOW] = flow
            messages[place, MESSAGE_CODE] = code
            messages[place, MESSAGE_KIND] = kind
            messages[place, MESSAGE_HASH] = hashed
            counters[MESSAGES_USED] += 1
        messages[place, MESSAGE_COUNT] += 1
        wanted = marks[3 + 3 * mark]
        keep = np.int64(1) if wanted == 1 or keep == 1 else max(keep, wanted)
    return int(keep)


@compiled
def has_room(payload: int, counters: Any, streams: Any, messages: Any, kept: Any, kept_octets: Any) -> bool:
    """Tell whether there is room for everything that a payload of that length could bring."""
    if counters[STREAMS_USED] >= streams.shape[0]:
        return False
    if 2 * (counters[MESSAGES_USED] + payload + SPARE) > messages.shape[0]:
        return False
    if 2 * (counters[KEPT_USED] + payload // 4 + SPARE_KEPT) > kept.shape[0]:
        return False
    return bool(counters[KEPT_BYTES_USED] + payload + SPARE_OCTETS <= kept_octets.shape[0])
