"""Gives the octets of a capture file piece by piece, plain or out of a packing, and hashes the file on the way."""

import bz2
import hashlib
import lzma
import struct
import zlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, BinaryIO

from zonewright.sources.captures.signature import BZIP2, GZIP, XZ, XZ_MEMORY_BYTES, ZSTD, is_skipped

_PIECE, _STEP = 1 << 15, 1 << 16
_LONGEST_HEADER, _MOST_RESCUED = 1 << 20, 1 << 21
_EXTRA, _NAME, _COMMENT, _CHECKED = 0x04, 0x08, 0x10, 0x02
_SHORTEST_MEMBER = 18
_MARK_BYTES = 8


def open_octets(file: BinaryIO, pool: ThreadPoolExecutor) -> "PlainOctets | PackedOctets":
    """Choose by the first bytes how a file is unpacked.

    Args:
        file: at its begin.
        pool: where a plain file is hashed beside the walk.
    """
    head = file.read(_MARK_BYTES)
    file.seek(0)
    feed = Feed(file)
    if head.startswith(GZIP):
        return PackedOctets(feed, GzipStream(feed))
    if head.startswith(XZ):
        return PackedOctets(feed, MemberStream(feed, "xz", mark=XZ, make=_open_xz))
    if head.startswith(BZIP2):
        return PackedOctets(feed, MemberStream(feed, "bzip2", mark=BZIP2, make=bz2.BZ2Decompressor))
    if head.startswith(ZSTD) or is_skipped(head):
        return PackedOctets(feed, ZstdStream(feed))
    return PlainOctets(file, pool)


class PlainOctets:
    """The octets as they lie there; the hash is taken beside the walk."""

    unit = "byte"
    fault: str | None = None
    is_torn = False
    is_packed = False

    def __init__(self, file: BinaryIO, pool: ThreadPoolExecutor) -> None:
        self._file, self._pool = file, pool
        self._pending: Future[None] | None = None
        self._digest = hashlib.sha256()
        self.size_bytes = 0

    def fill(self, room: memoryview) -> int:
        """Read octets into `room`, which stays unchanged until `settle`; 0 at the end."""
        self.settle()
        filled = 0
        while filled < len(room):
            more = self._file.readinto(room[filled:])  # type: ignore[attr-defined]
            if not more:
                break
            filled += more
        self.size_bytes += filled
        self._pending = self._pool.submit(self._digest.update, room[:filled])
        return filled

    def settle(self) -> None:
        """Wait for the hash of what was read last."""
        if self._pending is not None:
            self._pending.result()
            self._pending = None

    def finish(self) -> str:
        """Hash what was not read and give the SHA-256 of the file."""
        room = memoryview(bytearray(1 << 20))
        while self.fill(room):
            self.settle()
        self.settle()
        return self._digest.hexdigest()


class Feed:
    """The packed octets, hashed as they are read."""

    closed = False

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.size_bytes = self.last_bytes = 0
        self._digest = hashlib.sha256()

    def read(self, most: int = _PIECE) -> bytes:
        """Read the next octets; empty at the end."""
        piece = self.file.read(most)
        self.size_bytes += len(piece)
        self.last_bytes = len(piece) or self.last_bytes
        self._digest.update(piece)
        return piece

    def finish(self) -> str:
        """Hash what was not read and give the SHA-256 of the file."""
        while self.read():
            pass
        return self._digest.hexdigest()

    def close(self) -> None:
        """Leave the file open: who opened it closes it."""


class PackedOctets:
    """The octets inside a packing."""

    unit = "unpacked byte"
    is_packed = True

    def __init__(self, feed: Feed, stream: "GzipStream | MemberStream | ZstdStream") -> None:
        self._feed, self._stream = feed, stream

    @property
    def size_bytes(self) -> int:
        """Packed octets that were read."""
        return self._feed.size_bytes

    @property
    def fault(self) -> str | None:
        """What is wrong with the packing."""
        return self._stream.fault

    @property
    def is_torn(self) -> bool:
        """The packed octets end in the middle."""
        return self._stream.is_torn

    def fill(self, room: memoryview) -> int:
        """Unpack octets into `room`; 0 at the end."""
        filled = 0
        while filled < len(room):
            piece = self._stream.read(min(len(room) - filled, _STEP))
            if not piece:
                break
            room[filled : filled + len(piece)] = piece
            filled += len(piece)
        return filled

    def settle(self) -> None:
        """Nothing is under way."""

    def finish(self) -> str:
        """Hash what was not unpacked and give the SHA-256 of the file."""
        return self._feed.finish()


class MemberStream:
    """What one or several members of xz or bzip2 hold, and zeros behind them.

    Args:
        feed: the packed octets.
        name: of the packing.
        mark: what each member begins with.
        make: gives what unpacks one member.
    """

    def __init__(self, feed: Feed, name: str, *, mark: bytes, make: Callable[[], Any]) -> None:
        self._feed, self._name, self._mark, self._make = feed, name, mark, make
        self._packed = b""
        self._member: Any = None
        self._is_over = False
        self.fault: str | None = None
        self.is_torn = False

    def read(self, most: int) -> bytes:
        """Unpack at most so many octets; empty at the end."""
        while not self._is_over:
            if self._member is None:
                self._open_member()
                continue
            if piece := self._unpack(most):
                return piece
        return b""

    def _end(self, fault: str | None = None) -> None:
        self._is_over = True
        self.is_torn = self._member is not None
        self.fault = fault

    def _open_member(self) -> None:
        while len(self._packed) < len(self._mark) and (more := self._feed.read()):
            self._packed = (self._packed + more).lstrip(b"\0")
        if not self._packed:
            return self._end()
        if not self._packed.startswith(self._mark):
            return self._end(f"what follows the {self._name} data is not {self._name}; it is left aside")
        self._member = self._make()
        return None

    def _unpack(self, most: int) -> bytes:
        if self._member.needs_input and not self._packed:
            self._packed = self._feed.read()
            if not self._packed:
                self._end(f"the {self._name} data end in the middle: the copy is not complete")
                return b""
        packed = b""
        if self._member.needs_input:
            packed, self._packed = self._packed, b""
        try:
            piece: bytes = self._member.decompress(packed, most)
        except (OSError, ValueError, lzma.LZMAError) as error:
            self._end(_say_damage(self._name, error))
            return b""
        if self._member.eof:
            self._packed = self._member.unused_data.lstrip(b"\0")
            self._member = None
        return piece


def _open_xz() -> Any:
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, XZ_MEMORY_BYTES)


def _say_damage(name: str, error: Exception) -> str:
    said = str(error).lower()
    if "memory" in said:
        return f"the {name} data ask for more memory than a capture needs: pack the file again with usual settings"
    if "checksum" in said:
        return f"the check sum of the {name} data is wrong: some of what was read may be damaged"
    return f"the {name} data are damaged: copy the file again"


class ZstdStream:
    """What the frames of zstd hold, one after the other."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._stream = _open_zstd(feed)
        self._given = 0
        self._rescued = b""
        self._is_over = False
        self.fault: str | None = None
        self.is_torn = False

    def read(self, most: int) -> bytes:
        """Unpack at most so many octets; empty at the end."""
        if not self._is_over:
            try:
                piece: bytes = self._stream.read(most)
                self._given += len(piece)
                return piece
            except OSError as error:
                self._is_over = True
                self.fault, self.is_torn = _say_zstd(str(error))
                self._rescued = self._rescue()
        piece, self._rescued = self._rescued[:most], self._rescued[most:]
        return piece

    def _rescue(self) -> bytes:
        """Unpack again, octet by octet towards the fault: what came before it in the same step is lost otherwise."""
        slow_from = self._feed.size_bytes - self._feed.last_bytes
        self._feed.finish()
        self._feed.file.seek(0)
        rescued = bytearray()
        try:
            stream = _open_zstd(SlowFeed(self._feed.file, slow_from))
            while self._given and (piece := stream.read(min(self._given, _STEP))):
                self._given -= len(piece)
            while len(rescued) < _MOST_RESCUED and (piece := stream.read(1)):
                rescued += piece
        except OSError:
            self._feed.file.seek(0, 2)
        return bytes(rescued)


class SlowFeed(Feed):
    """The packed octets, from a place on one by one."""

    def __init__(self, file: BinaryIO, slow_from: int) -> None:
        super().__init__(file)
        self._slow_from = slow_from

    def read(self, most: int = _PIECE) -> bytes:
        """Read the next octets; empty at the end."""
        return super().read(min(most, max(1, self._slow_from - self.size_bytes)))


def _open_zstd(file: Any) -> Any:
    import pyarrow as pa  # only a capture in zstd is worth it

    return pa.CompressedInputStream(pa.PythonFile(file, mode="r"), "zstd")


def _say_zstd(said: str) -> tuple[str, bool]:
    """Give what is wrong with zstd data, and whether they are torn."""
    if "runcated" in said:
        return "the zstd data end in the middle: the copy is not complete", True
    if "nknown frame" in said:
        return "what follows the zstd data is not zstd; it is left aside", False
    return _say_damage("zstd", ValueError(said)), True


class GzipStream:
    """What the members of gzip hold, one after the other, and zeros behind them."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._packed = b""
        self._inflater: Any = None
        self._sum = self._length = 0
        self._is_over = False
        self.fault: str | None = None
        self.is_torn = False

    def read(self, most: int) -> bytes:
        """Unpack at most so many octets; empty at the end."""
        while not self._is_over:
            if self._inflater is None:
                self._open_member()
                continue
            if piece := self._inflate(most):
                return piece
        return b""

    def _read_more(self) -> bool:
        piece = self._feed.read()
        self._packed += piece
        return bool(piece)

    def _end(self, fault: str | None = None) -> None:
        self._is_over = True
        self.is_torn = self._inflater is not None
        self.fault = fault

    def _open_member(self) -> None:
        self._packed = self._packed.lstrip(b"\0")
        while not self._packed and self._read_more():
            self._packed = self._packed.lstrip(b"\0")
        if not self._packed:
            return self._end()
        length = self._read_header()
        if length is None and self._packed.startswith(GZIP):
            return self._end("the gzip header is cut: the copy is not complete")
        if length is None:
            return self._end("what follows the gzip data is not gzip; it is left aside")
        self._packed = self._packed[length:]
        self._inflater = zlib.decompressobj(-15)
        self._sum = self._length = 0
        return None

    def _read_header(self) -> int | None:
        while len(self._packed) < _LONGEST_HEADER and (self._packed.startswith(GZIP) or len(self._packed) < len(GZIP)):
            length = header_length(self._packed)
            if length is not None or not self._read_more():
                return length
        return header_length(self._packed)

    def _inflate(self, most: int) -> bytes:
        if not self._packed and not self._read_more():
            self._end("the gzip data end in the middle: the copy is not complete")
            return b""
        try:
            piece: bytes = self._inflater.decompress(self._packed, most)
        except zlib.error:
            self._end("the gzip data are damaged: copy the file again")
            return b""
        self._sum = zlib.crc32(piece, self._sum)
        self._length += len(piece)
        self._packed = self._inflater.unconsumed_tail
        if self._inflater.eof:
            self._packed = self._inflater.unused_data
            self._close_member()
        return piece

    def _close_member(self) -> None:
        self._inflater = None
        while len(self._packed) < _SHORTEST_MEMBER and self._read_more():
            pass
        if len(self._packed) < 8:
            return self._end("the gzip data end before their check sum: the copy is not complete")
        if struct.unpack_from("<II", self._packed) != (self._sum, self._length & 0xFFFFFFFF):
            return self._end("the check sum of the gzip data is wrong: some of what was read may be damaged")
        self._packed = self._packed[8:]
        if not self._packed and not self._read_more():
            self._end()
        return None


def header_length(octets: bytes) -> int | None:
    """Give the length of a gzip member's header, or `None` when there is none or it is cut."""
    if not octets.startswith(GZIP) or len(octets) < 10:
        return None
    flags, at = octets[3], 10
    if flags & _EXTRA:
        if len(octets) < at + 2:
            return None
        at += 2 + int.from_bytes(octets[at : at + 2], "little")
    for flag in (_NAME, _COMMENT):
        if flags & flag:
            at = octets.find(b"\0", at) + 1
            if at == 0:
                return None
    at += 2 if flags & _CHECKED else 0
    return at if at <= len(octets) else None
