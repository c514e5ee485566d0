"""Makes the walker's tables larger between packets, in numpy."""

from typing import Any

import numpy as np

from zonewright.sources.captures.column import (
    BATCH_ROWS,
    FLOWS_USED,
    HASH,
    KEPT_BYTES_USED,
    KEPT_COUNT,
    KEPT_HASH,
    KEPT_USED,
    MESSAGE_COUNT,
    MESSAGE_HASH,
    MESSAGES_USED,
    SPARE,
    SPARE_KEPT,
    SPARE_OCTETS,
    STREAMS_USED,
    TAG_BITS,
    TOUCH_COUNT,
    TOUCH_HASH,
    TOUCHES_USED,
)


def grow_tables(tables: Any, payload: int) -> Any:
    """Make room for a batch of new flows, and for everything that a payload of that length could bring."""
    counters = tables.counters
    if counters[FLOWS_USED] + BATCH_ROWS > len(tables.flows):
        flows, slots = _longer(tables.flows, 2 * len(tables.flows)), np.zeros(2 * len(tables.slots), np.int64)
        hashes = flows[: counters[FLOWS_USED], HASH]
        slots[_places(hashes, len(slots))] = ((hashes >> TAG_BITS) << TAG_BITS) | np.arange(1, len(hashes) + 1)
        tables = tables._replace(flows=flows, slots=slots)
    if counters[STREAMS_USED] >= len(tables.streams):
        tables = tables._replace(streams=_longer(tables.streams, 2 * len(tables.streams)))
    size = _enough(len(tables.messages), 2 * (int(counters[MESSAGES_USED]) + payload + SPARE))
    messages = _spread(tables.messages, size, count=MESSAGE_COUNT, hashed=MESSAGE_HASH)
    size = _enough(len(tables.touches), 2 * (int(counters[TOUCHES_USED]) + 2 * payload + SPARE))
    touches = _spread(tables.touches, size, count=TOUCH_COUNT, hashed=TOUCH_HASH)
    size = _enough(len(tables.kept), 2 * (int(counters[KEPT_USED]) + payload // 4 + SPARE_KEPT))
    kept = _spread(tables.kept, size, count=KEPT_COUNT, hashed=KEPT_HASH)
    size = _enough(len(tables.kept_octets), int(counters[KEPT_BYTES_USED]) + payload + SPARE_OCTETS)
    return tables._replace(messages=messages, touches=touches, kept=kept, kept_octets=_longer(tables.kept_octets, size))


def _places(hashes: Any, size: int) -> Any:
    """Find a slot for every hash by linear probing, all of them at once."""
    places, is_taken = hashes & (size - 1), np.zeros(size, np.bool_)
    waiting = np.arange(len(hashes))
    while len(waiting):
        _, first = np.unique(places[waiting], return_index=True)
        first = first[~is_taken[places[waiting[first]]]]
        is_taken[places[waiting[first]]] = True
        waiting = np.delete(waiting, first)
        places[waiting] = (places[waiting] + 1) & (size - 1)
    return places


def _spread(rows: Any, size: int, *, count: int, hashed: int) -> Any:
    """Enter the used rows of a table that is its own hash table into a larger one."""
    if size == len(rows):
        return rows
    larger, used = np.zeros((size, rows.shape[1]), np.int64), rows[rows[:, count] > 0]
    larger[_places(used[:, hashed], size)] = used
    return larger


def _enough(size: int, needed: int) -> int:
    while size < needed:
        size *= 2
    return size


def _longer(rows: Any, size: int) -> Any:
    if size == len(rows):
        return rows
    larger = np.zeros((size, *rows.shape[1:]), rows.dtype)
    larger[: len(rows)] = rows
    return larger
