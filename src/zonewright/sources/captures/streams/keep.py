"""Keeps the few PDUs that carry identity, once per flow and content; compiled.

A flow keeps at most `KEPT_VARIANTS` different ones; what comes beyond is counted in `KEPT_LOST`, never silently lost.
"""

from typing import Any

import numpy as np

from zonewright.sources.captures.column import (
    EVERY_BYTES,
    FLOW,
    KEPT,
    KEPT_BYTES,
    KEPT_BYTES_USED,
    KEPT_COUNT,
    KEPT_FIRST,
    KEPT_FIRST_NS,
    KEPT_FLOW,
    KEPT_HASH,
    KEPT_LAST,
    KEPT_LAST_NS,
    KEPT_LENGTH,
    KEPT_LOST,
    KEPT_OFFSET,
    KEPT_ROOM,
    KEPT_USED,
    KEPT_VARIANTS,
    NO_TIME,
    NS,
    NUMBER,
)
from zonewright.sources.captures.compiler import compiled
from zonewright.sources.captures.table import SEED, close, mix


@compiled
def keep_pdu(
    octets: Any,
    start: int,
    end: int,
    room: int,
    packets: Any,
    row: int,
    flows: Any,
    kept: Any,
    kept_octets: Any,
    is_missed: int,
    is_every: int,
    counters: Any,
) -> None:
    """Keep `octets[start:end]`, at most `KEPT_BYTES` of it, for the packet's flow and the protocol `room`.

    What finds no room is counted in `KEPT_LOST` when `is_missed`; with `is_every` there is room for `EVERY_BYTES`.
    """
    flow, length = packets[row, FLOW], min(end - start, KEPT_BYTES)
    if length <= 0:
        return
    hashed = _hash_of(octets, start, length, flow, room)
    mask = kept.shape[0] - 1
    place = hashed & mask
    while kept[place, KEPT_COUNT] > 0:
        same = kept[place, KEPT_HASH] == hashed and kept[place, KEPT_FLOW] == flow and kept[place, KEPT_ROOM] == room
        if same and _is_same(kept_octets, kept, place, octets, start, length):
            break
        place = (place + 1) & mask
    if kept[place, KEPT_COUNT] == 0:
        at = counters[KEPT_BYTES_USED]
        full = 2 * counters[KEPT_USED] >= kept.shape[0] or at + length > kept_octets.shape[0]
        is_many = flows[flow, KEPT] >= KEPT_VARIANTS and (not is_every or at > EVERY_BYTES)
        if full or is_many:
            flows[flow, KEPT_LOST] += is_missed
            return
        flows[flow, KEPT] += 1
        counters[KEPT_USED] += 1
        counters[KEPT_BYTES_USED] = at + length
        for octet in range(length):
            kept_octets[at + octet] = octets[start + octet]
        kept[place, KEPT_FLOW] = flow
        kept[place, KEPT_ROOM] = room
        kept[place, KEPT_HASH] = hashed
        kept[place, KEPT_OFFSET] = at
        kept[place, KEPT_LENGTH] = length
        kept[place, KEPT_FIRST] = packets[row, NUMBER]
        kept[place, KEPT_FIRST_NS] = NO_TIME
        kept[place, KEPT_LAST_NS] = NO_TIME
    _count_again(kept, place, packets[row, NUMBER], packets[row, NS])


@compiled
def _hash_of(octets: Any, start: int, length: int, flow: int, room: int) -> int:
    state = mix(mix(SEED, flow), room * 4096 + length)
    word = np.int64(0)
    for place in range(length):
        word = (word << 8) | np.int64(octets[start + place])
        if place & 3 == 3:
            state = mix(state, word)
            word = np.int64(0)
    return int(close(mix(state, word)))


@compiled
def _is_same(kept_octets: Any, kept: Any, row: int, octets: Any, start: int, length: int) -> bool:
    if kept[row, KEPT_LENGTH] != length:
        return False
    at, place = kept[row, KEPT_OFFSET], 0
    while place < length and kept_octets[at + place] == octets[start + place]:
        place += 1
    return bool(place == length)


@compiled
def _count_again(kept: Any, row: int, number: int, ns: int) -> None:
    kept[row, KEPT_LAST] = number
    kept[row, KEPT_COUNT] += 1
    if ns != NO_TIME:
        if kept[row, KEPT_FIRST_NS] == NO_TIME or ns < kept[row, KEPT_FIRST_NS]:
            kept[row, KEPT_FIRST_NS] = ns
        kept[row, KEPT_LAST_NS] = max(kept[row, KEPT_LAST_NS], ns)
