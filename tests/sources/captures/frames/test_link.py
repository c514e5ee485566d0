"""Link headers other than Ethernet's."""

import struct

import numpy as np
import pytest

from tests import wire
from tests.sources.captures.walking import assert_accounted, flows, lldp, modbus, only_flow, read, sightings
from tests.sources.captures.wrapping import (
    CISCO_HDLC,
    COOKED,
    COOKED_2,
    LOOP,
    NULL,
    PPP,
    PPP_SERIAL,
    RAW,
    cooked,
    cooked_2,
    labels,
)
from zonewright.model.observation import Status
from zonewright.sources.captures import CaptureSource, column
from zonewright.sources.captures.frames.link import big32, is_read, read_link

PACKET = wire.tcp_frame(modbus(3), pad=0)[14:]
SIX = wire.ipv6(wire.udp(b"hi", source_port=1000, destination_port=2000), protocol=17)
HEADS = [
    (COOKED, cooked(b""), wire.HMI),
    (COOKED_2, cooked_2(b""), wire.HMI),
    (COOKED, cooked(b"", size=0), None),
    (COOKED, cooked(b"", source="00:00:00:00:00:00"), None),
    (COOKED, cooked(b"\0\7\x08\0", ethertype=0x8100), wire.HMI),
    *((link, b"", None) for link in (RAW, 12, 14, 228)),
    (NULL, b"\2\0\0\0", None),
    (NULL, b"\0\0\0\2", None),
    (LOOP, b"\0\0\0\2", None),
    (PPP, b"\xff\x03\0\x21", None),
    (PPP, b"\0\x21", None),
    (PPP, b"\x21", None),
    (PPP_SERIAL, b"\xff\x03\0\x21", None),
    (CISCO_HDLC, b"\x0f\0\x08\0", None),
    (PPP_SERIAL, b"\x8f\0\x08\0", None),
]


@pytest.mark.parametrize(("link", "head", "source"), HEADS)
def test_every_link_layer_leads_to_the_same_conversation(
    captures: CaptureSource, link: int, head: bytes, source: str | None
) -> None:
    reading = read(captures, wire.pcap([head + PACKET], link_type=link))
    row = only_flow(reading)
    assert (row["src_mac"], row["dst_mac"]) == (source, None)
    assert (row["src_ip"], row["dst_port"], row["ethertype"], row["tunnel"]) == ("10.0.0.2", 502, 0x0800, None)
    assert (row["bytes"], row["messages"], row["protocol"]) == (len(head + PACKET), {"3 request": 1}, "modbus")
    assert reading.input.status is Status.COMPLETE
    assert_accounted(reading)


@pytest.mark.parametrize(
    ("link", "head"),
    [
        (COOKED, cooked(b"", ethertype=0x86DD)),
        (COOKED_2, cooked_2(b"", ethertype=0x86DD)),
        *((NULL, struct.pack("<I", family)) for family in (10, 24, 28, 30)),
        *((LOOP, struct.pack(">I", family)) for family in (10, 24, 28, 30)),
        (RAW, b""),
        (229, b""),
        (PPP, b"\0\x57"),
    ],
)
def test_ipv6_on_every_link_layer(captures: CaptureSource, link: int, head: bytes) -> None:
    row = only_flow(read(captures, wire.pcap([head + SIX], link_type=link)))
    assert (row["src_ip"], row["ip_protocol"], row["src_port"], row["src_mac"] or wire.HMI) == (
        "fd00::2",
        17,
        1000,
        wire.HMI,
    )


def test_tags_inside_a_cooked_frame(captures: CaptureSource) -> None:
    tags = b"\0\x64\x81\0\0\7\x08\0"
    row = only_flow(read(captures, wire.pcap([cooked(tags + PACKET, ethertype=0x88A8)], link_type=COOKED)))
    assert (row["vlan"], row["inner_vlan"], row["dst_port"]) == (100, 7, 502)


def test_layer_2_of_a_cooked_frame_is_read_as_on_ethernet(captures: CaptureSource) -> None:
    frames = [
        cooked(lldp("plc 12"), ethertype=0x88CC),
        cooked(wire.arp(2, sender_mac=wire.PLC, sender_ip="10.0.0.1", wanted_ip="10.0.0.9"), ethertype=0x0806),
    ]
    reading = read(captures, wire.pcap(frames, link_type=COOKED))
    assert [(row["protocol"], row["src_mac"], row["dst_mac"]) for row in flows(reading)] == [
        ("lldp", wire.HMI, None),
        (None, wire.HMI, None),
    ]
    (sighted,) = sightings(reading, "arp")
    assert (sighted["mac"], sighted["ip"]) == (wire.PLC, "10.0.0.1")
    assert_accounted(reading)


def test_arp_without_a_link_address_is_still_a_claim(captures: CaptureSource) -> None:
    claim = wire.arp(2, sender_mac=wire.PLC, sender_ip="10.0.0.1", wanted_ip="10.0.0.9")
    reading = read(captures, wire.pcap([cooked(claim, ethertype=0x0806, size=0)], link_type=COOKED))
    (sighted,) = sightings(reading, "arp")
    assert (sighted["mac"], sighted["ip"], sighted["fields"]) == (wire.PLC, "10.0.0.1", {})


def test_what_is_no_ethertype_counts_on_layer_2(captures: CaptureSource) -> None:
    row = only_flow(read(captures, wire.pcap([cooked(b"\x42\x42\x03" + b"\0" * 35, ethertype=4)], link_type=COOKED)))
    assert (row["ethertype"], row["payload_bytes"]) == (0, 38)


def test_frame_of_nobody_is_ignored_with_its_reason(captures: CaptureSource) -> None:
    frames = [b"\xff\x03\xc0\x21\1\1\0\4", b"\0\x21" + PACKET]
    reading = read(captures, wire.pcap(frames, link_type=PPP))
    assert reading.input.ignored == {"no sender address": 1}
    assert_accounted(reading)


@pytest.mark.parametrize(
    ("link", "frame"),
    [
        (COOKED, cooked(b"")[:15]),
        (COOKED_2, cooked_2(b"")[:19]),
        (NULL, b"\2\0\0"),
        (RAW, b""),
        (PPP, b"\0"),
        (PPP, b"\xff\x03\0"),
        (CISCO_HDLC, b"\x0f\0\x08"),
        (COOKED, cooked(b"\0\7\x08", ethertype=0x8100)),
    ],
)
def test_cut_link_header_is_ignored_with_its_reason(captures: CaptureSource, link: int, frame: bytes) -> None:
    reading = read(captures, wire.pcap([frame], link_type=link, wire_lengths=[60]))
    assert reading.input.ignored == {"cut before the link header ends": 1}
    assert_accounted(reading)


@pytest.mark.parametrize(("frame", "decoded"), [(labels(PACKET, 16), 1), (labels(b"\x90\0\0\0\0", 16), 0)])
def test_labels_on_a_link_without_addresses(captures: CaptureSource, frame: bytes, decoded: int) -> None:
    reading = read(captures, wire.pcap([b"\x02\x81" + frame], link_type=PPP))
    assert [(row["tunnel"], row["src_ip"]) for row in flows(reading)] == [("mpls", "10.0.0.2")] * decoded
    assert reading.input.decoded == decoded
    assert_accounted(reading)


def test_cut_packets_are_counted_on_every_link_layer(captures: CaptureSource) -> None:
    whole = [cooked(PACKET), cooked(PACKET)[:50]]
    row = only_flow(read(captures, wire.pcap(whole, link_type=COOKED, wire_lengths=[len(whole[0])] * 2)))
    assert (row["packets"], row["cut_packets"], row["bytes"]) == (2, 1, 2 * len(whole[0]))


def test_interfaces_of_several_link_layers_lie_in_one_capture(captures: CaptureSource) -> None:
    blocks = [
        wire.interface(),
        wire.interface(link_type=RAW),
        wire.interface(link_type=105),
        wire.enhanced_packet(wire.tcp_frame(modbus(3)), ticks=1),
        wire.enhanced_packet(PACKET, ticks=2, interface_id=1),
        wire.enhanced_packet(PACKET, ticks=3, interface_id=2),
    ]
    reading = read(captures, wire.section(blocks))
    assert [(row["src_mac"], row["packets"]) for row in flows(reading)] == [(wire.HMI, 1), (None, 1)]
    assert reading.input.ignored == {"unsupported link layer": 1}


@pytest.mark.parametrize(("link", "known"), [(1, True), (0, True), (276, True), (229, True), (105, False), (-1, False)])
def test_link_layers_that_are_read(link: int, known: bool) -> None:
    assert is_read(link) is known


def test_header_leads_to_what_lies_behind() -> None:
    octets, packets = np.frombuffer(cooked(PACKET), np.uint8), np.zeros((1, column.PACKET_COLUMNS), np.int64)
    assert read_link(octets, COOKED, 0, len(octets), packets, 0) == 0x0800
    assert packets[0, column.PAYLOAD_START] == 16
    assert big32(octets, 0) == 1
