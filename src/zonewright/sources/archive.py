"""Zip archives, opened without trust: what is in them comes out one by one, and no name in them names a place."""

import re
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from zonewright.errors import InputError

MARKS = (b"PK\x03\x04", b"PK\x05\x06")
MEMBERS, DIRECTORY_BYTES = 2000, 2 << 20
SMALL_BYTES, RATIO, MOST_BYTES = 1 << 30, 1000, 1 << 40
"""An archive that unpacks to more than `SMALL_BYTES` and so many times its size, or to `MOST_BYTES`, is not opened."""
PIECE_BYTES = 1 << 20
_ENCRYPTED = 0x1
_LONGEST_NAME = 60
_END, _END_BYTES, _MOST_COMMENT = b"PK\x05\x06", 22, 0xFFFF
_LOCATOR, _LOCATOR_BYTES, _LARGE_END_BYTES = b"PK\x06\x07", 20, 56
_DAMAGED = "is an archive whose directory cannot be read; copy it again, or unpack it and give the folder"
_TOO_MANY = f"holds more than {MEMBERS} files; unpack it and give the folder"


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive.

    Attributes:
        at: its place in the archive's directory; names may stand there twice.
        name: as it is shown; nothing is ever written under it.
    """

    at: int
    name: str
    size_bytes: int


def is_archive(head: bytes) -> bool:
    """Tell a zip by its first bytes; workbooks and hand-over packages are zips too."""
    return head.startswith(MARKS)


def get_members(place: Path) -> tuple[Member, ...]:
    """List the files in an archive, hidden ones and folders left out.

    Raises:
        InputError: the directory cannot be read, or states more than an archive of a plant can hold.
    """
    with _open_archive(place) as archive:
        parts = archive.infolist()
        size_bytes = sum(part.file_size for part in parts)
        if len(parts) > MEMBERS:
            raise InputError(_TOO_MANY)
        if size_bytes > min(MOST_BYTES, SMALL_BYTES + RATIO * place.stat().st_size):
            raise InputError("unpacks to more than such a file can hold; it may be made to fill this machine")
        return tuple(
            Member(at, _show(part.filename), part.file_size)
            for at, part in enumerate(parts)
            if not part.is_dir() and not _is_hidden(part.filename)
        )


def render_directory(place: Path) -> bytes:
    """Write the names in an archive as the head of a file, for those who tell their own archives by what is in them.

    Raises:
        InputError: the directory cannot be read.
    """
    with _open_archive(place) as archive:
        return b"\n".join((MARKS[0], *(name.encode("utf-8", "replace") for name in archive.namelist()[:MEMBERS])))


@contextmanager
def open_member(place: Path, at: int) -> Iterator[tuple[Member, Iterator[bytes]]]:
    """Open one member: what it is, and its octets piece by piece, never more than the archive states.

    Raises:
        InputError: the directory cannot be read; later, from the pieces: the member is locked, packed in another way,
            torn or damaged. What came before stands.
    """
    with _open_archive(place) as archive:
        part = archive.infolist()[at]
        yield Member(at, _show(part.filename), part.file_size), _iter_octets(archive, part)


def _iter_octets(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    if part.flag_bits & _ENCRYPTED:
        raise InputError("is locked with a password; unpack the archive and give what is in it")
    with _open_part(archive, part) as file:
        while piece := _read(file):
            yield piece


@contextmanager
def _open_archive(place: Path) -> Iterator[zipfile.ZipFile]:
    _refuse_large_directory(place)
    try:
        archive = zipfile.ZipFile(place)
    except OSError:
        raise
    except Exception as error:  # the library raises whatever it meets in a damaged file
        raise InputError(_DAMAGED) from error
    with archive:
        yield archive


def _refuse_large_directory(place: Path) -> None:
    """Refuse a directory that would fill the memory, before it is read."""
    with place.open("rb") as file:
        end = file.seek(0, 2)
        file.seek(max(0, end - _END_BYTES - _MOST_COMMENT - _LOCATOR_BYTES - _LARGE_END_BYTES))
        tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_BYTES:
        raise InputError(_DAMAGED)
    locator = at - _LOCATOR_BYTES
    large = locator - _LARGE_END_BYTES
    if large >= 0 and tail.startswith(_LOCATOR, locator):
        size_bytes = struct.unpack_from("<Q", tail, large + 40)[0]
    else:
        size_bytes = struct.unpack_from("<I", tail, at + 12)[0]
    if size_bytes > DIRECTORY_BYTES:
        raise InputError(_TOO_MANY)


def _open_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> IO[bytes]:
    try:
        return archive.open(part)
    except NotImplementedError as error:
        raise InputError("is packed in a way that is not read; unpack the archive and give what is in it") from error
    except Exception as error:  # the library raises whatever it meets in a damaged file
        raise InputError("is damaged in its archive; copy the archive again") from error


def _read(file: IO[bytes]) -> bytes:
    try:
        return file.read(PIECE_BYTES)
    except Exception as error:  # the library raises whatever it meets in a damaged file
        raise InputError("is damaged or torn in its archive; copy the archive again") from error


def plain_name(name: str) -> str:
    """Make of a member's name one that is harmless in a folder: sources call a device as its file is called."""
    last = re.split(r"[/\\]", name)[-1]
    return re.sub(r"[^\w .()+@,=-]", "_", last).lstrip(". ")[-_LONGEST_NAME:] or "member"


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in parts)


def _show(name: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in name.replace("\\", "/"))
