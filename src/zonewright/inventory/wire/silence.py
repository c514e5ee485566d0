"""Addresses that only ever receive: which of them are things, and what is said of the others.

A unicast address that never sends is a thing when something was really said to it: a message with content by UDP, on
layer 2, or inside a TCP connection whose answers the capture did not see. A SYN, an echo request or a sweep over many
silent addresses proves nothing; such flows are left out, and the packets are counted under problems.
"""

from collections import Counter
from collections.abc import Mapping

import numpy as np

from zonewright.inventory.identity import Joins, Node
from zonewright.inventory.wire.aggregate import derive_totals
from zonewright.inventory.wire.column import ICMP, ICMPV6, Columns
from zonewright.inventory.wire.direction import Conversations
from zonewright.model.identifier import Id
from zonewright.model.observation import Problem

SWEEP = 16
"""So many silent addresses behind one port of one sender are a sweep."""


def derive_receivers(columns: Columns, conversations: Conversations, *, joins: Joins) -> tuple[Node, ...]:
    """Find the silent addresses that are things all the same, in order."""
    if not len(columns):
        return ()
    ends = columns.ends
    spoken = (columns.payload > 0) & ~np.isin(columns.transport, (ICMP, ICMPV6)) & ~ends.is_group[columns.dst]
    if not spoken.any():
        return ()
    totals = derive_totals(
        {"dst": columns.dst[spoken], "src": columns.src[spoken], "port": conversations.port[spoken]},
        sums={"payload": columns.payload[spoken]},
    )
    rows = list(zip(totals["dst"].tolist(), totals["src"].tolist(), totals["port"].tolist(), strict=True))
    silent = [(end, src, port) for end, src, port in rows if ends.texts[end] and _node(columns, end) not in joins]
    swept = Counter((src, port) for _, src, port in silent)
    found = {_node(columns, end) for end, src, port in silent if swept[src, port] < SWEEP}
    return tuple(sorted(found))


def _node(columns: Columns, end: int) -> Node:
    return ("ip" if columns.ends.is_ip[end] else "mac", columns.ends.texts[end])


def left_out_problems(left_out: Mapping[str, int]) -> tuple[Problem, ...]:
    """Say per input how many packets belong to no flow."""
    return tuple(
        Problem.of(
            Id(name),
            "flows",
            what=f"{count} packets to addresses that never answered (scans, dead addresses) make no flow and no asset",
        )
        for name, count in sorted(left_out.items())
    )
