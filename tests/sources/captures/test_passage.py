"""The pass over a file: whatever its pieces, the result is the same."""

import bz2
import gzip
import hashlib
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import wire
from tests.sources.captures.test_source import one_of_each
from tests.sources.captures.walking import NOWHERE, assert_accounted, flows, read, say_problems
from tests.sources.captures.wrapping import in_udp, vxlan
from zonewright.model.observation import Status
from zonewright.protocols.registry import ROOMS
from zonewright.sources.captures import CaptureSource, column
from zonewright.sources.captures.arrow import derive_flow_records
from zonewright.sources.captures.kernel_cache import load_walker
from zonewright.sources.captures.passage import BOUNDS, Bounds, make_empty_tables, walk_file


@pytest.mark.parametrize("block_bytes", [24, 61, 1000, 1 << 20])
@pytest.mark.parametrize("make", [wire.pcap, wire.pcapng])
def test_pieces_do_not_matter(tmp_path: Path, kernel_folder: Path, block_bytes: int, make: object) -> None:
    path = tmp_path / "capture"
    path.write_bytes(make(one_of_each() * 20))  # type: ignore[operator]
    walker = load_walker(kernel_folder)
    whole, pieces = walk_file(path, walker), walk_file(path, walker, block_bytes=block_bytes)
    assert pieces.sha256 == whole.sha256
    assert pieces.tables.counters[column.TOTAL] == 180
    assert derive_flow_records(pieces.tables, "input") == derive_flow_records(whole.tables, "input")


SHARED = {
    (column.ON_TCP, 102): ["s7comm", "s7plus", "mms"],
    (column.ON_TCP, 80): ["http", "teamviewer"],
    (column.ON_TCP, 443): ["tls", "teamviewer"],
    (column.ON_UDP, 4500): ["ike", "esp"],
}


def test_tables_know_the_ports_and_ethertypes_of_the_rooms() -> None:
    tables = make_empty_tables(NOWHERE)
    for number, room in enumerate(ROOMS, start=1):
        for transport, ports in ((column.ON_TCP, room.tcp_ports), (column.ON_UDP, room.udp_ports)):
            alone = [port for port in ports if (transport, port) not in SHARED]
            assert all(tables.rooms_of_port[transport, port] == number for port in alone)
    assert tables.rooms_of_port[column.ON_TCP, 9] == 0
    for (transport, port), names in SHARED.items():
        chain = [tables.rooms_of_port[transport, port]]
        while tables.siblings[chain[-1]]:
            chain.append(tables.siblings[chain[-1]])
        assert [ROOMS[number - 1].name for number in chain] == names
    first = tables.rooms_of_ethertype[0x8892]
    assert first > 0
    assert tables.next_room[first] > 0
    assert tables.next_room[tables.next_room[first]] == 0


def test_place_in_a_packed_capture_is_one_of_the_unpacked_bytes(captures: CaptureSource) -> None:
    frame = wire.tcp_frame()
    stranger = [wire.interface(), wire.enhanced_packet(frame, ticks=1, interface_id=7)]
    damaged = {
        "packet 2, unpacked byte 100": wire.pcap([frame]) + b"\0" * 8 + b"\xff" * 8,
        "packet 1, unpacked byte 24": wire.pcap([frame])[:-3],
        "packet 1, unpacked byte 48": wire.section(stranger),
    }
    said = [read(captures, gzip.compress(octets)).problems[0].where for octets in damaged.values()]
    assert said == list(damaged)


def test_packet_longer_than_a_piece_of_the_file(captures: CaptureSource) -> None:
    frames = [wire.tcp_frame(), wire.udp_frame(b"x" * 60_000), wire.ethernet(b"j" * (5 << 20), ethertype=0x9999)]
    reading = read(captures, wire.pcap([*frames, wire.tcp_frame()]))
    assert [row["packets"] for row in flows(reading)] == [2, 1, 1]
    assert flows(reading)[2]["bytes"] == 14 + (5 << 20)


def test_hash_and_size_are_of_the_whole_file_though_reading_stopped(captures: CaptureSource) -> None:
    octets = wire.pcap([wire.tcp_frame()]) + b"\xff" * (5 << 20)
    record = read(captures, octets).input
    assert (record.bytes, record.sha256) == (len(octets), hashlib.sha256(octets).hexdigest())


BOMBS = {
    "the file unpacks to more than 10 times its size; what follows is not read": b"\0" * (8 << 20),
    "more than 1 MiB were unpacked without a packet; what follows is not read": wire.block(4, b"\0" * 1024) * 9000,
}


@pytest.mark.parametrize("words", BOMBS)
@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_what_was_packed_to_fill_a_machine_is_left(
    tmp_path: Path, kernel_folder: Path, words: str, pack: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "bomb"
    is_newer = BOMBS[words].startswith(b"\4")
    start = wire.pcapng([wire.tcp_frame()]) if is_newer else wire.pcap([wire.tcp_frame()])
    path.write_bytes(pack(start + BOMBS[words]))
    bounds = Bounds(most_idle_bytes=1 << 20, ratio=10_000 if is_newer else 10)
    passage = walk_file(path, load_walker(kernel_folder), block_bytes=1 << 16, bounds=bounds)
    assert [fault.what for fault in passage.faults] == [words]
    assert passage.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    counters = passage.tables.counters
    ignored = counters[column.IGNORED : column.IGNORED + column.REASONS].sum()
    assert counters[column.TOTAL] == counters[column.DECODED] + ignored
    assert counters[column.OFFSET] + counters[column.POSITION] < 4 << 20


def test_plain_file_is_read_to_its_end_whatever_is_in_it(captures: CaptureSource) -> None:
    assert BOUNDS.most_idle_bytes == 1 << 30
    reading = read(captures, wire.pcapng([wire.tcp_frame()]) + wire.block(4, b"\0" * (3 << 20)))
    assert (reading.input.status, reading.input.skipped) == (Status.COMPLETE, {"name resolution": 1})


def test_copies_of_two_mirror_ports_are_said_and_take_nothing_away(captures: CaptureSource) -> None:
    frames = [wire.tcp_frame(bytes([number]), seq=number) for number in range(20)]
    reading = read(captures, wire.pcap([frame for frame in frames for _ in range(2)], step_ns=50_000))
    (said,) = say_problems(reading)
    assert said.startswith("packet 2: 20 of 40 packets are copies of one just before: two mirror ports see the same")
    assert said.endswith("operations of UDP and layer-2 protocols are counted twice there")
    assert (reading.input.status, reading.input.decoded) == (Status.COMPLETE, 40)
    assert_accounted(reading)


def test_few_copies_may_be_chance(captures: CaptureSource) -> None:
    assert say_problems(read(captures, wire.pcap([wire.tcp_frame()] * 9, step_ns=50_000))) == []


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        ([1, 2, 0], ["packet 3: 1 packet is older than the one before it, by up to 2.000 s"]),
        ([4, 2, 3, 0], ["packet 2: 2 packets are older than the one before them, by up to 3.000 s"]),
        ([0, 1, 1], []),
    ],
)
def test_packets_out_of_order_are_said(captures: CaptureSource, seconds: list[int], said: list[str]) -> None:
    blocks = [wire.enhanced_packet(wire.tcp_frame(), ticks=1_000_000 * second) for second in seconds]
    reading = read(captures, wire.section([wire.interface(), *blocks]))
    why = ": the capture is not in the order of time"
    assert (say_problems(reading), reading.input.status) == ([f"{one}{why}" for one in said], Status.COMPLETE)


def test_tunnels_beyond_the_table_are_said(captures: CaptureSource) -> None:
    frames = [in_udp(vxlan(wire.tcp_frame(), network=number), 4789) for number in range(70)]
    (said,) = say_problems(read(captures, wire.pcap(frames)))
    assert said.startswith("file: 8 packets lie in other tunnels than the first 62; what they carry is read")
