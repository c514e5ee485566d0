"""Tables that grow on the way."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests import wire
from tests.sources.captures.walking import NOWHERE, assert_accounted, flows, read
from zonewright.sources.captures import CaptureSource, column
from zonewright.sources.captures.growth import grow_tables
from zonewright.sources.captures.passage import make_empty_tables


def test_more_flows_streams_and_messages_than_there_was_room_for(captures: CaptureSource) -> None:
    pdus = [bytes([0, 1, 0, 0, 0, 6, 1, code, 0, 0, 0, 1]) for code in (1, 2, 3, 4)]
    ends = [("10.1.0.1", port) for port in range(1024, 1024 + 5000)]
    frames = [wire.tcp_frame(b"".join(pdus), source=(wire.HMI, address, port)) for address, port in [*ends, *ends]]
    rows = flows(read(captures, wire.pcap(frames)))
    assert len(rows) == 5000
    expected = {f"{code} request": 1 for code in (1, 2, 3, 4)}
    assert all(row["packets"] == 2 and row["messages"] == expected for row in rows)


def test_more_kept_pdus_than_there_was_room_for(captures: CaptureSource) -> None:
    stations = [f"02:00:00:00:{number >> 8:02x}:{number & 255:02x}" for number in range(1500)]
    frames = [
        wire.ethernet(
            wire.arp(2, sender_mac=station, sender_ip=f"10.0.{number >> 8}.{number & 255}", wanted_ip="10.0.0.1"),
            ethertype=wire.ETHERTYPE_ARP,
            source=station,
        )
        for number, station in enumerate(stations, start=1)
    ]
    reading = read(captures, wire.pcap(frames))
    assert reading.sightings is not None
    assert reading.sightings.num_rows == 1500
    assert_accounted(reading)


@given(st.lists(st.integers(0, 2**62), max_size=300))
def test_every_row_is_found_again_from_its_hash(hashes: list[int]) -> None:
    tables = make_empty_tables(NOWHERE)
    for row, hashed in enumerate(hashes):
        tables.messages[row, [column.MESSAGE_FLOW, column.MESSAGE_COUNT, column.MESSAGE_HASH]] = (row, 1, hashed)
    tables.counters[column.MESSAGES_USED] = len(hashes)
    messages = grow_tables(tables, 1 << 14).messages
    assert len(messages) == 4 * len(tables.messages)
    for row, hashed in enumerate(hashes):
        place = hashed & (len(messages) - 1)
        while messages[place, column.MESSAGE_FLOW] != row or not messages[place, column.MESSAGE_COUNT]:
            assert messages[place, column.MESSAGE_COUNT]
            place = (place + 1) & (len(messages) - 1)


def test_nothing_grows_without_need() -> None:
    tables = make_empty_tables(NOWHERE)
    assert all(np.shape(new) == np.shape(old) for new, old in zip(grow_tables(tables, 100), tables, strict=True))


def test_fifty_thousand_flows_give_fifty_thousand_rows(captures: CaptureSource) -> None:
    frames = [
        wire.udp_frame(b"x", source=(wire.HMI, f"10.{port % 5}.0.2", 10_000 + port // 5), pad=0)
        for port in range(50_000)
    ]
    reading = read(captures, wire.pcap([*frames, *frames[:1000]]))
    assert reading.flow_records is not None
    ends = {(row["src_ip"], row["src_port"]) for row in reading.flow_records.select(["src_ip", "src_port"]).to_pylist()}
    assert len(ends) == reading.flow_records.num_rows == 50_000
    assert reading.flow_records["packets"].to_pylist() == [2] * 1000 + [1] * 49_000
    assert reading.flow_records["first_packet"].to_pylist() == list(range(1, 50_001))


def test_one_payload_with_more_messages_than_there_was_room_for(captures: CaptureSource) -> None:
    pdus = [bytes([0, 1, 0, 0, 0, 6, 1, 8, sub >> 8, sub & 255, 0, 0]) for sub in range(4000)]
    row = flows(read(captures, wire.pcap([wire.tcp_frame(b"".join(pdus)), wire.tcp_frame(pdus[0], seq=48_000)])))[0]
    assert row["messages"] == {f"8/{sub} request": 2 if sub == 0 else 1 for sub in range(4000)}
