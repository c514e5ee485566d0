"""Compiled and uncompiled kernels, on the same frames."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
from hypothesis import given, settings

from tests import wire
from tests.sources.captures.mixture import FRAMES, LINK_FRAMES, damaged, mixtures
from tests.sources.captures.walking import assert_accounted, flows, ip_frame, lldp_frame, modbus, read
from zonewright.protocols.registry import ROOMS
from zonewright.sources.captures import CaptureSource, column
from zonewright.sources.captures.arrow import derive_flow_records
from zonewright.sources.captures.container import enter_header
from zonewright.sources.captures.kernel_cache import load_walker
from zonewright.sources.captures.passage import make_empty_tables
from zonewright.sources.captures.walker import is_portless

UNCOMPILED = """
import json, sys
from pathlib import Path
from zonewright.contracts.source import SourceKit
from zonewright.sources.captures import CaptureSource

for path in sys.argv[1:]:
    reading = CaptureSource(SourceKit()).read(Path(path), shown="capture")
    print(json.dumps([repr(reading.flow_records.to_pylist()), repr(reading.sightings.to_pylist())]))
"""


def test_uncompiled_kernels_agree_on_random_frames(captures: CaptureSource, tmp_path: Path) -> None:
    chance = random.Random(1)  # noqa: S311
    paths = []
    for number in range(24):
        frames = [_damaged(frame, chance) for frame in chance.choices(FRAMES, k=60)]
        octets = (wire.pcap if number % 2 else wire.pcapng)(frames)
        paths.append(tmp_path / f"{number}.pcap")
        paths[-1].write_bytes(octets)
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1"}
    command = [sys.executable, "-W", "ignore", "-c", UNCOMPILED, *map(str, paths)]
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    for path, line in zip(paths, answer.stdout.splitlines(), strict=True):
        reading = read(captures, path.read_bytes())
        assert reading.flow_records is not None
        assert reading.sightings is not None
        assert json.loads(line) == [repr(reading.flow_records.to_pylist()), repr(reading.sightings.to_pylist())]


def _damaged(frame: bytes, chance: random.Random) -> bytes:
    edits = [(chance.randrange(80), chance.randrange(256)) for _ in range(chance.choice([0, 0, 0, 1, 4]))]
    return damaged(frame, edits, length=chance.randrange(80) if chance.random() < 0.1 else len(frame))


def test_layer_2_rooms_are_told_apart_though_they_share_an_ethertype(captures: CaptureSource) -> None:
    identify, cyclic = LINK_FRAMES[2], LINK_FRAMES[3]
    reserved = wire.ethernet(b"\x20\x00" + b"\0" * 40, ethertype=0x8892)
    rows = flows(read(captures, wire.pcap([cyclic, identify, cyclic, reserved, lldp_frame("plc 12")])))
    assert [(row["protocol"], row["messages"], row["packets"]) for row in rows] == [
        ("profinet_rt", {"2 publish": 2}, 2),
        ("profinet_dcp", {"5 request": 1}, 1),
        (None, {}, 1),
        ("lldp", {"0 publish": 1}, 1),
    ]


def test_batches_do_not_matter(captures: CaptureSource) -> None:
    frames = [wire.tcp_frame(modbus(3), seq=12 * number) for number in range(1000)]
    assert flows(read(captures, wire.pcap(frames)))[0]["messages"] == {"3 request": 1000}
    frames[500:500] = [b""] * 300
    reading = read(captures, wire.pcap(frames))
    assert flows(reading)[0]["messages"] == {"3 request": 1000}
    assert_accounted(reading)


@settings(max_examples=60, deadline=None)
@given(first=mixtures(), second=mixtures())
def test_packets_add_up_over_files(captures: CaptureSource, first: list[bytes], second: list[bytes]) -> None:
    parts = [read(captures, wire.pcap(frames)).input for frames in (first, second)]
    whole = read(captures, wire.pcap([*first, *second])).input
    assert whole.packets == sum(part.packets or 0 for part in parts)
    assert whole.decoded == sum(part.decoded or 0 for part in parts)


def test_room_of_an_ip_protocol_reads_the_packets_of_that_protocol(kernel_folder: Path) -> None:
    """Rooms that have no ports: here the one of Modbus is given a protocol of IP that nobody uses."""
    pdu, walker = modbus(3), load_walker(kernel_folder)
    packets = [
        wire.ipv4(pdu, protocol=253),
        wire.ipv4(pdu + pdu, protocol=253),
        wire.ipv4(pdu, protocol=253, ident=9, more=True),
        wire.ipv4(pdu, protocol=253, ident=9, offset=16),
        wire.ipv4(pdu, protocol=252),
    ]
    octets = wire.pcap([ip_frame(packet) for packet in packets])
    tables = make_empty_tables(walker.ADDRESSES)
    tables.rooms_of_port[column.ON_IP, 253] = [room.name for room in ROOMS].index("modbus") + 1
    tables.counters[column.POSITION] = column.DESK_BYTES
    enter_header(octets[:24], tables)
    block = np.concatenate([np.zeros(column.DESK_BYTES, np.uint8), np.frombuffer(octets, np.uint8)])
    assert walker.walk(block, len(block), *tables) == column.MORE_OCTETS
    rows = derive_flow_records(tables, "in-1").to_pylist()
    counts = [(row["packets"], row["protocol"], sum(one["count"] for one in row["messages"])) for row in rows]
    assert counts == [(4, "modbus", 4), (1, None, 0)]


def test_what_has_ports_or_no_beginning_is_not_read_as_a_whole_packet() -> None:
    packets = np.zeros((3, column.PACKET_COLUMNS), np.int64)
    packets[1, column.TAGS_PORTS] = 502 + 1
    packets[2, column.PART] = column.LATER_PART
    assert [is_portless(packets, row) for row in range(3)] == [True, False, False]
