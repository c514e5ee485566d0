"""A folder of documents: where a survey is published, and read back for questions."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from zonewright.errors import StoreError

STAGE = ".publishing-"


class DiskFolder:
    """Documents as files; each is seen whole or not at all."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def publish(self, documents: Mapping[str, bytes]) -> tuple[str, ...]:
        """Write every document beside its place first, then move each into it; gives the paths in order.

        What a killed run left half-written beside the documents is cleared away first.

        Raises:
            StoreError: the folder cannot be written; says where.
        """
        try:
            self._path.mkdir(parents=True, exist_ok=True)
            self._clear_stages()
            try:
                self._publish_whole(documents)
            finally:  # an interrupt may fall into the stage's own clearing
                self._clear_stages()
        except OSError as failure:
            raise StoreError(
                f"cannot write {self._path.as_posix()}: {failure.strerror or failure}",
                hint="choose another folder with --out, or make room and give this one write permission",
            ) from failure
        return tuple((self._path / name).as_posix() for name in documents)

    def _publish_whole(self, documents: Mapping[str, bytes]) -> None:
        with tempfile.TemporaryDirectory(prefix=STAGE, dir=self._path) as stage:
            for name, content in documents.items():
                _write(Path(stage) / name, content)
            for name in documents:
                (Path(stage) / name).replace(self._path / name)

    def _clear_stages(self) -> None:
        for leftover in sorted(self._path.glob(f"{STAGE}*")):
            shutil.rmtree(leftover)

    def read_document(self, name: str) -> bytes:
        """Give the bytes of a document.

        Raises:
            StoreError: there is none; says where it was looked for.
        """
        try:
            return (self._path / name).read_bytes()
        except OSError as failure:
            raise StoreError(
                f"cannot read {(self._path / name).as_posix()}: {failure.strerror or failure}",
                hint="give the folder that `zonewright survey --out` wrote",
            ) from failure


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
