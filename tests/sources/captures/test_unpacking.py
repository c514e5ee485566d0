"""Captures in gzip."""

import gzip
import hashlib
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import wire
from tests.sources.captures.walking import assert_accounted, only_flow, read
from zonewright.model.observation import Status
from zonewright.sources.captures import CaptureSource
from zonewright.sources.captures.unpacking import header_length

PLAIN = wire.pcap(wire.tcp_frame(bytes([number]) * 50, seq=number * 50) for number in range(200))
PACKED = gzip.compress(PLAIN, mtime=0)


def test_packed_capture_is_read_like_the_plain_one(captures: CaptureSource) -> None:
    reading = read(captures, PACKED)
    assert (reading.input.status, reading.input.packets, reading.input.bytes) == (Status.COMPLETE, 200, len(PACKED))
    assert reading.input.sha256 == hashlib.sha256(PACKED).hexdigest()
    assert only_flow(reading)["packets"] == 200


def test_members_and_zeros_behind_them(captures: CaptureSource) -> None:
    reading = read(captures, gzip.compress(PLAIN[:1000]) + gzip.compress(PLAIN[1000:]) + b"\0" * 40)
    assert (reading.input.status, reading.input.packets) == (Status.COMPLETE, 200)


def test_truncated_file_gives_what_was_there(captures: CaptureSource) -> None:
    reading = read(captures, PACKED[: len(PACKED) // 2])
    assert reading.input.status is Status.PARTIAL
    assert 50 < (reading.input.packets or 0) < 200
    assert any("copy is not complete" in problem.what for problem in reading.problems)
    assert_accounted(reading)


@pytest.mark.parametrize(
    ("octets", "words"),
    [
        (PACKED[:-8] + b"\1\2\3\4" + PACKED[-4:], "check sum of the gzip data is wrong"),
        (PACKED[:-3], "end before their check sum"),
        (PACKED + b"trailing", "is not gzip"),
    ],
)
def test_faults_of_the_packing_are_said(captures: CaptureSource, octets: bytes, words: str) -> None:
    reading = read(captures, octets)
    assert (reading.input.status, reading.input.packets) == (Status.PARTIAL, 200)
    assert words in reading.problems[0].what
    assert reading.input.sha256 == hashlib.sha256(octets).hexdigest()


@pytest.mark.parametrize("unpacked", [0, 10, 24, 30, 40])
def test_capture_torn_before_a_packet_header_unpacks_has_failed(captures: CaptureSource, unpacked: int) -> None:
    packer = zlib.compressobj(wbits=31)
    torn = packer.compress(PLAIN[:unpacked]) + packer.flush(zlib.Z_SYNC_FLUSH)
    reading = read(captures, torn)
    assert reading.input.packets == (1 if unpacked == 40 else 0)
    assert reading.input.status is (Status.PARTIAL if unpacked == 40 else Status.FAILED)
    assert "the copy is not complete" in reading.problems[0].what


def test_empty_capture_whose_check_sum_is_cut_is_partial(captures: CaptureSource) -> None:
    assert read(captures, gzip.compress(wire.pcap([]))[:-3]).input.status is Status.PARTIAL


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, len(PACKED) - 1), value=st.integers(0, 255), length=st.integers(3, len(PACKED)))
def test_damage_never_raises(captures: CaptureSource, place: int, value: int, length: int) -> None:
    damaged = bytearray(PACKED)
    damaged[place] = value
    assert_accounted(read(captures, bytes(damaged)[:length]))


def test_headers() -> None:
    named = b"\x1f\x8b\x08\x08" + b"\0" * 6 + b"name.pcap\0"
    extra = b"\x1f\x8b\x08\x06" + b"\0" * 6 + struct.pack("<H", 3) + b"abc" + b"\0\0"
    assert header_length(named) == len(named)
    assert header_length(extra) == len(extra)
    assert header_length(named[:-1]) is None
    assert header_length(extra[:11]) is None
    assert header_length(b"PK\3\4" + b"\0" * 20) is None
