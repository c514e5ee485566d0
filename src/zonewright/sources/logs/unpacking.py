"""The lines of a log, some at a time, plain or out of gzip; hashes the file on the way."""

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

GZIP = b"\x1f\x8b"
PIECE_BYTES = 1 << 20
BLOCK_BYTES = 4 << 20
LONGEST_LINE = 1 << 20
"""A longer line is none that a sensor wrote; it is stepped over."""
MOST_UNPACKED = 64 << 30
"""So many bytes come out of one packed file at most."""


@dataclass(frozen=True, slots=True)
class Block:
    """Whole lines that follow each other.

    Attributes:
        first: number of the first line, counted from 1.
        lines: without their ends; `None` for a line that is too long to be read.
        torn: what is wrong with the last line: the file ends inside it.
    """

    first: int
    lines: tuple[str | None, ...]
    torn: str | None = None


class LogOctets:
    """The octets of a log file, unpacked where they are packed.

    Attributes:
        size_bytes: of the file, as far as it was read.
        fault: what is wrong with the packing.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self.size_bytes = 0
        self.fault: str | None = None

    def iter_pieces(self) -> Iterator[bytes]:
        """Give the unpacked octets, at most `PIECE_BYTES` at once."""
        head = self._read()
        if not head.startswith(GZIP):
            while head:
                yield head
                head = self._read()
            return
        unpacked = 0
        for piece in self._iter_members(head):
            unpacked += len(piece)
            yield piece
            if unpacked >= MOST_UNPACKED:
                self.fault = "more comes out of the packed file than any log holds: unpack it and split it"
                return

    def finish(self) -> str:
        """Read what is left and give the SHA-256 of the file."""
        while self._read():
            pass
        return self._digest.hexdigest()

    def _read(self) -> bytes:
        piece = self._file.read(PIECE_BYTES)
        self._digest.update(piece)
        self.size_bytes += len(piece)
        return piece

    def _iter_members(self, packed: bytes) -> Iterator[bytes]:
        while packed.startswith(GZIP):
            member = zlib.decompressobj(31)
            while not member.eof:
                packed = packed or self._read()
                if not packed:
                    self.fault = "the packed data end in the middle: copy the file again"
                    return
                try:
                    piece = member.decompress(packed, PIECE_BYTES)
                except zlib.error:
                    self.fault = "the packed data are damaged: copy the file again"
                    return
                packed = member.unconsumed_tail
                if piece:
                    yield piece
            packed = member.unused_data or self._read()
            if len(packed) < len(GZIP):
                packed += self._read()
        if packed.strip(b"\0"):
            self.fault = "what follows the packed data is not packed: copy the file again"


def iter_blocks(octets: LogOctets) -> Iterator[Block]:
    """Give the lines of a log, block by block; a last line without an end is a line too, unless the file is torn."""
    first, held, skipping = 1, b"", False
    gathered: list[str | None] = []
    gathered_bytes = 0
    for piece in octets.iter_pieces():
        whole, end, rest = piece.rpartition(b"\n")
        if not end:
            held = held if skipping else held + piece
            skipping, held = (True, b"") if len(held) > LONGEST_LINE else (skipping, held)
            continue
        gathered.extend(_split(b"" if skipping else held, whole, is_skipped=skipping))
        gathered_bytes += len(held) + len(piece)
        held, skipping = rest, False
        if gathered_bytes >= BLOCK_BYTES:
            yield Block(first, tuple(gathered))
            first, gathered, gathered_bytes = first + len(gathered), [], 0
    if octets.fault is not None:
        yield Block(first, (*gathered, _decode(held)), octets.fault)
    elif gathered or held or skipping:
        last = (None,) if skipping else (_decode(held),) if held else ()
        yield Block(first, (*gathered, *last))


def _split(held: bytes, whole: bytes, *, is_skipped: bool) -> list[str | None]:
    """Split octets into lines; the first of them may be the end of one that is stepped over."""
    lines: list[str | None] = list(_decode(held + whole).split("\n"))
    if is_skipped:
        lines[0] = None
    if max(map(len, filter(None, lines)), default=0) > LONGEST_LINE:
        lines = [None if line is not None and len(line) > LONGEST_LINE else line for line in lines]
    return lines


def _decode(octets: bytes) -> str:
    text = octets.decode("utf-8", errors="replace")
    return text.replace("\r", "") if "\r" in text else text
