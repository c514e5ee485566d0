"""What tells a capture from other files, and its interfaces."""

import gzip
from pathlib import Path

import pytest

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
        (0, "BSD loopback"),
        (105, "IEEE 802.11"),
        (113, "Linux cooked"),
        (276, "Linux cooked, second kind"),
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


def test_mixed_interfaces_are_read_as_far_as_they_are_ethernet(captures: CaptureSource) -> None:
    blocks = [wire.interface(), wire.interface(link_type=113), wire.interface(link_type=105)]
    blocks += [wire.enhanced_packet(FRAME, ticks=1, interface_id=number) for number in (1, 0, 2, 1)]
    reading = read(captures, wire.section(blocks))
    assert (reading.input.status, reading.input.packets, reading.input.decoded) == (Status.PARTIAL, 4, 1)
    assert reading.input.ignored == {"unsupported link layer": 3}
    assert [said.split(":")[1] for said in say_problems(reading)] == [
        " 1 packet of link type 105 (IEEE 802.11)",
        " 2 packets of link type 113 (Linux cooked)",
    ]
    assert only_flow(reading)["first_packet"] == 2


def test_unused_interface_of_another_link_layer_is_no_problem(captures: CaptureSource) -> None:
    blocks = [wire.interface(), wire.interface(link_type=113), wire.enhanced_packet(FRAME, ticks=1)]
    assert read(captures, wire.section(blocks)).input.status is Status.COMPLETE


def test_any_number_of_interfaces(captures: CaptureSource) -> None:
    blocks = [wire.interface(link_type=1 if number == 39 else 113) for number in range(40)]
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
