"""Opens any input: finds its source, and says clearly what is missing, empty or foreign.

A file that cannot be opened has no bytes, hence no hash: its `sha256` is unknown and its id is made of the word
`missing` and the file's own name, never its folder, so that two missing files stay two. Every other id is made of the
bytes.
"""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from zonewright.contracts.source import Given, Reading, Source
from zonewright.model.identifier import Id, make_id
from zonewright.model.observation import Input, Problem, Status, make_input_id

HEAD_BYTES = 64 * 1024
BLOCK_BYTES = 1024 * 1024
KIND = "unknown"
READS = "a capture (pcap, pcapng), an inventory (CSV, XLSX), a plant.yaml or a firewall configuration"


class FileIntake:
    """Asks each source in turn whether a file is its own."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = tuple(sorted(sources, key=lambda source: (source.priority, source.name)))

    def read(self, given: Given) -> Reading:
        """Read one input; a missing, empty or foreign file gives a reading that says so."""
        shown = given.shown.replace(os.sep, "/")
        place = Path(given.path)
        try:
            if place.is_dir():
                return _refuse_unopened(shown, "is a folder; name the files in it", status=Status.UNSUPPORTED)
            if not place.exists():
                return _refuse_unopened(shown, "is not there; check the path", status=Status.FAILED)
            if not place.is_file():
                return _refuse_unopened(shown, "is no file that can be read to its end", status=Status.UNSUPPORTED)
            return self._read_file(place, shown)
        except PermissionError:
            return _refuse_unopened(shown, "may not be read by this user; ask for the right to", status=Status.FAILED)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            return _refuse_unopened(shown, f"cannot be opened: {reason}", status=Status.FAILED)

    def find_id(self, given: Given) -> Id | None:
        """Name an input from its bytes without reading it; `None` for what cannot be opened as a file."""
        place = Path(given.path)
        try:
            if not place.is_file():
                return None
            with place.open("rb") as file:
                return make_input_id(hashlib.file_digest(file, "sha256").hexdigest())
        except (OSError, ValueError):
            return None

    def _read_file(self, place: Path, shown: str) -> Reading:
        with place.open("rb") as file:
            head = file.read(HEAD_BYTES)
        if not head:
            return _refuse(place, shown, what="is empty (0 bytes); make or copy it again", status=Status.FAILED)
        for source in self._sources:
            if source.detect(head, place.name):
                return source.read(place, shown=shown)
        what = f"is nothing that is read here; give {READS}"
        return _refuse(place, shown, what=what, status=Status.UNSUPPORTED)


def _refuse(place: Path, shown: str, *, what: str, status: Status) -> Reading:
    digest = hashlib.sha256()
    size_bytes = 0
    with place.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            digest.update(block)
            size_bytes += len(block)
    identity = (make_input_id(digest.hexdigest()), digest.hexdigest())
    return _reading(identity, shown, what=what, status=status, size_bytes=size_bytes)


def _refuse_unopened(shown: str, what: str, *, status: Status) -> Reading:
    identity = (make_id("input", "missing", _name(shown)), None)
    return _reading(identity, shown, what=what, status=status, size_bytes=0)


def _reading(identity: tuple[Id, str | None], shown: str, *, what: str, status: Status, size_bytes: int) -> Reading:
    input_id, sha256 = identity
    problem = Problem.of(input_id, "the whole file", what=f"{_name(shown)} {what}")
    record = Input(input_id, shown, sha256, KIND, status, size_bytes, problems=(problem.id,))
    return Reading(record, (problem,))


def _name(shown: str) -> str:
    return shown.rstrip("/").rsplit("/", 1)[-1] or shown
