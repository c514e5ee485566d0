"""Records of classic captures and blocks of pcapng: how they are framed, numbered and timed."""

import struct
from pathlib import Path

import pytest

from tests import wire
from tests.sources.captures.walking import assert_accounted, flows, only_flow, read, say_problems
from zonewright.model.observation import Status
from zonewright.sources.captures import CaptureSource, column
from zonewright.sources.captures.kernel_cache import load_walker
from zonewright.sources.captures.passage import walk_file

FRAME = wire.tcp_frame()
START_S = wire.START_NS // 1_000_000_000


def seen_ns(source: CaptureSource, octets: bytes) -> tuple[int, int]:
    row = only_flow(read(source, octets))
    return row["first_ns"] - wire.START_NS, row["last_ns"] - wire.START_NS


@pytest.mark.parametrize("byte_order", ["<", ">"])
@pytest.mark.parametrize(("nanoseconds", "step"), [(False, 1_234_567_000), (True, 1_234_567_891)])
def test_classic_captures_of_every_kind(captures: CaptureSource, byte_order: str, nanoseconds: bool, step: int) -> None:
    octets = wire.pcap([FRAME, FRAME], byte_order=byte_order, nanoseconds=nanoseconds, step_ns=step)
    assert seen_ns(captures, octets) == (0, step)


@pytest.mark.parametrize("byte_order", ["<", ">"])
def test_pcapng_of_both_byte_orders(captures: CaptureSource, byte_order: str) -> None:
    assert seen_ns(captures, wire.pcapng([FRAME, FRAME], byte_order=byte_order)) == (0, 1_000_000)


@pytest.mark.parametrize(
    ("resolution", "ticks", "ns"),
    [
        (0, START_S + 2, 2_000_000_000),
        (3, START_S * 1000 + 7, 7_000_000),
        (6, START_S * 10**6 + 7, 7_000),
        (9, START_S * 10**9 + 7, 7),
        (10, START_S * 10**10 + 75, 7),
        (0x80, START_S + 2, 2_000_000_000),
        (0x80 | 10, START_S * 1024 + 256, 250_000_000),
        (0x80 | 20, (START_S << 20) + 1, 953),
        (0x80 | 32, (START_S << 32) + (1 << 31), 500_000_000),
        (0x80 | 33, (START_S << 33) + (1 << 31), 250_000_000),
    ],
)
def test_time_resolutions(captures: CaptureSource, resolution: int, ticks: int, ns: int) -> None:
    options = wire.option(9, bytes([resolution])) + wire.option(0, b"")
    blocks = [wire.interface(options=options), wire.enhanced_packet(FRAME, ticks=ticks)]
    assert seen_ns(captures, wire.section(blocks)) == (ns, ns)


@pytest.mark.parametrize("byte_order", ["<", ">"])
def test_picoseconds_after_an_offset(captures: CaptureSource, byte_order: str) -> None:
    offset = struct.pack(f"{byte_order}q", START_S)
    options = wire.option(9, b"\x0c", byte_order=byte_order) + wire.option(14, offset, byte_order=byte_order)
    packet = wire.enhanced_packet(FRAME, ticks=123_456_789_999, byte_order=byte_order)
    blocks = [wire.interface(options=options, byte_order=byte_order), packet]
    assert seen_ns(captures, wire.section(blocks, byte_order=byte_order)) == (123_456_789, 123_456_789)


def test_offset_may_be_negative(captures: CaptureSource) -> None:
    options = wire.option(14, struct.pack("<q", -3600))
    blocks = [wire.interface(options=options), wire.enhanced_packet(FRAME, ticks=wire.START_NS // 1000)]
    assert seen_ns(captures, wire.section(blocks))[0] == -3600 * 10**9


@pytest.mark.parametrize(("resolution", "ticks"), [(6, (1 << 64) - 1), (19, 1), (0x80 | 63, 1)])
def test_time_that_no_calendar_reaches_is_untimed_and_said(
    captures: CaptureSource, resolution: int, ticks: int
) -> None:
    options = wire.option(9, bytes([resolution]))
    reading = read(captures, wire.section([wire.interface(options=options), wire.enhanced_packet(FRAME, ticks=ticks)]))
    assert (only_flow(reading)["first_ns"], reading.input.first_seen) == (None, None)
    assert say_problems(reading)[0] == "file: 1 packet carries a time that no calendar reaches; it is untimed"
    assert_accounted(reading)


def test_simple_packets_are_untimed(captures: CaptureSource) -> None:
    reading = read(captures, wire.section([wire.interface(), wire.simple_packet(FRAME)]))
    row = only_flow(reading)
    assert (row["first_ns"], row["last_ns"], row["first_packet"], reading.input.status) == (
        None,
        None,
        1,
        Status.COMPLETE,
    )


def test_simple_packets_stop_at_the_length_of_their_interface(captures: CaptureSource) -> None:
    whole = wire.tcp_frame(b"x" * 101)
    blocks = [wire.interface(snap_length=70), wire.simple_packet(whole[:70], wire_length=len(whole))]
    row = only_flow(read(captures, wire.section(blocks)))
    assert (row["bytes"], row["cut_packets"], row["payload_bytes"]) == (len(whole), 1, 101)


@pytest.mark.parametrize("byte_order", ["<", ">"])
def test_packets_of_every_block_are_numbered_as_they_lie(captures: CaptureSource, byte_order: str) -> None:
    def frame(port: int) -> bytes:
        return wire.udp_frame(b"x", destination=(wire.PLC, "10.0.0.1", port))

    ticks, foreign = (
        wire.START_NS // 1000,
        [wire.block(kind, b"x" * 7, byte_order=byte_order) for kind in (4, 5, 0xBAD)],
    )
    blocks = [
        wire.interface(byte_order=byte_order),
        foreign[0],
        wire.enhanced_packet(frame(1), ticks=ticks, byte_order=byte_order),
        foreign[1],
        wire.simple_packet(frame(2), byte_order=byte_order),
        foreign[2],
        wire.old_packet(frame(3), ticks=ticks + 5, byte_order=byte_order),
    ]
    rows = flows(read(captures, wire.section(blocks, byte_order=byte_order)))
    times = [wire.START_NS, None, wire.START_NS + 5000]
    assert [(row["dst_port"], row["first_packet"], row["first_ns"]) for row in rows] == [
        (port, port, ns) for port, ns in zip((1, 2, 3), times, strict=True)
    ]


def test_interfaces_keep_their_own_time(captures: CaptureSource) -> None:
    blocks = [
        wire.interface(options=wire.option(9, b"\x09")),
        wire.interface(options=wire.option(9, b"\x03")),
        wire.enhanced_packet(FRAME, interface_id=1, ticks=START_S * 1000 + 9),
        wire.enhanced_packet(FRAME, interface_id=0, ticks=wire.START_NS + 4),
    ]
    assert seen_ns(captures, wire.section(blocks)) == (4, 9_000_000)


def test_sections_begin_anew(captures: CaptureSource) -> None:
    first = wire.section([wire.interface(link_type=105), wire.enhanced_packet(FRAME, ticks=1)])
    nanoseconds = wire.option(9, b"\x09", byte_order=">")
    blocks = [
        wire.interface(options=nanoseconds, byte_order=">"),
        wire.enhanced_packet(FRAME, ticks=wire.START_NS, byte_order=">"),
    ]
    reading = read(captures, first + wire.section(blocks, byte_order=">"))
    row = only_flow(reading)
    assert (row["first_packet"], row["first_ns"]) == (2, wire.START_NS)
    assert reading.input.ignored == {"unsupported link layer": 1}


def test_blocks_that_contradict_themselves_cost_a_packet_each(captures: CaptureSource) -> None:
    good = wire.enhanced_packet(FRAME, ticks=1)
    lying = bytearray(good)
    lying[20:24] = struct.pack("<I", len(FRAME) + 1)
    stranger = wire.enhanced_packet(FRAME, ticks=1, interface_id=7)
    reading = read(captures, wire.section([wire.interface(), good, stranger, bytes(lying), good]))
    (problem,) = reading.problems
    assert (reading.input.packets, reading.input.decoded, problem.packets) == (4, 2, 2)
    assert problem.where == f"packet 2, byte {28 + 20 + len(good)}"
    assert reading.input.status is Status.PARTIAL
    assert only_flow(reading)["last_packet"] == 4


def test_packet_before_any_interface_is_a_problem(captures: CaptureSource) -> None:
    reading = read(captures, wire.section([wire.simple_packet(FRAME), wire.enhanced_packet(FRAME, ticks=1)]))
    assert (reading.input.packets, reading.input.decoded, reading.problems[0].packets) == (2, 0, 2)


@pytest.mark.parametrize("length", [0, 8, 11, 0x7FFFFFFF, 0xFFFFFFFF])
def test_block_of_an_impossible_length_stops_the_reading(captures: CaptureSource, length: int) -> None:
    octets = wire.pcapng([FRAME])
    reading = read(captures, octets + struct.pack("<II", 6, length) + b"x" * 100)
    (problem,) = reading.problems
    assert (reading.input.status, reading.input.decoded) == (Status.PARTIAL, 1)
    assert problem.where == f"packet 2, byte {len(octets)}"


def test_block_whose_two_lengths_differ_stops_the_reading(captures: CaptureSource) -> None:
    octets = wire.pcapng([FRAME, FRAME])
    reading = read(captures, octets[:-4] + b"\1\0\0\0")
    assert (reading.input.decoded, len(reading.problems)) == (1, 1)


def test_record_of_no_octets_is_ignored_with_its_reason(captures: CaptureSource) -> None:
    reading = read(captures, wire.pcap([b"", FRAME]))
    assert reading.input.ignored == {"cut before the link header ends": 1}
    assert only_flow(reading)["first_packet"] == 2


def test_wire_length_below_the_captured_one_is_not_believed_for_the_payload(captures: CaptureSource) -> None:
    reading = read(captures, wire.pcap([wire.tcp_frame(b"x" * 50)], wire_lengths=[3]))
    assert only_flow(reading)["payload_bytes"] == 50
    assert_accounted(reading)


def test_packets_older_than_the_one_before_are_counted(kernel_folder: Path, tmp_path: Path) -> None:
    times = [10, 12, 11, 4, 4, 30, 29]
    blocks = [wire.interface(), *[wire.enhanced_packet(FRAME, ticks=START_S * 10**6 + time) for time in times]]
    path = tmp_path / "capture.pcapng"
    path.write_bytes(wire.section(blocks))
    counters = walk_file(path, load_walker(kernel_folder)).tables.counters
    counted = [counters[place] for place in (column.BACKWARD, column.BACKWARD_NUMBER, column.BACKWARD_MOST)]
    assert counted == [3, 3, 7000]
    assert counters[column.LAST_TIME] == wire.START_NS + 30_000
