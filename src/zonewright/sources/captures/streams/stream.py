"""Follows protocol PDUs through TCP segments and datagrams without buffering the stream; compiled.

Per direction a stream remembers where its next PDU begins and at most `CARRY_BYTES` octets of it. Octets that were seen
are not read again, so a retransmission counts once. Octets that are missing are a gap: reading starts again where a
later segment starts, and the missing stretch is still read when it arrives late and begins with a PDU.
"""

from typing import Any

import numpy as np

from zonewright.protocols.counter import CARRY_BYTES, FOREIGN, MORE, REST
from zonewright.sources.captures.column import (
    BAD,
    BEFORE,
    CARRIED,
    CARRY,
    DESK_BYTES,
    FLOW,
    GAPS,
    GOOD,
    HOLE_END,
    HOLE_START,
    LATE,
    NEXT_PDU,
    PAYLOAD_BYTES,
    PAYLOAD_END,
    PAYLOAD_START,
    REPEATED,
    RESTING,
    ROOM,
    SEEN,
    START,
    STREAM,
    STREAM_COLUMNS,
    STREAMS_USED,
    SYNCED,
    TCP_FLAGS,
    TCP_SEQUENCE,
    UNDERSTOOD,
)
from zonewright.sources.captures.compiler import compiled
from zonewright.sources.captures.streams.pdu import take_pdu

PATIENCE = 8
"""Payloads that are not the protocol of the port before the flow is left alone."""

_WORD = 0xFFFFFFFF
_HALF = 1 << 31
_FAR = 1 << 25
_SYN = 0x02


@compiled
def read_datagram(
    octets: Any,
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
) -> None:
    """Count the PDUs of a datagram."""
    flow = packets[row, FLOW]
    at, end = packets[row, PAYLOAD_START], packets[row, PAYLOAD_END]
    behind = at + packets[row, PAYLOAD_BYTES]
    while at < end:
        length = take_pdu(
            octets,
            at,
            end,
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
            0,
        )
        if length == FOREIGN:
            _refuse(flows, flow)
            return
        if length == MORE:
            break
        flows[flow, UNDERSTOOD] += min(length, behind - at)
        at += length
    if at < behind:
        flows[flow, GAPS] += 1


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
    touches: Any,
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
    if length <= 0 or streams[stream, SYNCED] == RESTING:
        return
    if streams[stream, SEEN] < 0:
        _restart(streams, stream, sequence)
        streams[stream, START] = BEFORE - sequence
    lead = _ahead(sequence, streams[stream, SEEN])
    if -_FAR <= lead < 0 and _note_old(flows, flow, streams, stream, sequence, length):
        _read_apart(
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
    if not streams[stream, SYNCED]:
        if -_FAR < lead < 0:
            return
        _restart(streams, stream, sequence)
        lead = 0
    if lead > 0 or lead < -_FAR:
        _note_gap(flows, flow, streams, stream, sequence)
    if _ahead((sequence + length) & _WORD, streams[stream, SEEN]) > 0:
        streams[stream, SEEN] = (sequence + length) & _WORD
    skip = _ahead((streams[stream, NEXT_PDU] + streams[stream, CARRIED]) & _WORD, sequence)
    if skip < length:
        at = packets[row, PAYLOAD_START] + max(skip, 0)
        _walk(
            octets,
            at,
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


@compiled
def _note_old(flows: Any, flow: int, streams: Any, stream: int, sequence: int, length: int) -> bool:
    """Note a segment from before the newest octet seen; true when its octets never came before and begin a PDU.

    It fills the front of the one stretch that is remembered as missing, or it lies before everything that was seen of a
    stream whose beginning was not.
    """
    behind = (sequence + length) & _WORD
    hole, hole_end, start = streams[stream, HOLE_START], streams[stream, HOLE_END], streams[stream, START]
    if hole != hole_end and hole == sequence:
        flows[flow, LATE] += 1
        return True
    if start <= BEFORE and _ahead(behind, (BEFORE - start) & _WORD) <= 0:
        streams[stream, START] = BEFORE - sequence
        flows[flow, LATE] += 1
        return True
    flows[flow, REPEATED] += min(length, -_ahead(sequence, streams[stream, SEEN]))
    return False


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
def _read_apart(
    octets: Any,
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
) -> None:
    """Count the PDUs of a segment that came late; a PDU at its end that it does not hold whole is given up."""
    flow, sequence = packets[row, FLOW], packets[row, TCP_SEQUENCE] + ((packets[row, TCP_FLAGS] >> 1) & 1)
    stream = flows[flow, STREAM]
    hole, hole_end = streams[stream, HOLE_START], streams[stream, HOLE_END]
    is_hole = hole != hole_end and hole == sequence & _WORD
    start = at = packets[row, PAYLOAD_START]
    end, stop = packets[row, PAYLOAD_END], start + packets[row, PAYLOAD_BYTES]
    if is_hole:
        end = min(end, at + _ahead(hole_end, hole))
        streams[stream, HOLE_START] = hole_end
    while at < end:
        length = take_pdu(
            octets,
            at,
            end,
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
            0,
        )
        if length <= 0 or length == REST:
            flows[flow, GAPS] += 1
            return
        flows[flow, UNDERSTOOD] += length
        at += length
    reached = (hole + stop - start) & _WORD
    if is_hole and at == stop and _ahead(hole_end, reached) > 0:
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
    touches: Any,
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
            streams,
            messages,
            touches,
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
        if length == REST:
            streams[stream, SYNCED] = RESTING
            return
        flows[flow, UNDERSTOOD] += length
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
