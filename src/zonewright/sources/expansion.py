"""What a person gave as one, taken apart into files: folders, archives, standard input."""

import os
import shutil
import sys
import tempfile
import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from zonewright.contracts.source import Given
from zonewright.errors import InputError
from zonewright.sources.archive import get_members

STANDARD_INPUT = "-"
PIECE_BYTES = 1 << 20
REPORT = "survey.json"
"""A folder below the given one that holds it is a report of ours, made from inputs and no input."""


def iter_files(given: Given) -> Iterator[Given]:
    """Give every file below a folder in the order of their names, and what may not be opened.

    Hidden files and folders, reports of ours and links to folders are left out.
    """
    closed: list[str] = []
    for folder, names, files in os.walk(given.path, onerror=lambda error: closed.append(str(error.filename))):
        names[:] = sorted(name for name in names if not name.startswith(".") and not _is_report(Path(folder, name)))
        for name in sorted(files):
            if not name.startswith("."):
                yield _below(given, Path(folder, name))
    for folder in closed:
        if Path(folder) != Path(given.path):
            yield _below(given, Path(folder))


def iter_members(given: Given) -> Iterator[Given]:
    """Give every file in an archive, in the order in which they lie there.

    Raises:
        InputError: the archive cannot be opened, or must not be.
    """
    for member in get_members(Path(given.path)):
        yield replace(given, shown=f"{given.shown}/{member.name}", part=member.at)


class StandardInput:
    """Standard input, kept in a file of its own until this object is gone; it can be read only once."""

    def __init__(self) -> None:
        self._kept: Path | None = None

    def get_file(self) -> Path:
        """Give the file that holds everything that came in.

        Raises:
            InputError: it could not be kept.
        """
        if self._kept is None:
            self._kept = self._keep(sys.stdin.buffer)
        return self._kept

    def _keep(self, stream: BinaryIO) -> Path:
        try:
            folder = tempfile.mkdtemp(prefix="zonewright-")
            weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
            place = Path(folder) / "standard input"
            with place.open("wb") as file:
                while piece := stream.read(PIECE_BYTES):
                    file.write(piece)
        except OSError as error:
            raise InputError(f"could not be kept in {tempfile.gettempdir()}: {error.strerror or error}") from error
        return place


def _below(given: Given, place: Path) -> Given:
    start = given.shown.rstrip("/")
    return replace(given, path=str(place), shown=f"{start}/{place.relative_to(given.path).as_posix()}")


def _is_report(folder: Path) -> bool:
    return (folder / REPORT).is_file()
