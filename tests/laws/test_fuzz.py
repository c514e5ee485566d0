"""Laws of the fuzzer in `bench/fuzz`: equal seeds give equal mutants, what shrinks stays the finding."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.fuzz.course import divide, read_words
from bench.fuzz.finding import Finding, save_finding, sign_error
from bench.fuzz.frame_view import TCP, end_of, replace_payload, view_frame
from bench.fuzz.law import Breach, find_difference, verify_reading
from bench.fuzz.mutation import MOST_PACKETS, mutate_packets
from bench.fuzz.package_text import pack_package, render_package
from bench.fuzz.packet_file import make_capture, parse_capture, render_blocks, render_classic
from bench.fuzz.report import Outcome, render_table, write_page
from bench.fuzz.shrinking import Bounded, shrink_octets, shrink_parts
from bench.fuzz.spoiling import make_mutant
from bench.fuzz.stock import read_donors, read_pdus
from bench.fuzz.target import CAPTURES, TARGETS, get_target
from bench.fuzz.walker import Walker
from tests import wire
from tests.sources.captures.mixture import FRAMES
from zonewright.contracts.source import Reading
from zonewright.model.identifier import Id
from zonewright.model.observation import Input, Status

SEEDS = (make_capture(FRAMES),)


def test_equal_seeds_give_equal_mutants_and_others_give_others() -> None:
    mutants = [make_mutant(SEEDS, (b"\xff",), np.random.default_rng((1, number))) for number in range(60)]
    assert mutants == [make_mutant(SEEDS, (b"\xff",), np.random.default_rng((1, number))) for number in range(60)]
    assert len(set(mutants)) > 50


@given(seed=st.integers(0, 10**6))
def test_a_mutant_stays_small(seed: int) -> None:
    mutated = mutate_packets(SEEDS[0], np.random.default_rng(seed), [b"GET / HTTP/1.1\r\n\r\n"])
    assert len(mutated.packets) <= MOST_PACKETS


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_capture_is_taken_apart_as_it_was_written(order: str) -> None:
    capture = make_capture(FRAMES)
    assert parse_capture(b"".join(render_classic(capture, order=order))) == capture
    assert parse_capture(b"".join(render_blocks(capture, order=order))) == capture
    assert parse_capture(wire.pcap(FRAMES)) is not None
    assert parse_capture(b"no capture at all, whatever it is") is None


def test_the_headers_follow_a_payload_that_is_replaced() -> None:
    frame = wire.tcp_frame(b"abc", vlans=[7], pad=70)
    view = view_frame(frame)
    assert (view.protocol, frame[view.payload : end_of(frame, view)]) == (TCP, b"abc")
    longer = replace_payload(frame, view, b"abcdef")
    assert longer[view.payload : end_of(longer, view_frame(longer))] == b"abcdef"


def test_donors_are_told_by_their_port() -> None:
    capture = make_capture([wire.tcp_frame(b"hello")])
    assert {(one.place, one.octets) for one in read_donors([capture])} == {(40000, b"hello"), (502, b"hello")}


def test_messages_of_a_room_are_read_out_of_its_tests() -> None:
    assert len(read_pdus("modbus")) > 5


def test_shrinking_leaves_what_matters() -> None:
    assert shrink_parts([b"a", b"X", b"b", b"Y", b"c"], lambda octets: b"X" in octets and b"Y" in octets) == [
        b"X",
        b"Y",
    ]
    assert shrink_octets(b"some words, X and more", lambda octets: b"X" in octets) == b"X"


@given(octets=st.binary(min_size=1, max_size=60), wanted=st.integers(0, 255))
def test_what_was_shrunk_is_still_the_finding(octets: bytes, wanted: int) -> None:
    octets += bytes([wanted])
    assert wanted in shrink_octets(octets, lambda tried: wanted in tried)


def test_shrinking_ends_after_so_many_tries() -> None:
    bounded = Bounded(lambda _: True, most=2, is_over=lambda: False)
    assert [bounded(b"") for _ in range(3)] == [True, True, False]


def test_an_archive_as_text_becomes_an_archive_again() -> None:
    packed = pack_package(b"--part a.csv\nName\n--part ../b\nx")
    assert packed is not None
    assert render_package(packed) == b"--part a.csv\nName\n--part ../b\nx"
    assert pack_package(b"Name;IP\n") is None
    assert render_package(b"PK, but no archive") is None


def test_the_time_is_divided_by_weight_and_the_jobs_end_together() -> None:
    assert sum(target.weight for target in TARGETS) == 100
    courses = divide(TARGETS, 3600, 2)
    lengths = [sum(length for _, length in course) for course in courses]
    assert sum(lengths) == pytest.approx(3600)
    assert abs(lengths[0] - lengths[1]) < 120
    assert dict(courses[0])[CAPTURES] == pytest.approx(27 * 60)


def test_what_a_process_said_is_read() -> None:
    words = '#12\tNEW    cov: 7 ft: 9 corp: 3/40b exec/s: 2\nFINDING ["rooms", "KeyError a", "f.bin"]\n'
    words += "Done 40 runs in 9 second(s)"
    outcome = read_words(get_target("rooms"), words, seconds=10)
    assert outcome == Outcome("rooms", 9, 40, 3, 7, (("KeyError a", "f.bin"),))
    assert read_words(CAPTURES, "DONE [5, 2, 3, 1.5]", seconds=1) == Outcome("captures", 1.5, 5, 2, 3)


def test_a_finding_is_kept_with_its_words(tmp_path: Path) -> None:
    try:
        raise Breach("it does not add up")
    except Breach as error:
        signature = sign_error(error)
    place = save_finding(tmp_path, Finding("rooms", signature, "words", b"\x01"))
    assert place.read_bytes() == b"\x01"
    assert "it does not add up" in place.with_suffix(".txt").read_text()


def test_a_walking_process_reads_on_after_what_it_cannot_read(tmp_path: Path) -> None:
    capture = tmp_path / "a.pcap"
    capture.write_bytes(wire.pcap(FRAMES))
    walker = Walker(tmp_path, capture, is_compiled=False)
    try:
        assert "modbus" in walker.read(capture, seconds=60)["reached"]
        assert walker.read(tmp_path / "absent.pcap", seconds=60)["error"].startswith(
            "FileNotFoundError sources/captures"
        )
        assert walker.read(capture, seconds=0)["error"].startswith("hang")
        assert walker.read(capture, seconds=60)["reading"]["flow_records"]
    finally:
        walker.stop()


def test_a_reading_that_does_not_add_up_is_a_breach() -> None:
    whole = Input(Id("input:1"), "a.pcap", None, "capture", Status.COMPLETE, 10, packets=2, decoded=2)
    verify_reading(Reading(whole))
    with pytest.raises(Breach, match="2 packets, but 1"):
        verify_reading(
            Reading(Input(Id("input:1"), "a.pcap", None, "capture", Status.COMPLETE, 10, packets=2, decoded=1))
        )


def test_the_first_difference_of_two_readings_is_said() -> None:
    ours = {"input": ["a"], "flow_records": ["row"]}
    assert find_difference(ours, ours) is None
    assert find_difference(ours, {"input": ["a"], "flow_records": ["other"]}) == (
        "flow_records 0:\n  compiled   row\n  uncompiled other"
    )
    assert find_difference(ours, {"input": ["a"], "flow_records": []}) == "flow_records: 1 compiled, 0 uncompiled"


def test_the_table_of_the_page_is_replaced(tmp_path: Path) -> None:
    page = tmp_path / "fuzzing.md"
    page.write_text("before\n<!-- counts: begin -->\nold\n<!-- counts: end -->\nafter\n")
    write_page(render_table([Outcome("rooms", 60, 120, 3, 7)]), page)
    assert "| rooms | 1.0 | 120 | 2 | 3 | 7 | 0 |" in page.read_text()
    assert page.read_text().startswith("before\n")
    assert page.read_text().endswith("after\n")
    assert "old" not in page.read_text()
