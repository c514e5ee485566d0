"""The hash of flow keys and messages."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests import wire
from tests.sources.captures.walking import flows, ip_frame, modbus, read
from zonewright.sources.captures import CaptureSource
from zonewright.sources.captures.table import SEED, close, mix


def hash_of(word: np.int64) -> int:
    return int(close(np.uint64(mix(SEED, word))))


WORDS = st.integers(-(2**63), 2**63 - 1)


@given(WORDS, st.integers(0, 63))
def test_every_bit_of_a_word_changes_the_hash(word: int, bit: int) -> None:
    other = np.int64(np.uint64(np.int64(word)) ^ np.uint64(1 << bit))
    first, second = hash_of(np.int64(word)), hash_of(other)
    assert first != second
    assert first >= 0


def test_hashes_spread_over_small_tables() -> None:
    places = {hash_of(np.int64(word)) & 1023 for word in range(4096)}
    assert len(places) > 980


def test_flags_and_resets_are_counted(captures: CaptureSource) -> None:
    flags = [wire.SYN, wire.SYN | wire.ACK, wire.RST, wire.RST | wire.ACK, wire.FIN]
    (row,) = flows(read(captures, wire.pcap([wire.tcp_frame(flags=flag, seq=9) for flag in flags])))
    assert (row["syn"], row["syn_ack"], row["reset"], row["packets"]) == (1, 1, 2, 5)


def test_every_part_of_the_key_tells_flows_apart(captures: CaptureSource) -> None:
    client, server = (wire.HMI, "10.0.0.2", 40000), (wire.PLC, "10.0.0.1", 80)
    frames = [
        wire.tcp_frame(source=client, destination=server),
        wire.tcp_frame(source=("00:0c:29:00:00:03", *client[1:]), destination=server),
        wire.tcp_frame(source=client, destination=("00:1b:1b:00:00:09", *server[1:])),
        wire.tcp_frame(source=(wire.HMI, "10.0.0.3", 40000), destination=server),
        wire.tcp_frame(source=client, destination=(wire.PLC, "10.0.0.9", 80)),
        wire.tcp_frame(source=(*client[:2], 40001), destination=server),
        wire.tcp_frame(source=client, destination=(*server[:2], 81)),
        wire.udp_frame(source=client, destination=server),
        wire.tcp_frame(source=client, destination=server, vlans=[5]),
        wire.tcp_frame(source=client, destination=server, vlans=[5, 6]),
        wire.tcp_frame(source=server, destination=client),
    ]
    rows = flows(read(captures, wire.pcap(frames * 3)))
    assert [(row["first_packet"], row["packets"]) for row in rows] == [(number, 3) for number in range(1, 12)]


def test_times_are_the_earliest_and_the_latest_whatever_the_order(captures: CaptureSource) -> None:
    (row,) = flows(read(captures, wire.pcap([wire.tcp_frame()] * 5, step_ns=-2_000_000)))
    assert (row["first_ns"], row["last_ns"]) == (wire.START_NS - 8_000_000, wire.START_NS)
    assert (row["first_packet"], row["last_packet"]) == (1, 5)


def test_lives_of_packets_are_bounded_from_both_sides(captures: CaptureSource) -> None:
    packets = [wire.ipv4(wire.icmp_echo(), protocol=1, ttl=ttl) for ttl in (64, 0, 255, 128)]
    (row,) = flows(read(captures, wire.pcap([ip_frame(packet) for packet in packets])))
    assert (row["ttl_min"], row["ttl_max"]) == (0, 255)


def test_messages_are_counted_by_code_and_kind(captures: CaptureSource) -> None:
    stream = b"".join(modbus(code) for code in (3, 16, 3, 0x83, 3, 6))
    (row,) = flows(read(captures, wire.pcap([wire.tcp_frame(stream)])))
    assert row["messages"] == {"3 request": 3, "3 error": 1, "6 request": 1, "16 request": 1}
