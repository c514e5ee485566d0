"""Link, network and transport headers."""

from typing import Any

import pytest

from tests import wire
from tests.sources.captures.walking import arp_frame, flows, ip_frame, only_flow, read
from zonewright.sources.captures import CaptureSource

SNAP = b"\xaa\xaa\x03\0\0\0"
PORTS: Any = {"source_port": 1000, "destination_port": 2000}


@pytest.mark.parametrize(
    ("vlans", "outer", "inner"),
    [
        ([], None, None),
        ([7], 7, None),
        ([0], None, None),
        ([0, 7], 7, None),
        ([(0x88A8, 100), 7], 100, 7),
        ([(0x9100, 4095), (0x8100, 1)], 4095, 1),
    ],
)
def test_tags(captures: CaptureSource, vlans: list[int], outer: int | None, inner: int | None) -> None:
    row = only_flow(read(captures, wire.pcap([wire.tcp_frame(vlans=vlans)])))
    assert (row["vlan"], row["inner_vlan"], row["ethertype"], row["src_port"]) == (outer, inner, 0x0800, 40000)


def test_third_tag_stays_the_ethertype(captures: CaptureSource) -> None:
    row = only_flow(read(captures, wire.pcap([wire.tcp_frame(vlans=[1, 2, 3])])))
    assert (row["vlan"], row["inner_vlan"], row["ethertype"], row["src_ip"]) == (1, 2, 0x8100, None)


def test_length_instead_of_ethertype_stands_as_zero(captures: CaptureSource) -> None:
    row = only_flow(read(captures, wire.pcap([wire.ethernet(b"\x42\x42\x03", ethertype=3, pad=60)])))
    assert (row["ethertype"], row["payload_bytes"], row["ip_protocol"]) == (0, 3, None)


def test_padding_is_no_payload(captures: CaptureSource) -> None:
    row = only_flow(read(captures, wire.pcap([wire.tcp_frame(b"x", pad=60)])))
    assert (row["bytes"], row["payload_bytes"]) == (60, 1)


def test_options_are_stepped_over(captures: CaptureSource) -> None:
    segment = wire.tcp(b"abc", options=b"\1\1\1\1", **PORTS)
    packet = wire.ipv4(segment, protocol=6, options=b"\1" * 8, ttl=3)
    row = only_flow(read(captures, wire.pcap([wire.ethernet(packet, ethertype=wire.ETHERTYPE_IPV4)])))
    assert (row["src_port"], row["payload_bytes"], row["ttl_min"]) == (1000, 3, 3)


def test_ipv6_extension_headers_are_walked(captures: CaptureSource) -> None:
    datagram = wire.udp(b"hi", **PORTS)
    chain = wire.ipv6_extension(wire.ipv6_extension(datagram, following=17), following=60)
    frame = wire.ethernet(wire.ipv6(chain, protocol=0, hop_limit=9), ethertype=wire.ETHERTYPE_IPV6)
    row = only_flow(read(captures, wire.pcap([frame])))
    assert (row["src_ip"], row["dst_ip"], row["ip_protocol"]) == ("fd00::2", "fd00::1", 17)
    assert (row["src_port"], row["dst_port"], row["payload_bytes"], row["ttl_max"]) == (1000, 2000, 2, 9)


def test_later_fragments_carry_the_ports_of_the_first(captures: CaptureSource) -> None:
    whole = wire.udp(b"a" * 32, **PORTS)
    parts = [(0, whole[:16], True), (16, whole[16:32], True), (32, whole[32:], False)]
    frames = [
        wire.ethernet(wire.ipv4(part, protocol=17, ident=9, offset=at, more=more), ethertype=wire.ETHERTYPE_IPV4)
        for at, part, more in parts
    ]
    row = only_flow(read(captures, wire.pcap(frames)))
    assert (row["packets"], row["src_port"], row["payload_bytes"]) == (3, 1000, 32)


def test_ipv6_fragments_carry_the_ports_of_the_first(captures: CaptureSource) -> None:
    whole = wire.udp(b"a" * 8, **PORTS)
    parts = [(0, whole[:8], True), (8, whole[8:], False)]
    frames = [
        wire.ethernet(
            wire.ipv6(wire.ipv6_fragment(part, following=17, ident=77, offset=at, more=more), protocol=44),
            ethertype=wire.ETHERTYPE_IPV6,
        )
        for at, part, more in parts
    ]
    row = only_flow(read(captures, wire.pcap(frames)))
    assert (row["packets"], row["ip_protocol"], row["dst_port"]) == (2, 17, 2000)


def test_fragment_without_its_first_has_no_ports(captures: CaptureSource) -> None:
    packet = wire.ipv4(b"x" * 8, protocol=17, ident=5, offset=8)
    row = only_flow(read(captures, wire.pcap([wire.ethernet(packet, ethertype=wire.ETHERTYPE_IPV4)])))
    assert (row["ip_protocol"], row["src_port"], row["dst_port"]) == (17, None, None)


def test_packet_quoted_in_an_error_makes_no_flow(captures: CaptureSource) -> None:
    quoted = wire.ipv4(wire.udp(b"", **PORTS), protocol=17, source="10.9.9.9", destination="10.8.8.8")
    packet = wire.ipv4(wire.icmp_unreachable(quoted), protocol=1)
    row = only_flow(read(captures, wire.pcap([wire.ethernet(packet, ethertype=wire.ETHERTYPE_IPV4)])))
    assert (row["src_ip"], row["ip_protocol"], row["src_port"]) == ("10.0.0.2", 1, None)


@pytest.mark.parametrize(
    "packet",
    [
        wire.ipv4(b"", protocol=6)[:19],
        b"\x65" + wire.ipv4(b"", protocol=6)[1:],
        b"\x44" + wire.ipv4(b"", protocol=6)[1:],
        wire.ipv4(b"", protocol=6)[:2] + b"\0\5" + wire.ipv4(b"", protocol=6)[4:],
    ],
    ids=["cut", "version", "header length", "total length"],
)
def test_header_that_lies_leaves_a_layer_2_conversation(captures: CaptureSource, packet: bytes) -> None:
    reading = read(captures, wire.pcap([wire.ethernet(packet, ethertype=wire.ETHERTYPE_IPV4)]))
    row = only_flow(reading)
    assert (row["ethertype"], row["src_ip"], row["ip_protocol"]) == (0x0800, None, None)
    assert reading.input.ignored == {}


def test_length_of_zero_means_the_whole_frame(captures: CaptureSource) -> None:
    packet = wire.ipv4(wire.tcp(b"x" * 30, **PORTS), protocol=6)
    frame = wire.ethernet(packet[:2] + b"\0\0" + packet[4:], ethertype=wire.ETHERTYPE_IPV4)
    assert only_flow(read(captures, wire.pcap([frame])))["payload_bytes"] == 30


def test_cut_packets_count_with_their_length_on_the_wire(captures: CaptureSource) -> None:
    frame = wire.tcp_frame(b"x" * 100)
    row = only_flow(read(captures, wire.pcap([frame[:60], frame], wire_lengths=[len(frame)] * 2)))
    assert (row["bytes"], row["payload_bytes"], row["cut_packets"]) == (2 * len(frame), 200, 1)


def test_equal_ends_in_two_vlans_are_two_flows(captures: CaptureSource) -> None:
    frames = [wire.tcp_frame(vlans=[1]), wire.tcp_frame(vlans=[2]), wire.tcp_frame(vlans=[1])]
    rows = flows(read(captures, wire.pcap(frames)))
    assert [(row["vlan"], row["packets"]) for row in rows] == [(1, 2), (2, 1)]


def test_other_protocols_over_ip_have_no_ports(captures: CaptureSource) -> None:
    frames = [ip_frame(wire.ipv4(b"payload", protocol=number)) for number in (2, 47, 50, 89, 255)]
    rows = flows(read(captures, wire.pcap(frames)))
    assert [(row["ip_protocol"], row["payload_bytes"]) for row in rows] == [(2, 7), (47, 7), (50, 7), (89, 7), (255, 7)]
    assert {(row["src_port"], row["dst_port"], row["protocol"]) for row in rows} == {(None, None, None)}


def test_llc_frames_count_by_their_length(captures: CaptureSource) -> None:
    spanning_tree = b"\x42\x42\x03" + b"\0" * 35
    frame = wire.ethernet(spanning_tree, ethertype=38, destination="01:80:c2:00:00:00", pad=60)
    row = only_flow(read(captures, wire.pcap([frame, frame])))
    assert (row["ethertype"], row["packets"], row["payload_bytes"], row["dst_ip"]) == (0, 2, 76, None)


def test_arp_conversation_has_a_sender_and_no_destination_address(captures: CaptureSource) -> None:
    row = only_flow(read(captures, wire.pcap([arp_frame(1, wire.HMI, "10.0.0.2", wanted_ip="10.0.0.1")])))
    assert (row["ethertype"], row["src_ip"], row["dst_ip"], row["dst_mac"]) == (
        0x0806,
        "10.0.0.2",
        None,
        "ff:ff:ff:ff:ff:ff",
    )


@pytest.mark.parametrize(("link", "ip"), [(1, "10.0.0.2"), (6, "10.0.0.2"), (7, None)])
def test_arp_names_its_link_as_ethernet_or_ieee_802(captures: CaptureSource, link: int, ip: str | None) -> None:
    frame = bytearray(arp_frame(1, wire.HMI, "10.0.0.2"))
    frame[14:16] = link.to_bytes(2, "big")
    assert only_flow(read(captures, wire.pcap([bytes(frame)])))["src_ip"] == ip


def test_fragment_before_its_first_has_no_ports(captures: CaptureSource) -> None:
    whole = wire.udp(b"a" * 16, **PORTS)
    late = wire.ipv4(whole[16:], protocol=17, ident=9, offset=16)
    first = wire.ipv4(whole[:16], protocol=17, ident=9, more=True)
    rows = flows(read(captures, wire.pcap([ip_frame(late), ip_frame(first)])))
    assert [row["src_port"] for row in rows] == [None, 1000]


@pytest.mark.parametrize(
    "other",
    [
        {"ident": 10},
        {"source": "10.0.0.3"},
        {"protocol": 6},
    ],
    ids=["other packet", "other sender", "other protocol"],
)
def test_fragment_takes_no_ports_from_a_stranger(captures: CaptureSource, other: dict[str, Any]) -> None:
    first = wire.ipv4(wire.udp(b"a" * 8, **PORTS), protocol=17, ident=9, more=True)
    later = wire.ipv4(b"b" * 8, **{"protocol": 17, "ident": 9, "offset": 16, **other})
    rows = flows(read(captures, wire.pcap([ip_frame(first), ip_frame(later)])))
    assert [row["src_port"] for row in rows] == [1000, None]


def test_ipv6_fragment_without_its_first_has_no_ports(captures: CaptureSource) -> None:
    packet = wire.ipv6(wire.ipv6_fragment(b"x" * 8, following=17, ident=5, offset=8), protocol=44)
    row = only_flow(read(captures, wire.pcap([ip_frame(packet, ethertype=wire.ETHERTYPE_IPV6)])))
    assert (row["ip_protocol"], row["src_port"], row["src_ip"]) == (17, None, "fd00::2")


def test_ipv6_error_gives_no_address_but_its_own(captures: CaptureSource) -> None:
    quoted = wire.ipv6(wire.udp(b"", **PORTS), protocol=17, source="fd00::99", destination="fd00::88")
    packet = wire.ipv6(b"\1\4\0\0\0\0\0\0" + quoted, protocol=58)
    row = only_flow(read(captures, wire.pcap([ip_frame(packet, ethertype=wire.ETHERTYPE_IPV6)])))
    assert (row["src_ip"], row["dst_ip"], row["ip_protocol"], row["src_port"]) == ("fd00::2", "fd00::1", 58, None)


@pytest.mark.parametrize("following", [50, 59, 58])
def test_ipv6_chain_that_ends_in_no_transport(captures: CaptureSource, following: int) -> None:
    packet = wire.ipv6(wire.ipv6_extension(b"", following=following), protocol=60)
    row = only_flow(read(captures, wire.pcap([ip_frame(packet, ethertype=wire.ETHERTYPE_IPV6)])))
    assert (row["ip_protocol"], row["src_port"], row["payload_bytes"]) == (following, None, 0)


def test_ipv6_header_that_lies_without_a_mac_is_ignored_with_the_reason(captures: CaptureSource) -> None:
    nobody, packet = "00:00:00:00:00:00", wire.ipv6(b"", protocol=59)
    frames = [
        ip_frame(b"\x45" + packet[1:], ethertype=wire.ETHERTYPE_IPV6, source=nobody),
        ip_frame(packet[:30], ethertype=wire.ETHERTYPE_IPV6, source=nobody),
    ]
    reading = read(captures, wire.pcap(frames))
    assert reading.input.ignored == {"corrupt header": 1, "cut before the network header": 1}


def test_transport_header_that_lies_or_is_cut_keeps_what_is_sure(captures: CaptureSource) -> None:
    short = b"\x03\xe8\x07\xd0" + b"\0" * 8 + b"\x10\x10" + b"\0" * 6
    frames = [ip_frame(wire.ipv4(octets, protocol=6)) for octets in (short, short[:4], short[:3], b"")]
    rows = flows(read(captures, wire.pcap(frames)))
    assert [(row["src_port"], row["packets"], row["syn"]) for row in rows] == [(1000, 2, 0), (None, 2, 0)]


@pytest.mark.parametrize("vlans", [[], [7]])
def test_snap_frame_is_read_as_its_ethertype(captures: CaptureSource, vlans: list[int]) -> None:
    packet = wire.ipv4(wire.tcp(b"abc", **PORTS), protocol=6)
    frame = wire.ethernet(SNAP + b"\x08\0" + packet, ethertype=8 + len(packet), vlans=vlans, pad=80)
    row = only_flow(read(captures, wire.pcap([frame])))
    assert (row["ethertype"], row["src_ip"], row["src_port"], row["payload_bytes"]) == (0x0800, "10.0.0.2", 1000, 3)


@pytest.mark.parametrize(
    "llc",
    [
        b"\xaa\xaa\x03\0\0\x0c\x20\0" + b"\2\xb4\0\0",
        SNAP + b"\0\5" + b"\0" * 20,
        SNAP + b"\x08",
        b"\x42\x42\x03" + b"\0" * 35,
    ],
    ids=["Cisco's", "no ethertype", "cut", "spanning tree"],
)
def test_other_llc_frames_keep_their_header_in_the_payload(captures: CaptureSource, llc: bytes) -> None:
    row = only_flow(read(captures, wire.pcap([wire.ethernet(llc, ethertype=len(llc), pad=60)])))
    assert (row["ethertype"], row["payload_bytes"]) == (0, len(llc))
