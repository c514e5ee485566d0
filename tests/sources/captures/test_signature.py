"""What tells a capture from other files."""

import gzip

import pytest

from tests import wire
from zonewright.sources.captures.signature import is_capture

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
def test_every_kind_is_told_by_its_first_bytes_plain_and_packed(octets: bytes) -> None:
    assert is_capture(octets)
    assert is_capture(gzip.compress(octets))


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\xd4\xc3\xb2",
        b"name;ip\r\n",
        b"PK\x03\x04",
        gzip.compress(b"name;ip"),
        b"\x1f\x8b\x08",
        b"\x1f\x8b\x08\0 damaged",
    ],
)
def test_other_files_are_not_captures(head: bytes) -> None:
    assert not is_capture(head)
