"""The hash of flow keys and messages."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests import wire
from tests.sources.captures.walking import arp_frame, flows, ip_frame, modbus, read
from tests.sources.captures.wrapping import in_udp, vxlan
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


def frames_of_every_kind() -> list[bytes]:
    return [
        wire.tcp_frame(modbus(3), seq=12),
        wire.udp_frame(b"x" * 40),
        wire.udp_frame(b"y" * 40),
        wire.ethernet(b"\x80\x00" + bytes(range(60)), ethertype=0x8892),
        wire.ethernet(wire.ipv6(wire.udp(b"hi", source_port=1, destination_port=2), protocol=17), ethertype=0x86DD),
        ip_frame(wire.ipv4(wire.icmp_echo(), protocol=1)),
        arp_frame(1, wire.HMI, "10.0.0.2"),
    ]


def copies_of(source: CaptureSource, frames: list[bytes], *, step_ns: int) -> list[int]:
    return [row["duplicates"] for row in flows(read(source, wire.pcap(frames, step_ns=step_ns, nanoseconds=True)))]


def test_packets_that_two_mirror_ports_see_are_copies(captures: CaptureSource) -> None:
    frames = frames_of_every_kind()
    twice = [frame for frame in frames for _ in range(2)]
    rows = flows(read(captures, wire.pcap(twice, step_ns=20_000, nanoseconds=True)))
    assert [(row["packets"], row["duplicates"]) for row in rows if row["dst_port"] == 2222] == [(4, 2)]
    assert sum(row["duplicates"] for row in rows) == len(frames)
    assert sum(row["packets"] for row in rows) == 2 * len(frames)


def test_copies_may_come_after_other_packets(captures: CaptureSource) -> None:
    frames = [wire.tcp_frame(modbus(3), seq=12 * number) for number in range(20)]
    assert copies_of(captures, frames * 2, step_ns=100_000) == [20]
    assert copies_of(captures, frames * 2, step_ns=300_000) == [0]


@given(st.integers(0, 59), st.integers(1, 255))
def test_no_other_packet_is_a_copy(captures: CaptureSource, place: int, change: int) -> None:
    frame = wire.ethernet(bytes(range(60)), ethertype=0x8892)
    other = bytearray(frame)
    other[14 + place] ^= change
    rows = flows(read(captures, wire.pcap([frame, bytes(other)], step_ns=1000, nanoseconds=True)))
    assert sum(row["duplicates"] for row in rows) == 0


def test_cyclic_telegrams_with_equal_octets_are_no_copies(captures: CaptureSource) -> None:
    telegram = wire.ethernet(b"\x80\x00" + b"\0" * 40, ethertype=0x8892)
    unnumbered = ip_frame(wire.ipv4(wire.udp(b"same", source_port=1, destination_port=2), protocol=17, ident=0))
    assert copies_of(captures, [telegram] * 10, step_ns=251_000) == [0]
    assert copies_of(captures, [unnumbered] * 10, step_ns=251_000) == [0]
    assert copies_of(captures, [unnumbered] * 2, step_ns=20_000) == [1]


def test_segment_that_is_sent_again_is_no_copy(captures: CaptureSource) -> None:
    segment = wire.tcp(modbus(3), source_port=40000, destination_port=502, seq=1)
    again = [ip_frame(wire.ipv4(segment, protocol=6, ident=ident)) for ident in (1, 2, 3)]
    assert copies_of(captures, again, step_ns=20_000) == [0]
    assert copies_of(captures, [again[0], again[0]], step_ns=200_000_000) == [0]


def test_equal_acknowledgements_without_a_number_are_no_copies(captures: CaptureSource) -> None:
    only = wire.tcp(source_port=40000, destination_port=502, seq=1)
    assert copies_of(captures, [ip_frame(wire.ipv4(only, protocol=6, ident=0))] * 3, step_ns=10_000) == [0]
    six = wire.ethernet(wire.ipv6(only, protocol=6), ethertype=wire.ETHERTYPE_IPV6)
    assert copies_of(captures, [six] * 3, step_ns=10_000) == [0]


def test_untimed_packets_are_no_copies(captures: CaptureSource) -> None:
    blocks = [wire.interface(), *[wire.simple_packet(wire.tcp_frame(modbus(3)))] * 2]
    assert [row["duplicates"] for row in flows(read(captures, wire.section(blocks)))] == [0]


def test_packets_inside_of_a_copy_are_copies_too(captures: CaptureSource) -> None:
    frame = in_udp(vxlan(wire.tcp_frame(modbus(3)), network=1), 4789)
    assert copies_of(captures, [frame, frame], step_ns=20_000) == [1, 1]


def test_copies_on_other_interfaces_are_copies(captures: CaptureSource) -> None:
    frame = wire.tcp_frame(modbus(3))
    blocks = [wire.interface(), wire.interface()]
    blocks += [wire.enhanced_packet(frame, ticks=1000 + place, interface_id=place) for place in range(2)]
    assert [row["duplicates"] for row in flows(read(captures, wire.section(blocks)))] == [1]


def test_highest_and_lowest_time_to_live(captures: CaptureSource) -> None:
    frames = [ip_frame(wire.ipv4(b"", protocol=89, ttl=ttl)) for ttl in (64, 255, 0, 3)]
    (row,) = flows(read(captures, wire.pcap(frames)))
    assert (row["ttl_min"], row["ttl_max"]) == (0, 255)
