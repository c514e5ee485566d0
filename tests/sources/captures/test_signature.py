"""What tells a capture from other files."""

import bz2
import gzip
import hashlib
import lzma
from collections.abc import Callable

import pyarrow as pa
import pytest

from tests import wire
from zonewright.sources.captures.signature import CLASSIC_MAGICS, find_foreign, is_capture, is_plain_capture

FRAME = wire.tcp_frame()
KINDS = {
    "classic": wire.pcap([FRAME]),
    "big-endian": wire.pcap([FRAME], byte_order=">"),
    "nanoseconds": wire.pcap([FRAME], nanoseconds=True),
    "big-endian nanoseconds": wire.pcap([FRAME], nanoseconds=True, byte_order=">"),
    "modified": wire.pcap([FRAME], magic=0xA1B2CD34, behind_lengths=b"\0" * 8),
    "IXIA": wire.pcap([FRAME], magic=0x1C0001AC, behind_header=b"\0" * 4),
    "pcapng": wire.pcapng([FRAME]),
    "big-endian pcapng": wire.pcapng([FRAME], byte_order=">"),
}


def zstd(octets: bytes) -> bytes:
    packed: bytes = pa.Codec("zstd").compress(octets, asbytes=True)
    return packed


PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "xz": lzma.compress,
    "bzip2": bz2.compress,
    "zstd": zstd,
}


@pytest.mark.parametrize("octets", KINDS.values(), ids=KINDS.keys())
def test_every_kind_is_told_by_its_first_bytes_plain_and_packed(octets: bytes) -> None:
    assert is_capture(octets)
    assert is_plain_capture(octets)
    for pack in PACKINGS.values():
        assert is_capture(pack(octets))
        assert not is_capture(pack(b"name;ip\r\n"))


def test_frame_of_zstd_that_holds_nothing_may_come_first() -> None:
    assert is_capture(b"\x5f\x2a\x4d\x18\4\0\0\0abcd" + zstd(KINDS["classic"]))


def test_capture_whose_first_packed_block_is_longer_than_the_head() -> None:
    noise = b"".join(hashlib.sha256(bytes([high, low])).digest() for high in range(25) for low in range(250))
    packed = bz2.compress(wire.pcap([noise]))
    assert is_capture(packed[:65536])
    assert not is_capture(packed[:1000])


def test_every_dialect_has_two_byte_orders() -> None:
    assert len(CLASSIC_MAGICS) == 10
    assert {dialect.order for dialect in CLASSIC_MAGICS.values()} == {"<", ">"}


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (b"snoop\0\0\0\0\0\0\2\0\0\0\4", "a snoop capture"),
        (b"GMBU\0\2\1\0", "Network Monitor 2"),
        (b"\xa1\xb2\x34\xcd\0\2\0\4", "a pcap file of an unknown kind, its magic is a1b234cd"),
        (b"\x4d\x3c\x2b\xa1\2\0\4\0", "a pcap file of an unknown kind, its magic is 4d3c2ba1"),
    ],
)
def test_captures_of_other_formats_are_named(head: bytes, words: str) -> None:
    assert words in (find_foreign(head) or "")
    assert is_capture(head)


def test_what_is_read_and_what_is_no_capture_has_no_other_format() -> None:
    assert [find_foreign(octets) for octets in (*KINDS.values(), b"", b"snoopy;plc\n")] == [None] * (len(KINDS) + 2)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\xd4\xc3\xb2",
        b"name;ip\r\n",
        "ab病历;ip\r\n".encode("gbk"),
        b"BZh9;ip\r\n",
        b"PK\x03\x04",
        b"\x1f\x8b\x08",
        b"\x1f\x8b\x08\0 damaged",
        b"\xfd7zXZ\0 damaged and more of it",
        b"\x28\xb5\x2f\xfd damaged",
        b"\x28\xb5\x2f\xfd",
    ],
)
def test_other_files_are_not_captures(head: bytes) -> None:
    assert not is_capture(head)
