"""PDUs in TCP segments and datagrams."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import wire
from tests.sources.captures.walking import flows, modbus, only_flow, read
from zonewright.sources.captures import CaptureSource

CLIENT, SERVER = (wire.HMI, "10.0.0.2", 40000), (wire.PLC, "10.0.0.1", 502)
PDUS = [modbus(3, transaction=number) for number in range(6)]
STREAM = b"".join(PDUS)
Segments = Iterable[tuple[int, bytes]]


def walk(source: CaptureSource, segments: Segments, *, first: int = 1000, is_open: bool = True) -> dict[str, Any]:
    """The client's flow record after segments given as (place in the stream, octets)."""
    frames = [wire.tcp_frame(flags=wire.SYN, seq=first - 1)] if is_open else []
    frames += [wire.tcp_frame(octets, seq=first + place) for place, octets in segments]
    return only_flow(read(source, wire.pcap(frames)))


def sliced(cuts: Sequence[int], octets: bytes = STREAM) -> list[tuple[int, bytes]]:
    edges = [0, *sorted({cut % len(octets) for cut in cuts} - {0}), len(octets)]
    return [(start, octets[start:stop]) for start, stop in pairwise(edges)]


def counted(row: dict[str, Any]) -> tuple[int, int]:
    return row["messages"].get("3 request", 0), row["gaps"]


def test_pdus_that_share_a_segment(captures: CaptureSource) -> None:
    assert counted(walk(captures, [(0, STREAM)])) == (6, 0)


@settings(max_examples=40, deadline=None)
@given(cuts=st.lists(st.integers(0, 71), max_size=20), first=st.sampled_from([0, 1000, 2**32 - 30]))
def test_any_segmentation_counts_the_same(captures: CaptureSource, cuts: list[int], first: int) -> None:
    assert counted(walk(captures, sliced(cuts), first=first)) == (6, 0)


def test_octet_by_octet(captures: CaptureSource) -> None:
    assert counted(walk(captures, sliced(range(72)))) == (6, 0)


@settings(max_examples=40, deadline=None)
@given(cuts=st.lists(st.integers(0, 71), max_size=8), again=st.lists(st.integers(0, 8), max_size=8))
def test_retransmissions_count_once(captures: CaptureSource, cuts: list[int], again: list[int]) -> None:
    segments = sliced(cuts)
    for number in again:
        place = number % len(segments)
        segments.insert(place + 1 + number % 2, segments[place])
    seen: list[tuple[int, bytes]] = []
    for start, octets in segments:
        if start <= sum(len(part) for _, part in dict.fromkeys(seen)):
            seen.append((start, octets))
    assert counted(walk(captures, seen)) == (len(b"".join(dict(seen).values())) // 12, 0)


def test_retransmission_with_new_octets_counts_only_those(captures: CaptureSource) -> None:
    assert counted(walk(captures, [(0, STREAM[:30]), (0, STREAM[:60]), (24, STREAM[24:])])) == (6, 0)


def test_keep_alive_is_no_message(captures: CaptureSource) -> None:
    assert counted(walk(captures, [(0, STREAM[:24]), (23, b"\0"), (24, STREAM[24:])])) == (6, 0)


def test_missing_segment_is_a_gap(captures: CaptureSource) -> None:
    assert counted(walk(captures, [(0, STREAM[:12]), (24, STREAM[24:])])) == (5, 1)


def test_missing_segment_that_comes_late_is_read(captures: CaptureSource) -> None:
    late = [(0, STREAM[:12]), (24, STREAM[24:48]), (12, STREAM[12:24]), (12, STREAM[12:24]), (48, STREAM[48:])]
    assert counted(walk(captures, late)) == (6, 1)


def test_gap_inside_a_long_pdu_does_not_lose_the_next(captures: CaptureSource) -> None:
    stream = modbus(3, data=b"\0" * 200) + PDUS[0]
    assert counted(walk(captures, [(0, stream[:50]), (100, stream[100:])])) == (2, 1)


def test_stream_seen_from_the_middle_starts_at_a_segment(captures: CaptureSource) -> None:
    assert counted(walk(captures, [(0, STREAM[:24]), (24, STREAM[24:])], is_open=False)) == (6, 0)


def test_stream_seen_from_the_middle_of_a_pdu_recovers(captures: CaptureSource) -> None:
    assert counted(walk(captures, [(5, STREAM[5:24]), (24, STREAM[24:])], is_open=False)) == (4, 1)


def test_segment_that_was_not_captured_whole_is_a_gap(captures: CaptureSource) -> None:
    whole = wire.tcp_frame(STREAM, seq=1000, pad=0)
    after = wire.tcp_frame(PDUS[0], seq=1000 + len(STREAM), pad=0)
    octets = wire.pcap([whole[:-28], after], wire_lengths=[len(whole), len(after)])
    assert counted(only_flow(read(captures, octets))) == (5, 1)


def test_new_connection_on_the_same_ports_starts_anew(captures: CaptureSource) -> None:
    frames = [
        wire.tcp_frame(flags=wire.SYN, seq=10),
        wire.tcp_frame(STREAM[:30], seq=11),
        wire.tcp_frame(flags=wire.SYN, seq=5),
        wire.tcp_frame(STREAM, seq=6),
    ]
    assert counted(only_flow(read(captures, wire.pcap(frames)))) == (2 + 6, 0)


def test_datagram_holds_several_pdus(captures: CaptureSource) -> None:
    register = b"\x65\0\4\0" + b"\0" * 20 + b"\1\0\0\0"
    frame = wire.udp_frame(b"\x63\0" + b"\0" * 22 + register, destination=(wire.PLC, "10.0.0.1", 44818))
    row = only_flow(read(captures, wire.pcap([frame])))
    assert (row["protocol"], row["messages"]) == ("enip", {"99 request": 1, "101 request": 1})


def tpkt(data: bytes) -> bytes:
    """Data of an ISO transport connection, as port 102 carries it."""
    return b"\3\0" + (7 + len(data)).to_bytes(2, "big") + b"\2\xf0\x80" + data


S7_READ = bytes.fromhex("32010000 0001 0002 0000 0400")
S7_PLUS = bytes.fromhex("7201000a 31000004ca0000000100 72010000")
MMS = bytes.fromhex("01000100 6110 300e 020103 a009a007020101a1023000")


def on_port_102(source: CaptureSource, *data: bytes) -> dict[str, Any]:
    stream = b"\3\0\0\x16\x11\xe0\0\0\0\1\0\xc1\2\1\0\xc2\2\1\2\xc0\1\x0a" + b"".join(map(tpkt, data))
    server = (wire.PLC, "10.0.0.1", 102)
    return only_flow(read(source, wire.pcap([wire.tcp_frame(stream, destination=server)])))


def test_pdu_that_spans_two_and_three_segments(captures: CaptureSource) -> None:
    long = modbus(16, data=b"\0" * 150)
    for pieces in ([60], [60, 120]):
        row = walk(captures, sliced([*pieces, len(long)], long + PDUS[0]))
        assert (row["messages"], row["gaps"]) == ({"16 request": 1, "3 request": 1}, 0)


def test_header_split_over_segments_is_put_together(captures: CaptureSource) -> None:
    for cut in range(1, 12):
        assert counted(walk(captures, [(0, STREAM[:cut]), (cut, STREAM[cut:])])) == (6, 0)


def test_both_directions_are_followed_apart(captures: CaptureSource) -> None:
    answers = b"".join(modbus(3, transaction=number, data=b"\2\0\7") for number in range(6))
    frames = [
        wire.tcp_frame(STREAM[:30], source=CLIENT, destination=SERVER, seq=100),
        wire.tcp_frame(answers[:15], source=SERVER, destination=CLIENT, seq=900),
        wire.tcp_frame(STREAM[30:], source=CLIENT, destination=SERVER, seq=130),
        wire.tcp_frame(answers[15:], source=SERVER, destination=CLIENT, seq=915),
    ]
    there, back = flows(read(captures, wire.pcap(frames)))
    assert (there["messages"], there["from_server"], there["gaps"]) == ({"3 request": 6}, False, 0)
    assert (back["messages"], back["from_server"], back["gaps"]) == ({"3 response": 6}, True, 0)


def test_gap_in_the_middle_of_a_conversation_does_not_change_its_protocol(captures: CaptureSource) -> None:
    row = walk(captures, [(0, STREAM[:12]), (100_000_000, PDUS[0]), (100_000_012, PDUS[1])])
    assert (row["protocol"], counted(row)) == ("modbus", (3, 1))


DIFFERENT = b"".join(modbus(code) for code in (1, 2, 3, 4, 5, 6))
PIECES = st.lists(st.tuples(st.integers(0, 71), st.integers(1, 40)), max_size=12)


@settings(max_examples=100, deadline=None)
@given(pieces=PIECES, is_open=st.booleans(), first=st.sampled_from([1000, 2**32 - 20]))
def test_no_order_of_segments_counts_a_message_twice(
    captures: CaptureSource, pieces: list[tuple[int, int]], is_open: bool, first: int
) -> None:
    segments = [(0, DIFFERENT[:1]), *((start, DIFFERENT[start : start + size]) for start, size in pieces)]
    row = walk(captures, segments, first=first, is_open=is_open)
    assert set(row["messages"].values()) <= {1}


@settings(max_examples=100, deadline=None)
@given(pieces=PIECES, first=st.sampled_from([1000, 2**32 - 20]))
def test_segments_that_overlap_lose_nothing(captures: CaptureSource, pieces: list[tuple[int, int]], first: int) -> None:
    segments, reached = [], 0
    for wanted, size in [*pieces, (72, 72)]:
        start = min(wanted, reached)
        segments.append((start, DIFFERENT[start : start + size]))
        reached = max(reached, start + size)
    row = walk(captures, [segment for segment in segments if segment[1]], first=first)
    assert (row["messages"], row["gaps"]) == ({f"{code} request": 1 for code in range(1, 7)}, 0)


def test_what_came_before_the_first_octet_of_an_unopened_stream_is_read(captures: CaptureSource) -> None:
    row = walk(captures, [(24, STREAM[24:36]), (12, STREAM[12:24]), (0, STREAM[:12]), (36, STREAM[36:])], is_open=False)
    assert counted(row) == (6, 0)
    assert (row["out_of_order"], row["repeated_bytes"]) == (2, 0)


def test_what_is_repeated_and_what_is_understood_is_told(captures: CaptureSource) -> None:
    row = walk(captures, [(0, STREAM[:24]), (0, STREAM[:24]), (12, STREAM[12:36])])
    assert (row["understood_bytes"], row["repeated_bytes"], row["payload_bytes"]) == (36, 36, 72)


def test_a_written_range_is_told_even_when_its_segment_is_split(captures: CaptureSource) -> None:
    write = modbus(16, data=bytes.fromhex("0064 000a 14") + bytes(20))
    for cut in (0, 8, 9, 11, 12, 20):
        row = walk(captures, [(0, write[:cut]), (cut, write[cut:])] if cut else [(0, write)])
        (touched,) = row["ranges"]
        assert (touched["unit"], touched["area"], touched["first"], touched["last"]) == (1, 4, 100, 109)
        assert counted(row) == (0, 0)
        assert row["messages"] == {"16 request": 1}


def test_a_range_beyond_what_was_captured_costs_no_message(captures: CaptureSource) -> None:
    write = modbus(16, data=bytes.fromhex("0064 000a 14") + bytes(20))
    frame = wire.tcp_frame(write, seq=1000)
    row = only_flow(read(captures, wire.pcap([frame[: 54 + 9]], wire_lengths=[len(frame)])))
    assert (row["messages"], row["ranges"]) == ({"16 request": 1}, [])


def test_alternating_messages_are_all_counted(captures: CaptureSource) -> None:
    codes = [3, 3, 16, 3, 6, 6, 6, 16]
    pdus = [modbus(code, data=bytes.fromhex("0001 0001 02 0000")) for code in codes]
    row = walk(captures, [(0, b"".join(pdus[:5])), (len(b"".join(pdus[:5])), b"".join(pdus[5:]))])
    assert row["messages"] == {"3 request": 3, "6 request": 3, "16 request": 2}
