"""Takes one PDU: finds its room, counts its messages and what they touch, keeps it when it is worth it; compiled."""

from typing import Any

import numpy as np

from zonewright.protocols.counter import EVERY, FOREIGN, MORE, REST, TOUCHED
from zonewright.protocols.dispatch import count_pdu
from zonewright.sources.captures.column import (
    FLOW,
    FROM_SERVER,
    GOOD,
    KEPT_BYTES,
    KEPT_IN_PART,
    PAYLOAD_BYTES,
    PAYLOAD_END,
    PAYLOAD_START,
    ROOM,
    STREAM,
    TAGS_PORTS,
    TCP_FLAGS,
    TRANSPORT,
    UNTOLD,
)
from zonewright.sources.captures.compiler import compiled
from zonewright.sources.captures.streams.keep import keep_pdu
from zonewright.sources.captures.streams.touch import count_touches
from zonewright.sources.captures.table import count_messages

_LONGEST = 1 << 24
_SYN, _ACK = 0x02, 0x10


@compiled
def choose_room(packets: Any, row: int, flows: Any, rooms_of_port: Any) -> None:
    """Give a new flow the room of its server port and say which side serves.

    Both ports known: a handshake decides, then the lower port; equal ports leave it open. No port known: the first
    payload is asked what it is (`UNTOLD`).
    """
    ports, transport = packets[row, TAGS_PORTS], packets[row, TRANSPORT]
    source, destination = ((ports >> 17) & 0x1FFFF) - 1, (ports & 0x1FFFF) - 1
    if source < 0 or destination < 0:
        return
    by_source, by_destination = rooms_of_port[transport, source], rooms_of_port[transport, destination]
    from_server = 1 if by_destination == 0 else 0
    if by_source > 0 and by_destination > 0 and source <= destination:
        from_server = 1 if source < destination else -1
    if by_source == 0 and by_destination == 0:
        from_server = -1
    flags = packets[row, TCP_FLAGS]
    if flags >= 0 and flags & _SYN:
        from_server = 1 if flags & _ACK else 0
    is_source = by_destination == 0 or (by_source > 0 and from_server == 1)
    flows[packets[row, FLOW], FROM_SERVER] = from_server
    room = by_source if is_source else by_destination
    flows[packets[row, FLOW], ROOM] = room if room > 0 else UNTOLD


@compiled
def recognise(octets: Any, packets: Any, row: int, flows: Any, probes: Any, addresses: Any, marks: Any) -> None:
    """Tell by the first payload of a flow on unknown ports which room it is of: one whose messages fill it exactly."""
    flow, start, end = packets[row, FLOW], packets[row, PAYLOAD_START], packets[row, PAYLOAD_END]
    if start + packets[row, PAYLOAD_BYTES] != end or end <= start:
        return
    flows[flow, ROOM] = 0
    for place in range(probes.shape[0]):
        room, at, told = probes[place, 0], start, 0
        if probes[place, 1] != packets[row, TRANSPORT]:
            continue
        while at < end:
            length = count_pdu(addresses, room - 1, octets, at, end, flows[flow, FROM_SERVER], marks)
            if length <= 0 or (length > end - at and length != REST):
                break
            told += marks[0]
            at = end if length == REST else at + length
        if at == end and told > 0:
            flows[flow, ROOM] = room
            return


@compiled
def take_pdu(
    octets: Any,
    at: int,
    end: int,
    packets: Any,
    row: int,
    flows: Any,
    streams: Any,
    messages: Any,
    touches: Any,
    kept: Any,
    kept_octets: Any,
    siblings: Any,
    addresses: Any,
    marks: Any,
    counters: Any,
    waiting: int,
) -> int:
    """Count the PDU at `at`; gives its length, `REST`, `MORE`, or `FOREIGN`.

    A PDU worth keeping, or with a range that is not there yet, is left for `MORE` when at most `waiting` octets of it
    came; else it is kept in part, or its range is given up.
    """
    flow = packets[row, FLOW]
    room = flows[flow, ROOM] - 1
    length = count_pdu(addresses, room, octets, at, end, flows[flow, FROM_SERVER], marks)
    if flows[flow, GOOD] == 0 and length != MORE and (length == FOREIGN or marks[0] == 0):
        length = _ask_siblings(length, octets, at, end, flows, flow, siblings, addresses, marks)
        room = flows[flow, ROOM] - 1
    if length == MORE:
        return MORE
    if length < 0 or (length > _LONGEST and length != REST):
        return FOREIGN
    if end - at < length and end - at <= waiting and (marks[TOUCHED] < 0 or (length <= waiting and _is_worth(marks))):
        return MORE
    if marks[0] > 0:
        enter_pdu(
            octets,
            at,
            end,
            length,
            room,
            packets,
            row,
            flows,
            streams,
            messages,
            touches,
            kept,
            kept_octets,
            marks,
            counters,
        )
    return int(length)


@compiled
def enter_pdu(
    octets: Any,
    at: int,
    end: int,
    length: int,
    room: int,
    packets: Any,
    row: int,
    flows: Any,
    streams: Any,
    messages: Any,
    touches: Any,
    kept: Any,
    kept_octets: Any,
    marks: Any,
    counters: Any,
) -> None:
    """Enter the messages of a PDU, the ranges they touch, and its octets when they are worth keeping."""
    flow = packets[row, FLOW]
    flows[flow, GOOD] += 1
    keep = count_messages(marks, flow, flows[flow, STREAM], streams, messages, counters)
    if marks[TOUCHED] != 0:
        count_touches(marks, flow, touches, counters)
    if keep == 0:
        return
    stop = min(at + (length if keep == 1 else abs(keep)), end)
    if keep == 1:
        counters[KEPT_IN_PART] += 1 if REST > length > min(end - at, KEPT_BYTES) else 0
    keep_pdu(
        octets,
        at,
        stop,
        room,
        packets,
        row,
        flows,
        kept,
        kept_octets,
        np.int64(keep > 0),
        np.int64(keep >= EVERY),
        counters,
    )


@compiled
def _ask_siblings(
    length: int, octets: Any, at: int, end: int, flows: Any, flow: int, siblings: Any, addresses: Any, marks: Any
) -> int:
    """Give a flow that said nothing yet to another room of its port, when that finds a message in the PDU at hand."""
    room = int(siblings[flows[flow, ROOM]])
    while room > 0:
        found = count_pdu(addresses, room - 1, octets, at, end, flows[flow, FROM_SERVER], marks)
        if found == MORE:
            return MORE
        if found > 0 and marks[0] > 0:
            flows[flow, ROOM] = room
            return int(found)
        room = int(siblings[room])
    marks[0] = 0
    return length


@compiled
def _is_worth(marks: Any) -> bool:
    worth = False
    for mark in range(marks[0]):
        worth = worth or marks[3 + 3 * mark] == 1
    return worth
