"""How a capture file is told from others: its first bytes, before anything is compiled or imported for it."""

import bz2
import lzma
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

GZIP = b"\x1f\x8b\x08"
XZ = b"\xfd7zXZ\0"
BZIP2 = b"BZh"
ZSTD = b"\x28\xb5\x2f\xfd"
ZSTD_SKIPPED = b"\x2a\x4d\x18"  # behind an octet 50 to 5f
SECTION = b"\x0a\x0d\x0d\x0a"
XZ_MEMORY_BYTES = 256 << 20
_WANTED = 64
_VERSIONS = (b"\2\0\4\0", b"\0\2\0\4")
_HEAD_BYTES = 60_000
"""A head of so many octets is all that is looked at, not all that there is."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a classic capture is written.

    Attributes:
        order: `<` or `>`, as `struct` writes it.
        header_bytes: of the file.
        record_bytes: of the header of each record.
    """

    order: str
    is_in_nanoseconds: bool = False
    header_bytes: int = 24
    record_bytes: int = 16


_KINDS: tuple[tuple[int, bool, int, int], ...] = (
    (0xA1B2C3D4, False, 24, 16),
    (0xA1B23C4D, True, 24, 16),
    (0xA1B2CD34, False, 24, 24),  # Kuznetzov's: interface, protocol and direction behind each record's lengths
    (0x1C0001AC, True, 28, 16),  # IXIA hardware: the length of all records behind the header
    (0x1C0001AB, False, 28, 16),  # IXIA software
)
CLASSIC_MAGICS = {
    magic.to_bytes(4, "little" if order == "<" else "big"): Dialect(order, in_ns, header_bytes, record_bytes)
    for magic, in_ns, header_bytes, record_bytes in _KINDS
    for order in "<>"
}
"""Magic -> how the file is written."""

_FOREIGN = {
    b"snoop\0\0\0": "a snoop capture",
    b"GMBU": "a capture of Microsoft Network Monitor 2",
    b"RTSS": "a capture of Microsoft Network Monitor 1",
    b"TRSNIFF data": "a capture of the Sniffer analyser",
    b"XCP\0": "a capture of NetXRay",
    b"\x7fver": "a capture of EtherPeek",
}


def is_capture(head: bytes) -> bool:
    """Tell a capture by its first bytes, unpacked when they are packed.

    A block of a packing may be longer than the head; what packs nothing else by these bytes is then taken for a
    capture, and said to be none when it is read.
    """
    for mark, unpack in _UNPACKERS.items():
        if head.startswith(mark) or (mark == ZSTD and is_skipped(head)):
            found = unpack(head)
            return len(head) >= _HEAD_BYTES if found is None else is_plain_capture(found)
    return is_plain_capture(head) or find_foreign(head) is not None


def is_plain_capture(head: bytes) -> bool:
    """Tell a pcap or pcapng file that is not packed."""
    return head[:4] in CLASSIC_MAGICS or head.startswith(SECTION)


def is_skipped(head: bytes) -> bool:
    """Tell a frame of zstd that holds nothing to unpack."""
    return head[1:4] == ZSTD_SKIPPED and head[0] >> 4 == 5


def find_foreign(head: bytes) -> str | None:
    """Name the format of a capture that is not read; `None` for what is read, and for what is no capture."""
    if is_plain_capture(head) or b"\0" not in head[:16]:
        return None
    if head[4:8] in _VERSIONS and 0xA1 in (head[0], head[3]):
        return f"a pcap file of an unknown kind, its magic is {head[:4].hex()}"
    return next((name for mark, name in _FOREIGN.items() if head.startswith(mark)), None)


def _unpack_zlib(head: bytes) -> bytes | None:
    try:
        return zlib.decompressobj(31).decompress(head, _WANTED) or None
    except zlib.error:
        return b""


def _unpack_member(make: Callable[[], Any]) -> Callable[[bytes], bytes | None]:
    def unpack(head: bytes) -> bytes | None:
        try:
            return make().decompress(head, _WANTED) or None
        except (OSError, ValueError, lzma.LZMAError):
            return b""

    return unpack


def _unpack_zstd(head: bytes) -> bytes | None:
    import pyarrow as pa  # only a capture in zstd is worth it

    try:
        return bytes(pa.CompressedInputStream(pa.BufferReader(head), "zstd").read(4))
    except OSError as error:
        return None if "runcated" in str(error) else b""


_UNPACKERS: dict[bytes, Callable[[bytes], bytes | None]] = {
    GZIP: _unpack_zlib,
    XZ: _unpack_member(lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, XZ_MEMORY_BYTES)),
    BZIP2: _unpack_member(bz2.BZ2Decompressor),
    ZSTD: _unpack_zstd,
}
"""Mark of a packing -> what gives the first octets in it: `None` when the head does not reach that far."""
