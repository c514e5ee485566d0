"""A file written beside its place and moved into it: a reader sees the old file or the new one, never a part."""

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Self

if sys.platform != "win32":
    import fcntl

PREFIX = ".writing-"


class Stage:
    """A file on its way to a place. Left without an error it takes that place, else it is gone.

    While it is written it is locked, so that `iter_left_stages` can tell it from what a killed run left.
    """

    def __init__(self, place: Path) -> None:
        self._place = place
        self._path = place.parent / f"{PREFIX}{secrets.token_hex(8)}"

    def __enter__(self) -> Self:
        """Open the file beside the place."""
        self._place.parent.mkdir(parents=True, exist_ok=True)
        self.file = self._path.open("xb")
        if sys.platform != "win32":
            fcntl.flock(self.file, fcntl.LOCK_EX)
        return self

    def __exit__(self, kind: type[BaseException] | None, *failure: object) -> None:
        """Move the file into its place, on the disk for certain; or clear it away."""
        try:
            if kind is None:
                self.file.flush()
                os.fsync(self.file.fileno())
                self._move()
        finally:
            with suppress(OSError):  # the write that failed was reported; closing tries it again
                self.file.close()
            self._path.unlink(missing_ok=True)

    def _move(self) -> None:
        if sys.platform == "win32":  # an open file does not move there
            self.file.close()
        self._path.replace(self._place)
        sync_folder(self._place.parent)


def iter_left_stages(folder: Path) -> Iterator[tuple[Path, int]]:
    """Give the files, with their sizes, that runs which are no more left in a folder and below."""
    for path in sorted(folder.rglob(f"{PREFIX}*")):
        if _is_left(path):
            yield path, path.stat().st_size


def sync_folder(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk."""
    if sys.platform == "win32":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _is_left(path: Path) -> bool:
    """Tell whether nobody writes the file any more."""
    try:
        with path.open("r+b") as file:
            if sys.platform != "win32":
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
    except OSError:
        return False
