"""Packets inside of packets: an outer and an inner conversation, kept apart."""

import struct

import numpy as np
import pytest

from tests import wire
from tests.sources.captures.walking import assert_accounted, flows, lldp_frame, modbus, only_flow, read, sightings
from tests.sources.captures.wrapping import (
    RAW,
    erspan_2,
    erspan_3,
    geneve,
    gre,
    in_ip,
    in_udp,
    labels,
    pppoe,
    vxlan,
)
from zonewright.sources.captures import CaptureSource, column
from zonewright.sources.captures.frames.tunnel import may_hold, open_tunnels

FRAME = wire.tcp_frame(modbus(3), pad=0)
PACKET = FRAME[14:]
SIX = wire.ipv6(wire.udp(b"hi", source_port=1000, destination_port=2000), protocol=17)
FRAMES_INSIDE = [
    (in_ip(gre(FRAME, ethertype=0x6558), protocol=47), "gre 192.0.2.1 192.0.2.2"),
    (in_ip(gre(FRAME, ethertype=0x6558, key=77), protocol=47), "gre 77"),
    (in_ip(gre(FRAME, ethertype=0x6558, key=0x123456FF), protocol=47), "nvgre 1193046"),
    (in_ip(gre(FRAME, ethertype=0x88BE), protocol=47), "erspan 192.0.2.1 192.0.2.2"),
    (in_ip(gre(erspan_2(FRAME, session=12), ethertype=0x88BE, sequence=1), protocol=47), "erspan 12"),
    (in_ip(gre(erspan_3(FRAME, session=900), ethertype=0x22EB, sequence=1), protocol=47), "erspan 900"),
    (
        in_ip(gre(erspan_3(FRAME, session=3, has_platform=True), ethertype=0x22EB, sequence=1), protocol=47),
        "erspan 3",
    ),
    (in_udp(vxlan(FRAME, network=5000), 4789), "vxlan 5000"),
    (in_udp(vxlan(FRAME, network=1), 8472), "vxlan 1"),
    (in_udp(vxlan(FRAME, network=1, flags=0x8C), 4789), "vxlan 1"),
    (in_udp(vxlan(FRAME, network=9, flags=0x0C, following=3), 4790), "vxlan 9"),
    (in_udp(geneve(FRAME, network=7, options=b"\0" * 8), 6081), "geneve 7"),
]
PACKETS_INSIDE = [
    (in_ip(gre(PACKET, ethertype=0x0800), protocol=47), "gre 192.0.2.1 192.0.2.2"),
    (in_ip(gre(PACKET, ethertype=0x0800, key=0, sequence=3, is_summed=True), protocol=47), "gre 0"),
    (in_ip(gre(labels(PACKET, 16, 17), ethertype=0x8847), protocol=47), "gre 192.0.2.1 192.0.2.2"),
    (in_ip(gre(erspan_3(PACKET, session=4, kind=2), ethertype=0x22EB, sequence=1), protocol=47), "erspan 4"),
    (in_udp(vxlan(PACKET, network=9, flags=0x0C, following=1), 4790), "vxlan 9"),
    (in_udp(vxlan(labels(PACKET, 3), network=9, flags=0x0C, following=5), 4790), "vxlan 9"),
    (in_udp(geneve(PACKET, network=7, ethertype=0x0800), 6081), "geneve 7"),
    (in_ip(PACKET, protocol=4), "ipip 192.0.2.1 192.0.2.2"),
    (
        wire.ethernet(wire.ipv6(PACKET, protocol=4), ethertype=wire.ETHERTYPE_IPV6),
        "4in6 fd00::1 fd00::2",
    ),
]


@pytest.mark.parametrize(("frame", "tunnel"), [*FRAMES_INSIDE, *PACKETS_INSIDE])
def test_outer_and_inner_are_two_conversations(captures: CaptureSource, frame: bytes, tunnel: str) -> None:
    reading = read(captures, wire.pcap([frame]))
    outer, inner = flows(reading)
    assert (outer["tunnel"], outer["bytes"], outer["src_ip"] in ("192.0.2.1", "fd00::2")) == (None, len(frame), True)
    assert (inner["tunnel"], inner["src_ip"], inner["dst_port"]) == (tunnel, "10.0.0.2", 502)
    assert (inner["protocol"], inner["messages"]) == ("modbus", {"3 request": 1})
    is_frame = (frame, tunnel) in FRAMES_INSIDE
    assert (inner["src_mac"], inner["dst_mac"]) == ((wire.HMI, wire.PLC) if is_frame else (None, None))
    assert inner["bytes"] == len(FRAME if is_frame else PACKET)
    assert (outer["first_packet"], inner["first_packet"], inner["first_ns"]) == (1, 1, outer["first_ns"])
    assert (reading.input.packets, reading.input.decoded) == (1, 1)
    assert_accounted(reading)


def test_ipv6_in_ipv4_and_in_ipv6(captures: CaptureSource) -> None:
    frames = [in_ip(SIX, protocol=41), wire.ethernet(wire.ipv6(SIX, protocol=41), ethertype=wire.ETHERTYPE_IPV6)]
    rows = flows(read(captures, wire.pcap(frames)))
    assert [(row["tunnel"], row["ip_protocol"]) for row in rows] == [
        (None, 41),
        ("6in4 192.0.2.1 192.0.2.2", 17),
        (None, 41),
        ("ipip fd00::1 fd00::2", 17),
    ]


@pytest.mark.parametrize(
    ("payload", "ethertype", "tunnel"),
    [
        (labels(PACKET, 16), 0x8847, "mpls"),
        (labels(PACKET, 16, 17, 18), 0x8848, "mpls"),
        (pppoe(PACKET, session=5), 0x8864, "pppoe 5"),
    ],
)
def test_labels_are_treated_like_a_tag(captures: CaptureSource, payload: bytes, ethertype: int, tunnel: str) -> None:
    frame = wire.ethernet(payload, ethertype=ethertype, vlans=[7])
    reading = read(captures, wire.pcap([frame]))
    row = only_flow(reading)
    assert (row["tunnel"], row["vlan"], row["src_mac"], row["dst_mac"]) == (tunnel, 7, wire.HMI, wire.PLC)
    assert (row["src_ip"], row["ethertype"], row["messages"], row["bytes"]) == (
        "10.0.0.2",
        0x0800,
        {"3 request": 1},
        len(frame),
    )
    assert_accounted(reading)


@pytest.mark.parametrize("word", [b"", b"\0\0\0\0", b"\0\0\0\7"])
def test_frame_behind_labels_with_or_without_a_control_word(captures: CaptureSource, word: bytes) -> None:
    frame = wire.ethernet(labels(word + FRAME, 16), ethertype=0x8847, source="02:00:00:00:00:01")
    row = only_flow(read(captures, wire.pcap([frame])))
    assert (row["tunnel"], row["src_mac"], row["src_ip"], row["bytes"]) == ("mpls", wire.HMI, "10.0.0.2", len(frame))


@pytest.mark.parametrize(
    ("payload", "ethertype"),
    [
        (labels(b"", 16), 0x8847),
        (struct.pack(">I", 16 << 12) * 20, 0x8847),
        (labels(b"\x90" + b"\0" * 30, 16), 0x8847),
        (labels(PACKET[:19], 16), 0x8847),
        (pppoe(b"\1\1\0\4", protocol=0xC021), 0x8864),
        (pppoe(PACKET)[:7], 0x8864),
        (b"\x11\x09\0\0\0\0\0\0", 0x8864),
    ],
)
def test_labels_in_front_of_nothing_stay_on_layer_2(captures: CaptureSource, payload: bytes, ethertype: int) -> None:
    row = only_flow(read(captures, wire.pcap([wire.ethernet(payload, ethertype=ethertype)])))
    assert (row["tunnel"], row["ethertype"], row["payload_bytes"]) == (None, ethertype, len(payload))


@pytest.mark.parametrize(
    "frame",
    [
        in_ip(gre(PACKET, ethertype=0x0800)[:3], protocol=47),
        in_ip(gre(PACKET, ethertype=0x0800)[:20], protocol=47),
        in_ip(gre(PACKET, ethertype=0x880B), protocol=47),
        in_ip(b"\x40\0\x08\0" + PACKET, protocol=47),
        in_ip(b"\0\1\x08\0" + PACKET, protocol=47),
        in_ip(gre(FRAME[:9], ethertype=0x6558), protocol=47),
        in_ip(gre(erspan_2(FRAME, session=1)[:10], ethertype=0x88BE, sequence=1), protocol=47),
        in_ip(gre(b"\x70" + erspan_2(FRAME, session=1)[1:], ethertype=0x88BE, sequence=1), protocol=47),
        in_ip(gre(erspan_3(FRAME, session=1, kind=5), ethertype=0x22EB, sequence=1), protocol=47),
        in_ip(PACKET[:19], protocol=4),
        in_ip(b"", protocol=41),
        in_udp(vxlan(FRAME, network=1, flags=0), 4789),
        in_udp(vxlan(FRAME, network=1)[:8], 4789),
        in_udp(vxlan(PACKET, network=1, flags=0x0C, following=4), 4790),
        in_udp(geneve(FRAME, network=1, ethertype=0x1234), 6081),
        in_udp(b"\xc0" + geneve(FRAME, network=1)[1:], 6081),
        in_udp(geneve(FRAME, network=1, options=b"\0" * 8)[:12], 6081),
        in_udp(vxlan(FRAME, network=1), 4788),
    ],
)
def test_what_is_broken_inside_leaves_the_outer_conversation(captures: CaptureSource, frame: bytes) -> None:
    reading = read(captures, wire.pcap([frame]))
    row = only_flow(reading)
    assert (row["tunnel"], row["src_ip"], row["packets"]) == (None, "192.0.2.1", 1)
    assert_accounted(reading)


def test_equal_addresses_in_two_tunnels_stay_apart(captures: CaptureSource) -> None:
    frames = [in_udp(vxlan(FRAME, network=network), 4789) for network in (1, 2, 1)]
    frames += [in_ip(PACKET, protocol=4, ends=("192.0.2.1", far)) for far in ("192.0.2.2", "192.0.2.3", "192.0.2.2")]
    frames.append(FRAME)
    rows = [row for row in flows(read(captures, wire.pcap(frames))) if row["dst_port"] == 502]
    assert [(row["tunnel"], row["packets"]) for row in rows] == [
        ("vxlan 1", 2),
        ("vxlan 2", 1),
        ("ipip 192.0.2.1 192.0.2.2", 2),
        ("ipip 192.0.2.1 192.0.2.3", 1),
        (None, 1),
    ]


def test_both_ways_through_a_tunnel_are_one_tunnel(captures: CaptureSource) -> None:
    back = wire.tcp_frame(modbus(3), source=(wire.PLC, "10.0.0.1", 502), destination=(wire.HMI, "10.0.0.2", 40000))
    frames = [in_ip(PACKET, protocol=4), in_ip(back[14:], protocol=4, ends=("192.0.2.2", "192.0.2.1"))]
    rows = [row for row in flows(read(captures, wire.pcap(frames))) if row["tunnel"]]
    assert {row["tunnel"] for row in rows} == {"ipip 192.0.2.1 192.0.2.2"}
    assert len(rows) == 2


def test_tunnels_inside_of_tunnels_are_opened_three_deep(captures: CaptureSource) -> None:
    frame = PACKET
    for level in range(4):
        frame = wire.ipv4(frame, protocol=4, source=f"192.0.2.{level}", destination="192.0.2.9")
    reading = read(captures, wire.pcap([wire.ethernet(frame, ethertype=0x0800)]))
    assert [(row["src_ip"], row["tunnel"]) for row in flows(reading)] == [
        ("192.0.2.3", None),
        ("192.0.2.2", "ipip 192.0.2.3 192.0.2.9"),
        ("192.0.2.1", "ipip 192.0.2.2 192.0.2.9 in ipip 192.0.2.3 192.0.2.9"),
        ("192.0.2.0", "ipip 192.0.2.1 192.0.2.9 in ipip 192.0.2.2 192.0.2.9 in ipip 192.0.2.3 192.0.2.9"),
    ]
    assert_accounted(reading)


def test_mirror_of_a_labelled_link(captures: CaptureSource) -> None:
    mirrored = wire.ethernet(labels(PACKET, 16), ethertype=0x8847)
    frame = in_ip(gre(erspan_2(mirrored, session=12), ethertype=0x88BE, sequence=1), protocol=47)
    reading = read(captures, wire.pcap([frame]))
    assert [row["tunnel"] for row in flows(reading)] == [None, "mpls in erspan 12"]
    assert_accounted(reading)


def test_streams_and_identities_are_read_inside(captures: CaptureSource) -> None:
    request = modbus(3) + modbus(4)
    inner = [wire.tcp_frame(request[at : at + 5], seq=at, pad=0) for at in range(0, 24, 5)] + [lldp_frame("plc 12")]
    reading = read(captures, wire.pcap([in_udp(vxlan(frame, network=1), 4789) for frame in inner * 100]))
    rows = [row for row in flows(reading) if row["tunnel"]]
    assert [(row["protocol"], row["packets"]) for row in rows] == [("modbus", 500), ("lldp", 100)]
    assert rows[0]["messages"] == {"3 request": 1, "4 request": 1}
    assert [sighted["count"] for sighted in sightings(reading, "lldp")] == [100]
    assert_accounted(reading)


def test_first_fragment_shows_a_cut_packet_and_later_ones_none(captures: CaptureSource) -> None:
    whole = gre(wire.tcp_frame(b"x" * 64, pad=0)[14:], ethertype=0x0800)
    parts = [
        wire.ipv4(whole[:64], protocol=47, ident=9, more=True),
        wire.ipv4(whole[64:], protocol=47, ident=9, offset=64),
    ]
    outer, inner = flows(read(captures, wire.pcap([wire.ethernet(part, ethertype=0x0800) for part in parts])))
    assert (outer["packets"], inner["packets"], inner["cut_packets"]) == (2, 1, 1)


def test_cut_outer_packet_cuts_the_inner_one(captures: CaptureSource) -> None:
    frame = in_udp(vxlan(FRAME, network=1), 4789)
    outer, inner = flows(read(captures, wire.pcap([frame[:-4]], wire_lengths=[len(frame)])))
    assert (outer["cut_packets"], inner["cut_packets"], inner["bytes"], inner["payload_bytes"]) == (
        1,
        1,
        len(FRAME),
        len(modbus(3)),
    )


def test_tunnels_open_on_other_link_layers(captures: CaptureSource) -> None:
    rows = flows(read(captures, wire.pcap([in_ip(PACKET, protocol=4)[14:]], link_type=RAW)))
    assert [(row["src_mac"], row["tunnel"]) for row in rows] == [(None, None), (None, "ipip 192.0.2.1 192.0.2.2")]


def test_tunnels_beyond_the_table_share_its_last_place_and_it_is_counted(captures: CaptureSource) -> None:
    frames = [in_udp(vxlan(FRAME, network=network), 4789) for network in range(70)]
    reading = read(captures, wire.pcap(frames * 2))
    rows = [row for row in flows(reading) if row["tunnel"]]
    assert [(row["tunnel"], row["packets"]) for row in rows] == [
        *((f"vxlan {network}", 2) for network in range(62)),
        ("another", 16),
    ]
    assert_accounted(reading)


def test_batches_have_room_for_what_lies_inside(captures: CaptureSource) -> None:
    frame = PACKET
    for level in range(3):
        frame = wire.ipv4(frame, protocol=4, source=f"192.0.2.{level}", destination="192.0.2.9")
    frames = [wire.ethernet(frame, ethertype=0x0800)] * 1000
    reading = read(captures, wire.pcap(frames))
    assert [row["packets"] for row in flows(reading)] == [1000] * 4
    assert_accounted(reading)


def test_plain_packets_hold_nothing() -> None:
    tables = column.make_tables(column.RoomTables(None, None, None, None, None, None))
    assert not may_hold(tables.packets, 0)
    octets = np.zeros(64, np.uint8)
    open_tunnels(octets, tables.packets, 0, tables.fragments, tables.tunnels, tables.counters)
    assert not tables.packets.any()
