"""The source of captures, on frames that the tests make."""

import gzip
import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import wire
from tests.sources.captures.mixture import mixtures
from tests.sources.captures.walking import assert_accounted, flows, lldp, modbus, only_flow, read, sightings
from zonewright.contracts.source import SourceKit
from zonewright.model.observation import Status
from zonewright.sources.captures import CaptureSource

CLIENT, SERVER = (wire.HMI, "10.0.0.2", 40000), (wire.PLC, "10.0.0.1", 502)


def one_of_each() -> list[bytes]:
    """A conversation, an ARP question and answer, an LLDP frame, a ping."""
    request = wire.arp(1, sender_mac=wire.HMI, sender_ip="10.0.0.2", wanted_ip="10.0.0.1")
    answer = wire.arp(2, sender_mac=wire.PLC, sender_ip="10.0.0.1", wanted_mac=wire.HMI, wanted_ip="10.0.0.2")
    ping = wire.ipv4(wire.icmp_echo(), protocol=1)
    return [
        wire.ethernet(request, ethertype=wire.ETHERTYPE_ARP, destination="ff:ff:ff:ff:ff:ff", pad=60),
        wire.ethernet(answer, ethertype=wire.ETHERTYPE_ARP, source=wire.PLC, destination=wire.HMI, pad=60),
        wire.tcp_frame(flags=wire.SYN, seq=99, source=CLIENT, destination=SERVER),
        wire.tcp_frame(flags=wire.SYN | wire.ACK, seq=499, source=SERVER, destination=CLIENT),
        wire.tcp_frame(modbus(3), seq=100, source=CLIENT, destination=SERVER),
        wire.tcp_frame(modbus(3, data=b"\x02\0\7"), seq=500, source=SERVER, destination=CLIENT),
        wire.ethernet(lldp("plc12"), ethertype=wire.ETHERTYPE_LLDP, source=wire.PLC, destination="01:80:c2:00:00:0e"),
        wire.ethernet(ping, ethertype=wire.ETHERTYPE_IPV4, pad=60),
        wire.udp_frame(b"\0\0\0\0"),
    ]


def test_conversation_is_counted_each_way(captures: CaptureSource) -> None:
    reading = read(captures, wire.pcap(one_of_each()))
    there, back = (row for row in flows(reading) if row["ip_protocol"] == 6)
    assert (there["src_ip"], there["src_port"]) == ("10.0.0.2", 40000)
    assert (there["dst_ip"], there["dst_port"]) == ("10.0.0.1", 502)
    assert (there["packets"], there["bytes"], there["payload_bytes"]) == (2, 60 + 66, 12)
    assert (there["first_packet"], there["last_packet"], there["syn"], there["syn_ack"]) == (3, 5, 1, 0)
    assert (there["protocol"], there["from_server"], there["messages"]) == ("modbus", False, {"3 request": 1})
    assert (back["syn_ack"], back["from_server"], back["messages"]) == (1, True, {"3 response": 1})
    assert there["last_ns"] - there["first_ns"] == 2_000_000
    assert (there["ttl_min"], there["ttl_max"], there["gaps"], there["vlan"]) == (64, 64, 0, None)


def test_input_says_what_was_read(captures: CaptureSource) -> None:
    octets = wire.pcap(one_of_each())
    reading = read(captures, octets)
    record = reading.input
    assert (record.kind, record.status, record.packets, record.decoded) == ("capture", Status.COMPLETE, 9, 9)
    assert (record.sha256, record.bytes) == (hashlib.sha256(octets).hexdigest(), len(octets))
    assert record.first_seen == datetime(2026, 1, 1, tzinfo=UTC)
    assert record.last_seen == datetime(2026, 1, 1, 0, 0, 0, 8000, tzinfo=UTC)
    assert (record.ignored, reading.problems) == ({}, ())


def test_arp_claims_are_sighted_and_probes_are_not(captures: CaptureSource) -> None:
    probe = wire.arp(1, sender_mac=wire.HMI, sender_ip="0.0.0.0", wanted_ip="10.0.0.9")
    proxied = wire.arp(2, sender_mac="00:00:00:00:00:77", sender_ip="10.0.0.7", wanted_ip="10.0.0.2")
    frames = [wire.ethernet(arp, ethertype=wire.ETHERTYPE_ARP) for arp in (probe, proxied, proxied)]
    reading = read(captures, wire.pcap([*one_of_each(), *frames]))
    seen = {(row["mac"], row["ip"]): row for row in sightings(reading, "arp")}
    assert set(seen) == {(wire.HMI, "10.0.0.2"), (wire.PLC, "10.0.0.1"), ("00:00:00:00:00:77", "10.0.0.7")}
    assert seen["00:00:00:00:00:77", "10.0.0.7"]["fields"] == {"description": f"claimed in a frame from {wire.HMI}"}
    assert seen["00:00:00:00:00:77", "10.0.0.7"]["count"] == 2
    assert_accounted(reading)


def test_foreign_link_layer_says_what_to_do(captures: CaptureSource) -> None:
    reading = read(captures, wire.pcap(one_of_each(), link_type=127))
    assert reading.input.status is Status.UNSUPPORTED
    assert reading.input.ignored == {"unsupported link layer": 9}
    assert "wired side of the access point" in reading.problems[0].what


def test_foreign_link_layer_stays_unsupported_when_its_end_is_cut(captures: CaptureSource) -> None:
    reading = read(captures, wire.pcap(one_of_each()[:2], link_type=127)[:-10])
    assert reading.input.status is Status.UNSUPPORTED
    assert_accounted(reading)


def test_every_reason_to_ignore(captures: CaptureSource) -> None:
    nobody = "00:00:00:00:00:00"
    ip = wire.ipv4(b"", protocol=6)
    frames = [
        b"\1\2\3",
        wire.ethernet(b"", ethertype=0x8100),
        wire.ethernet(ip[:10], ethertype=wire.ETHERTYPE_IPV4, source=nobody),
        wire.ethernet(b"\x99" + ip[1:], ethertype=wire.ETHERTYPE_IPV4, source=nobody),
        wire.ethernet(b"hello", ethertype=0x9999, source=nobody),
        wire.ethernet(ip, ethertype=wire.ETHERTYPE_IPV4, source=nobody),
    ]
    reading = read(captures, wire.pcap(frames))
    assert reading.input.ignored == {
        "corrupt header": 1,
        "cut before the link header ends": 2,
        "cut before the network header": 1,
        "no sender address": 1,
    }
    assert (reading.input.decoded, only_flow(reading)["src_ip"]) == (1, "10.0.0.2")
    assert_accounted(reading)


def test_cut_last_packet_is_partial_and_names_its_place(captures: CaptureSource) -> None:
    octets = wire.pcap(one_of_each())
    reading = read(captures, octets[:-10])
    (problem,) = reading.problems
    assert (reading.input.status, reading.input.packets, reading.input.decoded) == (Status.PARTIAL, 9, 8)
    assert (problem.where, problem.packets) == (f"packet 9, byte {len(octets) - 76}", 1)
    assert "last packet is cut" in problem.what


def test_impossible_record_length_stops_the_reading(captures: CaptureSource) -> None:
    octets = wire.pcap(one_of_each()[:2]) + b"\0" * 8 + b"\xff\xff\xff\x7f" * 2 + b"x" * 100
    reading = read(captures, octets)
    assert (reading.input.status, reading.input.packets) == (Status.PARTIAL, 2)
    assert reading.problems[0].where == f"packet 3, byte {24 + 2 * 76}"


@pytest.mark.parametrize(
    "octets",
    [
        b"",
        b"name,ip,role,zone,function,owner\n",
        wire.pcap([])[:10],
        b"\x0a\x0d\x0d\x0a" + b"\x07" * 60,
        gzip.compress(b"", mtime=0),
        gzip.compress(wire.pcap([wire.tcp_frame()]), mtime=0)[:14],
        b"\x1f\x8b\x08",
    ],
    ids=["empty", "foreign", "cut header", "damaged header", "empty gzip", "cut gzip", "cut gzip header"],
)
def test_file_of_which_nothing_can_be_read_has_failed(captures: CaptureSource, octets: bytes) -> None:
    reading = read(captures, octets)
    assert (reading.input.status, reading.input.packets) == (Status.FAILED, 0)
    assert reading.problems


def test_capture_without_packets_is_complete(captures: CaptureSource) -> None:
    reading = read(captures, wire.pcap([], snap_length=0))
    assert (reading.input.status, reading.input.packets, reading.input.first_seen) == (Status.COMPLETE, 0, None)


def test_content_decides_not_the_name(captures: CaptureSource) -> None:
    assert captures.detect(wire.pcapng([]), "export.pcap")
    assert captures.detect(wire.pcap([]), "notes.txt")
    assert not captures.detect(b"name,ip\nplc,10.0.0.1\n", "capture.pcap")


@pytest.mark.parametrize("make", [wire.pcap, wire.pcapng])
def test_every_cut_of_a_capture_is_read(captures: CaptureSource, make: object) -> None:
    octets = make(one_of_each())  # type: ignore[operator]
    for length in range(4, len(octets), 3):
        assert_accounted(read(captures, octets[:length]))


@settings(max_examples=150, deadline=None)
@given(
    edits=st.lists(st.tuples(st.integers(0, 900), st.integers(0, 255)), max_size=12),
    is_new=st.booleans(),
)
def test_damaged_captures_are_accounted_for(
    captures: CaptureSource, edits: list[tuple[int, int]], is_new: bool
) -> None:
    octets = bytearray((wire.pcapng if is_new else wire.pcap)(one_of_each()))
    for place, value in edits:
        octets[place % len(octets)] = value
    first, second = read(captures, bytes(octets)), read(captures, bytes(octets), "other.pcap")
    assert_accounted(first)
    assert first.flow_records == second.flow_records
    assert first.sightings == second.sightings
    assert first.problems == second.problems


@settings(max_examples=60, deadline=None)
@given(octets=st.binary(max_size=300), head=st.sampled_from([wire.pcap([]), wire.pcapng([]), b"\x1f\x8b\x08"]))
def test_no_bytes_raise(captures: CaptureSource, octets: bytes, head: bytes) -> None:
    assert_accounted(read(captures, head + octets))


def test_every_cut_names_the_packet_and_its_place(captures: CaptureSource) -> None:
    frames = [wire.tcp_frame(modbus(3), seq=12 * number) for number in range(3)]
    octets, record = wire.pcap(frames), 16 + len(frames[0])
    for length in range(25, len(octets)):
        number, rest = divmod(length - 24, record)
        reading = read(captures, octets[:length])
        assert (reading.input.decoded, len(reading.problems)) == (number, 1 if rest else 0)
        if rest:
            assert reading.input.status is Status.PARTIAL
            assert reading.problems[0].where == f"packet {number + 1}, byte {24 + number * record}"
            assert reading.problems[0].packets == (1 if rest >= 16 else 0)


def test_every_cut_of_pcapng_names_the_packet_and_its_place(captures: CaptureSource) -> None:
    frame = wire.tcp_frame(modbus(3))
    octets, record, head = wire.pcapng([frame, frame]), len(wire.enhanced_packet(frame, ticks=0)), 28 + 20
    assert len(octets) == head + 2 * record
    for length in range(head + 1, len(octets)):
        number, rest = divmod(length - head, record)
        reading = read(captures, octets[:length])
        assert reading.input.decoded == number
        assert reading.input.status is (Status.PARTIAL if rest else Status.COMPLETE)
        if rest:
            assert reading.problems[0].where == f"packet {number + 1}, byte {head + number * record}"


@settings(max_examples=60, deadline=None)
@given(frames=mixtures(), cut=st.integers(0, 200))
def test_any_mixture_is_accounted_for_whole_and_cut(captures: CaptureSource, frames: list[bytes], cut: int) -> None:
    for make in (wire.pcap, wire.pcapng):
        whole = read(captures, make(frames))
        assert_accounted(whole)
        assert (whole.input.status, whole.input.packets) == (Status.COMPLETE, len(frames))
        assert_accounted(read(captures, make(frames)[: -cut or None]))


@pytest.mark.parametrize("claimed", [0x01000001, 0x7FFFFFFF, 0xFFFFFFFF])
@pytest.mark.parametrize("byte_order", ["<", ">"])
def test_record_that_claims_more_than_any_packet_has(captures: CaptureSource, claimed: int, byte_order: str) -> None:
    octets = bytearray(wire.pcap(one_of_each()[:2], byte_order=byte_order))
    second = 24 + 16 + 60
    octets[second + 8 : second + 12] = claimed.to_bytes(4, "little" if byte_order == "<" else "big")
    reading = read(captures, bytes(octets))
    assert (reading.input.status, reading.input.decoded) == (Status.PARTIAL, 1)
    assert reading.problems[0].where == f"packet 2, byte {second}"
    assert_accounted(reading)


@pytest.mark.parametrize("kernel_cache", [None, "blocked/kernels"])
def test_source_that_can_keep_nothing_says_that_it_compiles(
    captures: CaptureSource, tmp_path: Path, kernel_cache: str | None
) -> None:
    read(captures, wire.pcap([]))  # so that nothing is really compiled below
    (tmp_path / "blocked").write_text("a file, not a folder")
    said: list[str] = []
    kit = SourceKit(kernel_cache=None if kernel_cache is None else tmp_path / kernel_cache, say=said.append)
    reading = read(CaptureSource(kit), wire.pcap(one_of_each()))
    assert (reading.input.status, len(said)) == (Status.COMPLETE, 1)
    assert "compiling" in said[0]


def test_times_are_utc(captures: CaptureSource) -> None:
    reading = read(captures, wire.pcap(one_of_each(), nanoseconds=True))
    assert reading.input.first_seen is not None
    assert reading.input.first_seen.utcoffset() == timedelta(0)
