"""Follows protocol PDUs through TCP segments and datagrams without buffering the stream; compiled.

Per direction a stream remembers where its next PDU begins and at most `CARRY_BYTES` octets of it. Octets that were seen
are not read again, so a retransmission counts once. Octets that are missing are a gap: reading starts again where a
later segment starts, and the missing stretch is still read when it arrives late and begins with a PDU.
"""

from typing import Any

import numpy as np

from zonewright.protocols.counter import CARRY_BYTES, FOREIGN, MORE
from zonewright.protocols.dispatch import count_pdu
from zonewright.sources.captures.column import (
    BAD,
    CARRIED,
    CARRY,
    DESK_BYTES,
    FLOW,
    FROM_SERVER,
    GAPS,
    GOOD,
    HOLE_END,
    HOLE_START,
    KEPT_BYTES,
    KEPT_IN_PART,
    NEXT_PDU,
    PAYLOAD_BYTES,
    PAYLOAD_END,
    PAYLOAD_START,
    ROOM,
    SEEN,
    START,
    STREAM,
    STREAM_COLUMNS,
    STREAMS_USED,
    SYNCED,
    TAGS_PORTS,
    TCP_FLAGS,
    TCP_SEQUENCE,
    TRANSPORT,
    UNTOLD,
)
from zonewright.sources.captures.compiler import compiled
from zonewright.sources.captures.keep import keep_pdu
from zonewright.sources.captures.table import count_messages

PATIENCE = 8
"""Payloads that are not the protocol of the port before the flow is left alone."""

_WORD = 0xFFFFFFFF
_HALF = 1 << 31
_FAR = 1 << 25
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
        room, at, told = probes[place], start, 0
        while at < end:
            length = count_pdu(addresses, room - 1, octets, at, end, flows[flow, FROM_SERVER], marks)
            if length <= 0 or length > end - at:
                break
            told += marks[0]
            at += length
        if at == end and told > 0:
            flows[flow, ROOM] = room
            return


@compiled
def read_datagram(
    octets: Any,
    packets: Any,
    row: int,
    flows: Any,
    messages: Any,
    kept: Any,
    kept_octets: Any,
    siblings: Any,
    addresses: Any,
    marks: Any,
    counters: Any,
) -> None:
    """Count the PDUs of a datagram."""
    flow = packets[row, FLOW]
    at, end = packets[row, PAYLOAD_START], packets[row, PAYLOAD_END]
    behind = at + packets[row, PAYLOAD_BYTES]
    while at < end:
        length = take_pdu(
            octets, at, end, packets, row, flows, messages, kept, kept_octets, siblings, addresses, marks, counters, 0
        )
        if length == FOREIGN:
            _refuse(flows, flow)
            return
        if length == MORE:
            break
        at += length
    if at < behind:
        flows[flow, GAPS] += 1


@compiled
def take_pdu(
    octets: Any,
    at: int,
    end: int,
    packets: Any,
    row: int,
    flows: Any,
    messages: Any,
    kept: Any,
    kept_octets: Any,
    siblings: Any,
    addresses: Any,
    marks: Any,
    counters: Any,
    waiting: int,
) -> int:
    """Count the PDU at `at`; gives its length, `MORE`, or `FOREIGN`.

    A PDU worth keeping that is not whole yet is left for `MORE` when it has at most `waiting` octets; a longer one is
    kept in part.
    """
    flow = packets[row, FLOW]
    room = flows[flow, ROOM] - 1
    length = count_pdu(addresses, room, octets, at, end, flows[flow, FROM_SERVER], marks)
    if flows[flow, GOOD] == 0 and length != MORE and (length == FOREIGN or marks[0] == 0):
        length = _ask_siblings(length, octets, at, end, flows, flow, siblings, addresses, marks)
        room = flows[flow, ROOM] - 1
    if length == MORE:
        return MORE
    if length < 0 or length > _LONGEST:
        return FOREIGN
    if end - at < length <= waiting and _is_worth_keeping(marks):
        return MORE
    flows[flow, GOOD] += 1 if marks[0] > 0 else 0
    keep = count_messages(marks, flow, messages, counters)
    if keep > 1:
        keep_pdu(octets, at, min(at + keep, end), room, packets, row, flows, kept, kept_octets, counters)
    elif keep == 1:
        counters[KEPT_IN_PART] += 1 if length > min(end - at, KEPT_BYTES) else 0
        keep_pdu(octets, at, min(at + length, end), room, packets, row, flows, kept, kept_octets, counters)
    return int(length)


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
def _is_worth_keeping(marks: Any) -> bool:
    worth = False
    for mark in range(marks[0]):
        worth = worth or marks[3 + 3 * mark] == 1
    return worth


@compiled
def _ahead(place: int, of: int) -> int:
    """Give how far one sequence number is ahead of another, negative when it is behind."""
    return ((place - of + _HALF) & _WORD) - _HALF


@compiled
def read_segment(
    octets: Any,
    packets: Any,
    row: int,
    flows: Any,
    streams: Any,
    messages: Any,
    kept: Any,
    kept_octets: Any,
    siblings: Any,
    addresses: Any,
    marks: Any,
    counters: Any,
) -> None:
    """Count the PDUs that a TCP segment completes or begins."""
    flow, sequence, length = packets[row, FLOW], packets[row, TCP_SEQUENCE], packets[row, PAYLOAD_BYTES]
    flags = packets[row, TCP_FLAGS]
    if flags < 0 or (length == 0 and not flags & _SYN):
        return
    _open_stream(flows, flow, streams, counters)
    stream = flows[flow, STREAM]
    if flags & _SYN:
        if streams[stream, START] != sequence:
            _restart(streams, stream, (sequence + 1) & _WORD)
            streams[stream, START] = sequence
        sequence = (sequence + 1) & _WORD
    if length <= 0:
        return
    lead = _ahead(sequence, streams[stream, SEEN])
    if not streams[stream, SYNCED]:
        if streams[stream, SEEN] >= 0 and -_FAR < lead < 0:
            return
        _restart(streams, stream, sequence)
        lead = 0
    if lead > 0 or lead < -_FAR:
        _note_gap(flows, flow, streams, stream, sequence)
    elif streams[stream, HOLE_START] != streams[stream, HOLE_END] and streams[stream, HOLE_START] == sequence:
        _read_hole(
            octets, packets, row, flows, streams, messages, kept, kept_octets, siblings, addresses, marks, counters
        )
    if _ahead((sequence + length) & _WORD, streams[stream, SEEN]) > 0:
        streams[stream, SEEN] = (sequence + length) & _WORD
    skip = _ahead((streams[stream, NEXT_PDU] + streams[stream, CARRIED]) & _WORD, sequence)
    if skip < length:
        at = packets[row, PAYLOAD_START] + max(skip, 0)
        _walk(
            octets, at, packets, row, flows, streams, messages, kept, kept_octets, siblings, addresses, marks, counters
        )


@compiled
def _open_stream(flows: Any, flow: int, streams: Any, counters: Any) -> None:
    if flows[flow, STREAM] >= 0:
        return
    stream = counters[STREAMS_USED]
    counters[STREAMS_USED] = stream + 1
    flows[flow, STREAM] = stream
    for part in range(STREAM_COLUMNS):
        streams[stream, part] = 0
    streams[stream, START] = -1
    streams[stream, SEEN] = -1


@compiled
def _restart(streams: Any, stream: int, sequence: int) -> None:
    streams[stream, NEXT_PDU] = sequence
    streams[stream, SEEN] = sequence
    streams[stream, CARRIED] = 0
    streams[stream, HOLE_START] = 0
    streams[stream, HOLE_END] = 0
    streams[stream, SYNCED] = 1


@compiled
def _note_gap(flows: Any, flow: int, streams: Any, stream: int, sequence: int) -> None:
    """Count a stretch that is missing before `sequence`; go on there, unless the PDU at hand reaches beyond it."""
    flows[flow, GAPS] += 1
    carried = streams[stream, CARRIED]
    wanted = (streams[stream, NEXT_PDU] + carried) & _WORD
    lead = _ahead(sequence, streams[stream, SEEN])
    far = lead > _FAR or lead < -_FAR
    if not far and _ahead(sequence, wanted) <= 0:
        return
    _restart(streams, stream, sequence)
    if carried == 0 and not far:
        streams[stream, HOLE_START] = wanted
        streams[stream, HOLE_END] = sequence


@compiled
def _read_hole(
    octets: Any,
    packets: Any,
    row: int,
    flows: Any,
    streams: Any,
    messages: Any,
    kept: Any,
    kept_octets: Any,
    siblings: Any,
    addresses: Any,
    marks: Any,
    counters: Any,
) -> None:
    """Count the PDUs of a segment that came late; a PDU at its end that it does not hold whole is given up."""
    flow = packets[row, FLOW]
    stream = flows[flow, STREAM]
    hole, hole_end = streams[stream, HOLE_START], streams[stream, HOLE_END]
    start = at = packets[row, PAYLOAD_START]
    end = min(packets[row, PAYLOAD_END], at + _ahead(hole_end, hole))
    stop = start + packets[row, PAYLOAD_BYTES]
    streams[stream, HOLE_START] = hole_end
    while at < end:
        length = take_pdu(
            octets, at, end, packets, row, flows, messages, kept, kept_octets, siblings, addresses, marks, counters, 0
        )
        if length <= 0:
            flows[flow, GAPS] += 1
            return
        at += length
    reached = (hole + stop - start) & _WORD
    if at == stop and _ahead(hole_end, reached) > 0:
        streams[stream, HOLE_START] = reached


@compiled
def _walk(
    octets: Any,
    at: int,
    packets: Any,
    row: int,
    flows: Any,
    streams: Any,
    messages: Any,
    kept: Any,
    kept_octets: Any,
    siblings: Any,
    addresses: Any,
    marks: Any,
    counters: Any,
) -> None:
    """Count PDUs from the octet at `at`, which is the next that the stream wants, to the end of the segment."""
    flow, start, end = packets[row, FLOW], packets[row, PAYLOAD_START], packets[row, PAYLOAD_END]
    stream, behind = flows[flow, STREAM], start + packets[row, PAYLOAD_BYTES]
    origin = packets[row, TCP_SEQUENCE] + ((packets[row, TCP_FLAGS] >> 1) & 1) - start
    from_desk = streams[stream, CARRIED] > 0
    while at < end:
        if from_desk:
            carried = streams[stream, CARRIED]
            pdu, stop = 0, _join_on_desk(octets, at, end, streams, stream)
            at -= carried
        else:
            pdu, stop = at, end
        from_desk = False
        waiting = CARRY_BYTES if end == behind else 0
        length = take_pdu(
            octets,
            pdu,
            stop,
            packets,
            row,
            flows,
            messages,
            kept,
            kept_octets,
            siblings,
            addresses,
            marks,
            counters,
            waiting,
        )
        if length == FOREIGN:
            streams[stream, SYNCED] = 0
            streams[stream, CARRIED] = 0
            _refuse(flows, flow)
            return
        if length == MORE:
            _carry(octets, pdu, end - at, streams, stream)
            break
        streams[stream, CARRIED] = 0
        at += length
    streams[stream, NEXT_PDU] = (origin + at) & _WORD
    waits = streams[stream, CARRIED] > 0 and end == behind
    if at < behind and not waits:
        streams[stream, SYNCED] = 0
        streams[stream, CARRIED] = 0
        flows[flow, GAPS] += 1


@compiled
def _join_on_desk(octets: Any, at: int, end: int, streams: Any, stream: int) -> int:
    """Put the carried octets and what follows at `at` together at the start of the block; gives where they end."""
    carried = streams[stream, CARRIED]
    for place in range(carried):
        octets[place] = (streams[stream, CARRY + (place >> 3)] >> ((place & 7) * 8)) & 0xFF
    fresh = min(end - at, DESK_BYTES - carried)
    for place in range(fresh):
        octets[carried + place] = octets[at + place]
    return int(carried + fresh)


@compiled
def _carry(octets: Any, pdu: int, length: int, streams: Any, stream: int) -> None:
    """Keep the first octets of a PDU for the next segment, or none when they are too many."""
    streams[stream, CARRIED] = length if length <= CARRY_BYTES else 0
    for word in range(CARRY_BYTES // 8):
        streams[stream, CARRY + word] = 0
    for place in range(streams[stream, CARRIED]):
        streams[stream, CARRY + (place >> 3)] |= np.int64(octets[pdu + place]) << ((place & 7) * 8)


@compiled
def _refuse(flows: Any, flow: int) -> None:
    flows[flow, GAPS] += 1
    flows[flow, BAD] += 1
    if flows[flow, GOOD] == 0 and flows[flow, BAD] >= PATIENCE:
        flows[flow, ROOM] = -1
