"""Gives the octets of a capture file piece by piece, plain or out of gzip, and hashes the file on the way."""

import hashlib
import struct
import zlib
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, BinaryIO

from zonewright.sources.captures.signature import GZIP

_PIECE = 1 << 20
_EXTRA, _NAME, _COMMENT, _CHECKED = 0x04, 0x08, 0x10, 0x02
_SHORTEST_MEMBER = 18


class PlainOctets:
    """The octets as they lie there; the hash is taken beside the walk."""

    unit = "byte"
    fault: str | None = None
    is_torn = False

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
        room = memoryview(bytearray(_PIECE))
        while self.fill(room):
            self.settle()
        self.settle()
        return self._digest.hexdigest()


class PackedOctets:
    """The octets inside gzip, all members of it.

    Attributes:
        fault: what is wrong with the packing.
        is_torn: the octets end inside a member.
    """

    unit = "unpacked byte"

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self._packed = b""
        self._inflater: Any = None
        self._sum = self._length = 0
        self._is_over = False
        self.size_bytes = 0
        self.fault: str | None = None
        self.is_torn = False

    def fill(self, room: memoryview) -> int:
        """Unpack octets into `room`; 0 at the end."""
        filled = 0
        while filled < len(room) and not self._is_over:
            if self._inflater is None:
                self._open_member()
                continue
            piece = self._inflate(len(room) - filled)
            room[filled : filled + len(piece)] = piece
            filled += len(piece)
        return filled

    def settle(self) -> None:
        """Nothing is under way."""

    def finish(self) -> str:
        """Hash what was not unpacked and give the SHA-256 of the file."""
        while self._read_more():
            self._packed = b""
        return self._digest.hexdigest()

    def _read_more(self) -> bool:
        piece = self._file.read(_PIECE)
        self.size_bytes += len(piece)
        self._digest.update(piece)
        self._packed += piece
        return bool(piece)

    def _end(self, fault: str | None = None) -> None:
        self._is_over = True
        self.is_torn = self._inflater is not None
        self.fault = fault

    def _open_member(self) -> None:
        while len(self._packed) < _PIECE and self._read_more():
            pass
        if not self._packed.strip(b"\0") and self.size_bytes:
            return self._end()
        length = header_length(self._packed)
        if length is None and self._packed.startswith(GZIP):
            return self._end("the gzip header is cut: the copy is not complete")
        if length is None:
            return self._end("what follows the gzip data is not gzip; it is left aside")
        self._packed = self._packed[length:]
        self._inflater = zlib.decompressobj(-15)
        self._sum = self._length = 0
        return None

    def _inflate(self, most: int) -> bytes:
        if not self._packed and not self._read_more():
            self._end("the gzip data end in the middle: the copy is not complete")
            return b""
        try:
            piece: bytes = self._inflater.decompress(self._packed, min(most, _PIECE))
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
