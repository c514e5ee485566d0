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
    BATCH_ROWS,
    ENTERED,
    FLOW,
    FLOWS_USED,
    FULL,
    IN_BATCH,
    LATER_PART,
    LINK_ROOM,
    NEEDED,
    ON_ARP,
    ON_IP,
    ON_LINK,
    ON_TCP,
    ON_UDP,
    PART,
    PAYLOAD_END,
    PAYLOAD_START,
    PORTS,
    RECEIVER,
    ROOM,
    SENDER,
    STREAM,
    TAGS_PORTS,
    TAKEN,
    TOUCHED,
    TRANSPORT,
    UNDERSTOOD,
    UNTOLD,
)
from zonewright.sources.captures.compiler import compiled
from zonewright.sources.captures.record import GOING, fill_batch
from zonewright.sources.captures.streams.keep import keep_pdu
from zonewright.sources.captures.streams.pdu import choose_room, enter_pdu, recognise
from zonewright.sources.captures.streams.stream import read_datagram, read_segment
from zonewright.sources.captures.table import (
    count_packet,
    enter_flow,
    find_flows,
    has_room,
    hash_packets,
    note_copy,
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
    tunnels: Any,
    recent: Any,
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
    touches: Any,
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
            status = fill_batch(octets, end, counters, packets, interfaces, fragments, tunnels)
            counters[ENTERED] = 0
            counters[TAKEN] = 0
        if counters[ENTERED] == 0:
            if counters[FLOWS_USED] + BATCH_ROWS > flows.shape[0]:
                counters[NEEDED] = 0
                return FULL
            find_link_rooms(octets, packets, rooms_of_ethertype, next_room, addresses, marks, counters)
            hash_packets(octets, packets, slots, counters)
            find_flows(packets, flows, slots, counters)
            enter_packets(packets, flows, slots, rooms_of_port, recent, counters)
            touch_streams(packets, flows, streams, counters)
            counters[ENTERED] = 1
        if not read_payloads(
            octets,
            packets,
            flows,
            siblings,
            probes,
            addresses,
            streams,
            messages,
            touches,
            kept,
            kept_octets,
            marks,
            counters,
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
        packets[row, RECEIVER] |= (LINK_ROOM + room) << 48 if room > 0 else 0


@compiled
def enter_packets(packets: Any, flows: Any, slots: Any, rooms_of_port: Any, recent: Any, counters: Any) -> None:
    """Count every packet of the batch in its flow."""
    for row in range(counters[IN_BATCH]):
        if enter_flow(packets, row, flows, slots, counters):
            transport, above = packets[row, TRANSPORT], (packets[row, RECEIVER] >> 48) & 0x1FF
            if transport == ON_LINK:
                flows[packets[row, FLOW], ROOM] = max(0, above - LINK_ROOM)
            elif transport in (ON_TCP, ON_UDP):
                choose_room(packets, row, flows, rooms_of_port)
            elif transport == ON_IP:
                flows[packets[row, FLOW], ROOM] = rooms_of_port[ON_IP, above - 1]
        count_packet(packets, row, flows)
        note_copy(packets, row, flows, recent, counters)


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
    touches: Any,
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
        if not has_room(captured, counters, streams, messages, touches, kept, kept_octets):
            counters[NEEDED] = captured
            counters[TAKEN] = row
            return False
        if transport == ON_ARP:
            _keep_claim(octets, start, packets, row, flows, kept, kept_octets, counters)
            continue
        _read_payload(
            octets,
            packets,
            row,
            room,
            flows,
            siblings,
            addresses,
            streams,
            messages,
            touches,
            kept,
            kept_octets,
            marks,
            counters,
        )
    return True


@compiled
def is_portless(packets: Any, row: int) -> bool:
    """Tell an IP packet whose protocol has no ports, and that is no later fragment, from what is left of others."""
    return bool(packets[row, PART] != LATER_PART and packets[row, TAGS_PORTS] & PORTS == 0)


@compiled
def _read_payload(
    octets: Any,
    packets: Any,
    row: int,
    room: int,
    flows: Any,
    siblings: Any,
    addresses: Any,
    streams: Any,
    messages: Any,
    touches: Any,
    kept: Any,
    kept_octets: Any,
    marks: Any,
    counters: Any,
) -> None:
    """Read the payload of one packet as its flow's room does."""
    flow, transport, start = packets[row, FLOW], packets[row, TRANSPORT], packets[row, PAYLOAD_START]
    if transport == ON_TCP:
        read_segment(
            octets,
            packets,
            row,
            flows,
            streams,
            messages,
            touches,
            kept,
            kept_octets,
            siblings,
            addresses,
            marks,
            counters,
        )
    elif transport == ON_UDP or (transport == ON_IP and is_portless(packets, row)):
        read_datagram(
            octets,
            packets,
            row,
            flows,
            streams,
            messages,
            touches,
            kept,
            kept_octets,
            siblings,
            addresses,
            marks,
            counters,
        )
    elif transport == ON_LINK:
        end = packets[row, PAYLOAD_END]
        count_pdu(addresses, room - 1, octets, start, end, -1, marks)
        flows[flow, UNDERSTOOD] += end - start
        enter_pdu(
            octets,
            start,
            end,
            end - start,
            room - 1,
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


@compiled
def _keep_claim(
    octets: Any, start: int, packets: Any, row: int, flows: Any, kept: Any, kept_octets: Any, counters: Any
) -> None:
    """Keep the pair of MAC and IP address that an ARP packet claims for its sender."""
    room, one, none = np.int64(ARP_ROOM), np.int64(1), np.int64(0)
    keep_pdu(octets, start + 8, start + 18, room, packets, row, flows, kept, kept_octets, one, none, counters)
