"""What tells a capture from other files, and its interfaces."""

import gzip
import struct
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import wire
from tests.sources.captures.walking import NOWHERE, assert_accounted, only_flow, read, say_problems, tables
from zonewright.model.observation import Status
from zonewright.sources.captures import CaptureSource
from zonewright.sources.captures.passage import make_empty_tables

FRAME = wire.tcp_frame()
KINDS = {
    "classic": wire.pcap([FRAME]),
    "big-endian": wire.pcap([FRAME], byte_order=">"),
    "nanoseconds": wire.pcap([FRAME], nanoseconds=True),
    "big-endian nanoseconds": wire.pcap([FRAME], nanoseconds=True, byte_order=">"),
    "pcapng": wire.pcapng([FRAME]),
    "big-endian pcapng": wire.pcapng([FRAME], byte_order=">"),
}


@pytest.mark.parametrize("octets", KINDS.values(), ids=KINDS.keys())
def test_every_kind_is_read_the_same_whatever_its_name(captures: CaptureSource, octets: bytes) -> None:
    plain = only_flow(read(captures, octets, "a.csv"))
    packed = only_flow(read(captures, gzip.compress(octets, mtime=0), "a.pcap"))
    ours = only_flow(read(captures, KINDS["classic"]))
    for row in (plain, packed, ours):
        del row["input"]
    assert plain == packed == ours


def test_two_names_of_one_file_give_one_id_and_equal_tables(captures: CaptureSource, tmp_path: Path) -> None:
    octets = wire.pcapng([FRAME, FRAME])
    first, second = read(captures, octets, "line 1.pcapng"), read(captures, octets, "x.txt")
    assert first.input.id == second.input.id
    assert tables(first) == tables(second)


@pytest.mark.parametrize(
    ("link", "words"),
    [
        (10, "FDDI"),
        (105, "IEEE 802.11"),
        (127, "IEEE 802.11 with radiotap"),
        (195, "IEEE 802.15.4"),
        (777, "777"),
    ],
)
def test_other_link_layers_are_named(captures: CaptureSource, link: int, words: str) -> None:
    reading = read(captures, wire.pcap([FRAME, FRAME, FRAME], link_type=link))
    (said,) = say_problems(reading)
    assert f"3 packets of link type {link}" in said
    assert words in said
    assert (reading.input.status, reading.input.decoded) == (Status.UNSUPPORTED, 0)
    assert reading.input.ignored == {"unsupported link layer": 3}
    assert_accounted(reading)


def test_mixed_interfaces_are_read_as_far_as_their_link_layers_are(captures: CaptureSource) -> None:
    blocks = [wire.interface(), wire.interface(link_type=127), wire.interface(link_type=105)]
    blocks += [wire.enhanced_packet(FRAME, ticks=1, interface_id=number) for number in (1, 0, 2, 1)]
    reading = read(captures, wire.section(blocks))
    assert (reading.input.status, reading.input.packets, reading.input.decoded) == (Status.PARTIAL, 4, 1)
    assert reading.input.ignored == {"unsupported link layer": 3}
    assert [said.split(":")[1] for said in say_problems(reading)] == [
        " 1 packet of link type 105 (IEEE 802.11)",
        " 2 packets of link type 127 (IEEE 802.11 with radiotap)",
    ]
    assert only_flow(reading)["first_packet"] == 2


def test_unused_interface_of_another_link_layer_is_no_problem(captures: CaptureSource) -> None:
    blocks = [wire.interface(), wire.interface(link_type=127), wire.enhanced_packet(FRAME, ticks=1)]
    assert read(captures, wire.section(blocks)).input.status is Status.COMPLETE


def test_any_number_of_interfaces(captures: CaptureSource) -> None:
    blocks = [wire.interface(link_type=1 if number == 39 else 127) for number in range(40)]
    blocks += [wire.enhanced_packet(FRAME, ticks=1, interface_id=number) for number in (39, 5)]
    reading = read(captures, wire.section(blocks))
    assert (reading.input.decoded, only_flow(reading)["first_packet"]) == (1, 1)
    assert reading.input.ignored == {"unsupported link layer": 1}


def test_options_of_an_interface_that_are_cut_or_foreign_are_left(captures: CaptureSource) -> None:
    options = wire.option(2, b"eth0") + wire.option(9, b"") + b"\x09\0\xff\xff\x06"
    blocks = [wire.interface(options=options), wire.enhanced_packet(FRAME, ticks=wire.START_NS // 1000)]
    assert only_flow(read(captures, wire.section(blocks)))["first_ns"] == wire.START_NS


def test_interface_block_too_short_to_name_a_link_layer(captures: CaptureSource) -> None:
    reading = read(captures, wire.section([wire.block(1, b""), wire.enhanced_packet(FRAME, ticks=1)]))
    assert reading.input.ignored == {"unsupported link layer": 1}
    assert say_problems(reading) == [
        "file: 1 packet of an interface whose description is too short to name its link layer: export the capture again"
    ]
    assert_accounted(reading)


def test_empty_tables_know_every_protocol() -> None:
    assert make_empty_tables(NOWHERE).rooms_of_port.any()


DIALECTS = {
    "modified": {"magic": 0xA1B2CD34, "behind_lengths": b"\1\0\0\0\0\x08\0\0"},
    "IXIA hardware": {"magic": 0x1C0001AC, "behind_header": b"\0\0\0\x4c", "nanoseconds": True},
    "IXIA software": {"magic": 0x1C0001AB, "behind_header": b"\0\0\0\x4c"},
    "version 2.3": {"minor_version": 3},
}


@pytest.mark.parametrize("byte_order", ["<", ">"])
@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS.keys())
def test_rarer_kinds_are_read_like_the_usual_one(
    captures: CaptureSource, byte_order: str, dialect: dict[str, Any]
) -> None:
    usual, rare = (
        only_flow(read(captures, wire.pcap([FRAME, FRAME], byte_order=byte_order, **options)))
        for options in ({}, dialect)
    )
    for row in (usual, rare):
        del row["input"]
    assert rare == usual


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS.keys())
def test_rarer_kinds_cut_anywhere_are_accounted_for(captures: CaptureSource, dialect: dict[str, Any]) -> None:
    octets = wire.pcap([FRAME, FRAME], **dialect)
    for cut in (*range(1, 60, 3), *range(96, len(octets), 7)):
        reading = read(captures, octets[:cut])
        assert_accounted(reading)
        assert reading.input.status is not Status.COMPLETE or cut in (24, 28, 100, 104, 108)


@pytest.mark.parametrize("minor_version", [0, 2, 3])
def test_old_versions_give_the_wire_length_first(captures: CaptureSource, minor_version: int) -> None:
    octets = bytearray(wire.pcap([FRAME[:40]], wire_lengths=[len(FRAME)], minor_version=minor_version))
    octets[32:40] = octets[36:40] + octets[32:36]
    row = only_flow(read(captures, bytes(octets)))
    assert (row["bytes"], row["cut_packets"]) == (len(FRAME), 1)


@pytest.mark.parametrize("check_sum", [0, 4])
def test_check_sum_behind_a_frame_is_no_part_of_it(captures: CaptureSource, check_sum: int) -> None:
    """In the link field of a classic capture, and in an option of an interface."""
    frame = FRAME + b"\xde\xad\xbe\xef"[:check_sum]
    classic = wire.pcap([frame], link_type=1 | (check_sum // 2) << 28 | 1 << 26)
    interface = wire.interface(options=wire.option(13, bytes([check_sum])))
    newer = wire.section([interface, wire.enhanced_packet(frame, ticks=1), wire.simple_packet(frame)])
    for octets in (classic, newer):
        row = only_flow(read(captures, octets))
        assert (row["bytes"] // row["packets"], row["cut_packets"]) == (len(FRAME), 0)
    cut = only_flow(read(captures, wire.pcap([frame[:50]], wire_lengths=[len(frame)], link_type=1 | 0x24000000)))
    assert (cut["bytes"], cut["cut_packets"]) == (len(frame) - 4, 1)


def test_check_sum_that_is_longer_than_its_frame_is_not_believed(captures: CaptureSource) -> None:
    assert_accounted(read(captures, wire.pcap([b"\1\2", FRAME], link_type=1 | 0xF4000000)))


def test_captures_of_other_formats_are_unsupported_and_named(captures: CaptureSource) -> None:
    reading = read(captures, b"snoop\0\0\0\0\0\0\2\0\0\0\4" + b"\0" * 100)
    assert reading.input.status is Status.UNSUPPORTED
    assert say_problems(reading) == ["byte 0: this is a snoop capture; write it anew with `editcap -F pcapng`"]


@pytest.mark.parametrize("byte_order", ["<", ">"])
def test_blocks_that_are_no_packets_are_counted_by_kind(captures: CaptureSource, byte_order: str) -> None:
    kinds = [4, 4, 9, 10, 0xBAD, 0x40000BAD, 7, 0x80000001]
    blocks = [wire.block(kind, b"x" * 9, byte_order=byte_order) for kind in kinds]
    blocks += [wire.interface(byte_order=byte_order), wire.statistics(byte_order=byte_order)]
    blocks += [wire.enhanced_packet(FRAME, ticks=1, byte_order=byte_order), wire.block(5, b"", byte_order=byte_order)]
    reading = read(captures, wire.section(blocks, byte_order=byte_order))
    assert (reading.input.status, reading.input.packets) == (Status.COMPLETE, 1)
    assert reading.input.skipped == {
        "block of an unknown kind": 2,
        "custom block": 2,
        "decryption secrets": 1,
        "interface statistics": 2,
        "name resolution": 2,
        "systemd journal": 1,
    }


def counter(code: int, value: int, byte_order: str) -> bytes:
    return wire.option(code, struct.pack(f"{byte_order}Q", value), byte_order=byte_order)


@pytest.mark.parametrize("byte_order", ["<", ">"])
def test_packets_that_the_sensor_lost_are_a_problem(captures: CaptureSource, byte_order: str) -> None:
    """The last statement of each interface stands for all before it; sections add up."""

    def state(interface: int, by_interface: int, by_system: int) -> bytes:
        options = counter(5, by_interface, byte_order) + counter(7, by_system, byte_order)
        return wire.statistics(interface_id=interface, options=options, byte_order=byte_order)

    interfaces = [wire.interface(byte_order=byte_order)] * 2
    packet = wire.enhanced_packet(FRAME, ticks=1, byte_order=byte_order)
    first = [*interfaces, packet, state(0, 1, 2), state(0, 3, 2), state(1, 0, 10), state(7, 99, 99)]
    octets = wire.section(first, byte_order=byte_order)
    octets += wire.section([*interfaces, packet, state(0, 0, 1000)], byte_order=byte_order)
    reading = read(captures, octets)
    assert reading.input.status is Status.PARTIAL
    assert say_problems(reading) == [
        "file: the sensor says that it lost 1015 packets; what they show is missing here: give it a larger buffer"
    ]
    assert_accounted(reading)


@pytest.mark.parametrize("byte_order", ["<", ">"])
def test_losses_said_between_packets_are_added_up(captures: CaptureSource, byte_order: str) -> None:
    comment = wire.option(1, b"odd length", byte_order=byte_order)
    lost = comment + counter(4, 5, byte_order) + wire.option(0, b"", byte_order=byte_order)
    blocks = [
        wire.interface(byte_order=byte_order),
        wire.enhanced_packet(FRAME + b"x", ticks=1, byte_order=byte_order, options=lost),
        wire.enhanced_packet(FRAME, ticks=1, byte_order=byte_order, options=counter(4, 2, byte_order)),
        wire.old_packet(FRAME, ticks=1, byte_order=byte_order, lost=1),
        wire.old_packet(FRAME, ticks=1, byte_order=byte_order, lost=0xFFFF),
    ]
    (said,) = say_problems(read(captures, wire.section(blocks, byte_order=byte_order)))
    assert "lost 8 packets" in said


def test_losses_that_no_sensor_can_have_are_not_believed(captures: CaptureSource) -> None:
    lying = counter(5, (1 << 64) - 1, "<")
    blocks = [wire.interface(), wire.enhanced_packet(FRAME, ticks=1, options=counter(4, (1 << 64) - 1, "<"))]
    reading = read(captures, wire.section([*blocks, wire.statistics(options=lying)]))
    assert reading.input.status is Status.COMPLETE


EVERY_BLOCK = wire.section(
    [
        wire.interface(options=wire.option(9, b"\x09") + wire.option(13, b"\4")),
        wire.block(4, b"\1\0\6\0\x0a\0\0\1a\0\0\0\0\0\0\0"),
        wire.enhanced_packet(FRAME, ticks=wire.START_NS, options=counter(4, 1, "<") + wire.option(0, b"")),
        wire.simple_packet(FRAME),
        wire.old_packet(FRAME, ticks=wire.START_NS, lost=2),
        wire.block(10, b"TLSK\4\0\0\0abcd"),
        wire.block(0xBAD, b"\1\2\3\4"),
        wire.statistics(options=counter(5, 7, "<") + counter(7, 8, "<")),
    ]
)


@settings(max_examples=80, deadline=None)
@given(place=st.integers(0, len(EVERY_BLOCK) - 1), value=st.integers(0, 255), cut=st.integers(0, len(EVERY_BLOCK)))
def test_every_block_flipped_and_cut_anywhere_is_accounted_for(
    captures: CaptureSource, place: int, value: int, cut: int
) -> None:
    damaged = bytearray(EVERY_BLOCK)
    damaged[place] = value
    for octets in (bytes(damaged), bytes(damaged)[:cut]):
        assert_accounted(read(captures, octets))
