"""Captures in gzip, xz, bzip2 and zstd."""

import bz2
import gzip
import hashlib
import io
import lzma
import struct
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import wire
from tests.sources.captures.walking import assert_accounted, only_flow, read
from zonewright.model.observation import Status
from zonewright.sources.captures import CaptureSource
from zonewright.sources.captures.unpacking import header_length, open_octets

PLAIN = wire.pcap(wire.tcp_frame(bytes([number]) * 50, seq=number * 50) for number in range(200))
PACKED = gzip.compress(PLAIN, mtime=0)
SKIPPED = b"\x5f\x2a\x4d\x18\4\0\0\0abcd"
"""A frame of zstd that holds nothing to unpack."""


def zstd(octets: bytes) -> bytes:
    packed: bytes = pa.Codec("zstd").compress(octets, asbytes=True)
    return packed


PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda octets: gzip.compress(octets, mtime=0),
    "xz": lzma.compress,
    "bzip2": bz2.compress,
    "zstd": zstd,
}
every_packing = pytest.mark.parametrize("name", PACKINGS)


@every_packing
def test_packed_capture_is_read_like_the_plain_one(captures: CaptureSource, name: str) -> None:
    packed = PACKINGS[name](PLAIN)
    reading = read(captures, packed)
    assert (reading.input.status, reading.input.packets, reading.input.bytes) == (Status.COMPLETE, 200, len(packed))
    assert reading.input.sha256 == hashlib.sha256(packed).hexdigest()
    assert only_flow(reading)["packets"] == 200


@every_packing
def test_several_members_and_zeros_behind_them(captures: CaptureSource, name: str) -> None:
    pack = PACKINGS[name]
    zeros = b"" if name == "zstd" else b"\0" * 40
    reading = read(captures, pack(PLAIN[:1000]) + pack(b"") + pack(PLAIN[1000:]) + zeros)
    assert (reading.input.status, reading.input.packets) == (Status.COMPLETE, 200)


def test_frames_of_zstd_that_hold_nothing_are_skipped(captures: CaptureSource) -> None:
    octets = SKIPPED + zstd(PLAIN[:1000]) + SKIPPED + zstd(PLAIN[1000:]) + SKIPPED
    reading = read(captures, octets)
    assert (reading.input.status, reading.input.packets) == (Status.COMPLETE, 200)


def pack_in_blocks(name: str, octets: bytes, pieces: int) -> bytes:
    """Pack so that what came before a tear can be unpacked."""
    if name in ("gzip", "xz"):
        return PACKINGS[name](octets)
    size = -(-len(octets) // pieces)
    return b"".join(PACKINGS[name](octets[at : at + size]) for at in range(0, len(octets), size))


@every_packing
def test_torn_file_gives_what_was_there(captures: CaptureSource, name: str) -> None:
    packed = pack_in_blocks(name, PLAIN, 10)
    octets = packed[: len(packed) * 3 // 4]
    reading = read(captures, octets)
    assert reading.input.status is Status.PARTIAL
    assert 50 < (reading.input.packets or 0) < 200
    assert any(f"the {name} data end in the middle: the copy is not complete" in one.what for one in reading.problems)
    assert reading.input.sha256 == hashlib.sha256(octets).hexdigest()
    assert_accounted(reading)


@every_packing
def test_what_follows_the_packing_is_left_aside_and_said(captures: CaptureSource, name: str) -> None:
    octets = PACKINGS[name](PLAIN) + b"trailing"
    reading = read(captures, octets)
    assert (reading.input.status, reading.input.packets) == (Status.PARTIAL, 200)
    assert [one.what for one in reading.problems] == [f"what follows the {name} data is not {name}; it is left aside"]
    assert reading.input.sha256 == hashlib.sha256(octets).hexdigest()


@every_packing
def test_damage_behind_the_first_half_leaves_the_first_half(captures: CaptureSource, name: str) -> None:
    """The second half is one that no packing can hold."""
    pack = PACKINGS[name]
    second = bytearray(pack(PLAIN[10_000:]))
    middle = len(second) // 2
    second[8:] = b"\xff" * (len(second) - 8) if name == "zstd" else second[8:middle] + b"\xff" * (len(second) - middle)
    reading = read(captures, pack(PLAIN[:10_000]) + bytes(second))
    assert reading.input.status is Status.PARTIAL
    assert (reading.input.packets or 0) >= 83
    assert_accounted(reading)


@pytest.mark.parametrize(
    ("octets", "words"),
    [
        (PACKED[:-8] + b"\1\2\3\4" + PACKED[-4:], "check sum of the gzip data is wrong"),
        (PACKED[:-3], "end before their check sum"),
        (PACKED + PACKED[:7], "gzip header is cut"),
    ],
)
def test_faults_of_gzip_are_said(captures: CaptureSource, octets: bytes, words: str) -> None:
    reading = read(captures, octets)
    assert (reading.input.status, reading.input.packets) == (Status.PARTIAL, 200)
    assert words in reading.problems[0].what
    assert reading.input.sha256 == hashlib.sha256(octets).hexdigest()


def test_wrong_check_sum_of_zstd_is_said(captures: CaptureSource) -> None:
    plain = wire.pcap([wire.tcp_frame()])
    block = (1 | len(plain) << 3).to_bytes(3, "little") + plain
    reading = read(captures, b"\x28\xb5\x2f\xfd\x24" + bytes([len(plain)]) + block + b"sum?")
    assert reading.input.packets == 1
    assert "the check sum of the zstd data is wrong" in reading.problems[0].what


def test_xz_that_asks_for_more_memory_than_a_capture_needs(captures: CaptureSource) -> None:
    small = lzma.LZMACompressor(lzma.FORMAT_XZ, filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 20}])
    octets = small.compress(PLAIN) + small.flush()
    name = octets.index(b"\x21\x01", 12)  # the filter and the size of its properties, then the size of its dictionary
    header = bytearray(octets[12 : 12 + 4 * (octets[12] + 1)])
    header[name - 12 + 2] = 34
    header[-4:] = zlib.crc32(bytes(header[:-4])).to_bytes(4, "little")
    reading = read(captures, lzma.compress(PLAIN[:50]) + octets[:12] + bytes(header) + octets[12 + len(header) :])
    assert "ask for more memory than a capture needs" in reading.problems[0].what


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


@every_packing
@settings(max_examples=60, deadline=None)
@given(place=st.floats(0, 1), value=st.integers(0, 255), length=st.floats(0, 1))
def test_damage_never_raises(captures: CaptureSource, name: str, place: float, value: int, length: float) -> None:
    packed = bytearray(pack_in_blocks(name, PLAIN[:6000], 5))
    packed[int(place * (len(packed) - 1))] = value
    assert_accounted(read(captures, bytes(packed)[: 6 + int(length * len(packed))]))


@pytest.mark.parametrize("room", [1, 7, 1000, 1 << 20])
@every_packing
def test_room_of_any_size_is_filled(name: str, room: int) -> None:
    packed, whole = PACKINGS[name](PLAIN), bytearray()
    with ThreadPoolExecutor(1) as pool:
        octets = open_octets(io.BytesIO(packed), pool)
        desk = memoryview(bytearray(room))
        while more := octets.fill(desk):
            whole += desk[:more]
        assert octets.finish() == hashlib.sha256(packed).hexdigest()
    assert (bytes(whole), octets.fault, octets.is_torn, octets.size_bytes) == (PLAIN, None, False, len(packed))


def test_headers() -> None:
    named = b"\x1f\x8b\x08\x08" + b"\0" * 6 + b"name.pcap\0"
    extra = b"\x1f\x8b\x08\x06" + b"\0" * 6 + struct.pack("<H", 3) + b"abc" + b"\0\0"
    assert header_length(named) == len(named)
    assert header_length(extra) == len(extra)
    assert header_length(named[:-1]) is None
    assert header_length(extra[:11]) is None
    assert header_length(b"PK\3\4" + b"\0" * 20) is None


def test_many_empty_members_do_not_cost_more_than_themselves(captures: CaptureSource) -> None:
    empty = gzip.compress(b"", mtime=0)
    reading = read(captures, gzip.compress(PLAIN) + empty * 20_000)
    assert (reading.input.status, reading.input.packets) == (Status.COMPLETE, 200)
