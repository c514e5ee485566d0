"""Walks over a block of a capture, batch by batch: the entry into compiled code.

A batch is framed, then entered into flows, then its payloads are read; each pass touches memory for many packets at
once instead of waiting for one.
"""

from typing import Any

import numpy as np

from zonewright.protocols.dispatch import COUNTERS, count_pdu
from zonewright.protocols.linkage import link_counters
from zonewright.sources.captures.column import (
    ARP_ROOM,
    BATCH,
    ENTERED,
    FLOW,
    FLOWS_USED,
    FULL,
    GOOD,
    IN_BATCH,
    NEEDED,
    ON_ARP,
    ON_LINK,
    ON_TCP,
    ON_UDP,
    PAYLOAD_END,
    PAYLOAD_START,
    RECEIVER,
    ROOM,
    SENDER,
    STREAM,
    TAKEN,
    TOUCHED,
    TRANSPORT,
    UNTOLD,
)
from zonewright.sources.captures.compiler import compiled
from zonewright.sources.captures.keep import keep_pdu
from zonewright.sources.captures.record import GOING, fill_batch
from zonewright.sources.captures.stream import choose_room, read_datagram, read_segment, recognise
from zonewright.sources.captures.table import (
    count_messages,
    count_packet,
    enter_flow,
    find_flows,
    has_room,
    hash_packets,
)

ADDRESSES = link_counters(COUNTERS)
"""Where the machine code of every counter lies."""


@compiled(is_entry=True)
def walk(
    octets: Any,
    end: int,
    counters: Any,
    interfaces: Any,
    fragments: Any,
    packets: Any,
    flows: Any,
    slots: Any,
    rooms_of_port: Any,
    rooms_of_ethertype: Any,
    next_room: Any,
    siblings: Any,
    probes: Any,
    addresses: Any,
    streams: Any,
    messages: Any,
    kept: Any,
    kept_octets: Any,
    marks: Any,
) -> int:
    """Take the records of a block from `POSITION` on; gives why it stopped, with `POSITION` at the first left over.

    The arrays after `end` are `column.Tables` in its order. After `FULL` the same call goes on where it stopped.
    """
    status = GOING
    while status == GOING:
        if counters[IN_BATCH] == 0:
            status = fill_batch(octets, end, counters, packets, interfaces, fragments)
            counters[ENTERED] = 0
            counters[TAKEN] = 0
        if counters[ENTERED] == 0:
            if counters[FLOWS_USED] + BATCH > flows.shape[0]:
                counters[NEEDED] = 0
                return FULL
            find_link_rooms(octets, packets, rooms_of_ethertype, next_room, addresses, marks, counters)
            hash_packets(packets, slots, counters)
            find_flows(packets, flows, slots, counters)
            enter_packets(packets, flows, slots, rooms_of_port, counters)
            touch_streams(packets, flows, streams, counters)
            counters[ENTERED] = 1
        if not read_payloads(
            octets, packets, flows, siblings, probes, addresses, streams, messages, kept, kept_octets, marks, counters
        ):
            return FULL
        counters[IN_BATCH] = 0
    return status


@compiled
def find_link_rooms(
    octets: Any, packets: Any, rooms_of_ethertype: Any, next_room: Any, addresses: Any, marks: Any, counters: Any
) -> None:
    """Ask the rooms of an ethertype whose frame it is, and make the answer a part of the key."""
    for row in range(counters[IN_BATCH]):
        if packets[row, TRANSPORT] != ON_LINK:
            continue
        room = int(rooms_of_ethertype[(packets[row, SENDER] >> 48) & 0xFFFF])
        start, end = packets[row, PAYLOAD_START], packets[row, PAYLOAD_END]
        while room > 0 and count_pdu(addresses, room - 1, octets, start, end, -1, marks) <= 0:
            room = int(next_room[room])
        packets[row, RECEIVER] |= room << 57


@compiled
def enter_packets(packets: Any, flows: Any, slots: Any, rooms_of_port: Any, counters: Any) -> None:
    """Count every packet of the batch in its flow."""
    for row in range(counters[IN_BATCH]):
        if enter_flow(packets, row, flows, slots, counters):
            transport = packets[row, TRANSPORT]
            if transport == ON_LINK:
                flows[packets[row, FLOW], ROOM] = packets[row, RECEIVER] >> 57
            elif transport in (ON_TCP, ON_UDP):
                choose_room(packets, row, flows, rooms_of_port)
        count_packet(packets, row, flows)


@compiled
def touch_streams(packets: Any, flows: Any, streams: Any, counters: Any) -> None:
    """Fetch the streams of a batch together."""
    touched = 0
    for row in range(counters[IN_BATCH]):
        stream = flows[packets[row, FLOW], STREAM]
        if stream >= 0:
            touched ^= streams[stream, 0] ^ streams[stream, 8]
    counters[TOUCHED] = touched


@compiled
def read_payloads(
    octets: Any,
    packets: Any,
    flows: Any,
    siblings: Any,
    probes: Any,
    addresses: Any,
    streams: Any,
    messages: Any,
    kept: Any,
    kept_octets: Any,
    marks: Any,
    counters: Any,
) -> bool:
    """Read the payloads of the batch from `TAKEN` on; false when the tables are too small for the next one."""
    for row in range(counters[TAKEN], counters[IN_BATCH]):
        flow, transport, start = packets[row, FLOW], packets[row, TRANSPORT], packets[row, PAYLOAD_START]
        if flows[flow, ROOM] == UNTOLD:
            recognise(octets, packets, row, flows, probes, addresses, marks)
        room = flows[flow, ROOM]
        if room <= 0 and transport != ON_ARP:
            continue
        captured = packets[row, PAYLOAD_END] - start
        if not has_room(captured, counters, streams, messages, kept, kept_octets):
            counters[NEEDED] = captured
            counters[TAKEN] = row
            return False
        if transport == ON_TCP:
            read_segment(
                octets, packets, row, flows, streams, messages, kept, kept_octets, siblings, addresses, marks, counters
            )
        elif transport == ON_UDP:
            read_datagram(
                octets, packets, row, flows, messages, kept, kept_octets, siblings, addresses, marks, counters
            )
        elif transport == ON_ARP:
            room = np.int64(ARP_ROOM)
            keep_pdu(octets, start + 8, start + 18, room, packets, row, flows, kept, kept_octets, counters)
        elif transport == ON_LINK:
            end = packets[row, PAYLOAD_END]
            count_pdu(addresses, room - 1, octets, start, end, -1, marks)
            flows[flow, GOOD] += 1
            keep = count_messages(marks, flow, messages, counters)
            if keep > 0:
                end = min(end, start + keep) if keep > 1 else end
                keep_pdu(octets, start, end, room - 1, packets, row, flows, kept, kept_octets, counters)
    return True
