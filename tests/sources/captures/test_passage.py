"""The pass over a file: whatever its pieces, the result is the same."""

import gzip
import hashlib
from pathlib import Path

import pytest

from tests import wire
from tests.sources.captures.test_source import one_of_each
from tests.sources.captures.walking import NOWHERE, flows, read
from zonewright.protocols.registry import ROOMS
from zonewright.sources.captures import CaptureSource, column
from zonewright.sources.captures.arrow import derive_flow_records
from zonewright.sources.captures.kernel_cache import load_walker
from zonewright.sources.captures.passage import make_empty_tables, walk_file


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


ISO = 102
"""The one port of ISO transport, which three protocols share."""


def test_tables_know_the_ports_and_ethertypes_of_the_rooms() -> None:
    tables = make_empty_tables(NOWHERE)
    for number, room in enumerate(ROOMS, start=1):
        assert all(tables.rooms_of_port[column.ON_TCP, port] == number for port in room.tcp_ports if port != ISO)
        assert all(tables.rooms_of_port[column.ON_UDP, port] == number for port in room.udp_ports)
    assert tables.rooms_of_port[column.ON_TCP, 80] == 0
    chain = [tables.rooms_of_port[column.ON_TCP, ISO]]
    while tables.siblings[chain[-1]]:
        chain.append(tables.siblings[chain[-1]])
    assert [ROOMS[number - 1].name for number in chain] == ["s7comm", "s7plus", "mms"]
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
