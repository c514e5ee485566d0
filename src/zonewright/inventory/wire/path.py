"""One packet, seen at several points, is one packet.

A mirror that copies several segments records a routed packet once per segment, with other MACs; two sensors record it
once each. Rows of one 5-tuple in one direction are therefore *views*, each from one point (input, MACs, VLANs).

The rule: of the views of one 5-tuple and direction those are taken which do not overlap in time and carry the most
packets together. Views that overlap are the same packets at other points, so only one of them counts; views that are
disjoint in time (a fail-over to another router, a ring of files that one sensor writes) add up. On a tie the view of
the lower input id, then of the lower MACs, stands.

Rows without packets come from logs and only name messages. They are views among themselves, per first part of the
code, weighed by their messages: what two logs tell of one message counts once. Where a view with packets names messages
of the same 5-tuple at the same time, they say the same again and do not count. Of views with equally many packets, one
that names messages comes first; of equally many messages those whose codes tell more.

A single packet reaches the second point a little later, so within one input a view reaches `SLACK_NS` beyond its last
packet, yet never beyond the end of its own input: the next file of a ring begins after it.
"""

from bisect import bisect_left
from collections import defaultdict

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from zonewright.inventory.wire.aggregate import number_rows
from zonewright.inventory.wire.column import LAYER_2, Columns, Numbers
from zonewright.protocols.counter import PART_BITS

NO_PART = -1
SLACK_NS = 1_000_000_000


def choose_views(columns: Columns) -> npt.NDArray[np.bool_]:
    """Tell for every row whether it is a view that counts."""
    chosen = np.ones(len(columns), dtype=bool)
    if not len(columns):
        return chosen
    told = np.asarray(pc.fill_null(pc.list_value_length(columns.messages), 0).to_numpy(zero_copy_only=False))
    spoken = _count_messages(columns)
    first_part, is_longer = _first_parts(columns)
    weight = np.where(columns.packets > 0, 2 * columns.packets + (told > 0), 2 * spoken + is_longer)
    group = _tuple_numbers(columns, first_part=np.where(columns.packets > 0, NO_PART, first_part))
    rank = np.lexsort((columns.dst_mac, columns.src_mac, columns.input, -weight, group))
    group = group[rank]
    begins = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
    sizes = np.diff(np.r_[begins, len(group)])
    first, until, packets = columns.first_ns[rank], _until(columns)[rank], weight[rank]
    latest, soonest = np.maximum.reduceat(first, begins), np.minimum.reduceat(until, begins)
    keep = np.ones(len(group), dtype=bool)
    same = (sizes > 1) & (latest <= soonest)
    keep[np.repeat(same, sizes)] = False
    keep[begins[same]] = True
    for at in np.flatnonzero((sizes > 1) & ~same).tolist():
        part = slice(begins[at], begins[at] + sizes[at])
        keep[part] = _best_disjoint(first[part], until[part], packets=packets[part])
    chosen[rank] = keep
    return chosen & ~_says_again(columns, told=chosen & (told > 0) & (columns.packets > 0))


def _count_messages(columns: Columns) -> Numbers:
    """Count the messages of every row."""
    flat = columns.messages.flatten()
    parents = np.asarray(columns.messages.value_parent_indices().to_numpy(zero_copy_only=False), dtype=np.int64)
    counts = np.asarray(flat.field(2).to_numpy(zero_copy_only=False), dtype=np.int64)
    return np.bincount(parents, weights=counts, minlength=len(columns)).astype(np.int64)


def _first_parts(columns: Columns) -> tuple[Numbers, Numbers]:
    """Give the first part of the code of every row's first message, 0 where there is none, and 1 where more follow."""
    flat = columns.messages.flatten()
    parents = np.asarray(columns.messages.value_parent_indices().to_numpy(zero_copy_only=False), dtype=np.int64)
    codes = np.asarray(flat.field(0).to_numpy(zero_copy_only=False), dtype=np.int64)
    firsts = codes
    while (firsts >> PART_BITS).any():
        firsts = np.where(firsts >> PART_BITS, firsts >> PART_BITS, firsts)
    parts, longer = np.zeros(len(columns), dtype=np.int64), np.zeros(len(columns), dtype=np.int64)
    parts[parents[::-1]] = firsts[::-1]
    longer[parents[::-1]] = (codes != firsts)[::-1]
    return parts, longer


def _says_again(columns: Columns, *, told: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Mark rows without packets whose 5-tuple has messages in rows with packets at the same time."""
    again = np.zeros(len(columns), dtype=bool)
    bare = columns.packets == 0
    if not bare.any() or not told.any():
        return again
    group = _tuple_numbers(columns, first_part=np.zeros(len(columns), dtype=np.int64))
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for at in np.flatnonzero(told).tolist():
        spans[int(group[at])].append((int(columns.first_ns[at]), int(columns.last_ns[at])))
    for at in np.flatnonzero(bare & np.isin(group, list(spans))).tolist():
        first, last = int(columns.first_ns[at]), int(columns.last_ns[at])
        again[at] = any(first <= end and start <= last for start, end in spans[int(group[at])])
    return again


def _tuple_numbers(columns: Columns, *, first_part: Numbers) -> Numbers:
    """Number the directed 5-tuples; on layer 2 a VLAN is part of it, as nothing routes there."""
    vlan = np.where(columns.transport >= LAYER_2, columns.vlan, 0)
    keys = (columns.src, columns.dst, columns.transport, columns.src_port, columns.dst_port, vlan, first_part)
    return number_rows(*keys)[0]


def _until(columns: Columns) -> Numbers:
    ends = np.full(len(columns.inputs) + 1, np.iinfo(np.int64).min, dtype=np.int64)
    np.maximum.at(ends, columns.input, columns.last_ns)
    return np.maximum(columns.last_ns, np.minimum(columns.last_ns + SLACK_NS, ends[columns.input]))


def _best_disjoint(first: Numbers, until: Numbers, *, packets: Numbers) -> npt.NDArray[np.bool_]:
    """Choose the disjoint intervals that carry the most packets; of equal sums the one with the earlier rows stands."""
    order = sorted(range(len(first)), key=lambda row: (int(until[row]), int(first[row]), row))
    ends = [int(until[row]) for row in order]
    best: list[int] = [0]
    taken: list[tuple[int, bool]] = []
    for place, row in enumerate(order):
        before = bisect_left(ends, int(first[row]), 0, place)
        gain = best[before] + int(packets[row])
        takes = gain > best[-1]
        taken.append((before, takes))
        best.append(max(gain, best[-1]))
    keep = np.zeros(len(first), dtype=bool)
    place = len(order)
    while place:
        before, takes = taken[place - 1]
        if takes:
            keep[order[place - 1]] = True
        place = before if takes else place - 1
    return keep
