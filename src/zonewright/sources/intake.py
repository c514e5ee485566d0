"""Opens any input: takes apart what holds several, finds the source of each, says what is missing, empty or foreign.

A file that cannot be opened has no bytes, hence no hash: its `sha256` is unknown and its id is made of the word
`missing` and the file's own name, never its folder, so that two missing files stay two. Every other id is made of the
bytes; those of a file in an archive are its unpacked ones, so that it is the same input beside the archive.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from zonewright.contracts.source import Given, Reading, Source
from zonewright.errors import InputError
from zonewright.model.identifier import Id, make_id
from zonewright.model.observation import Input, Problem, Status, make_input_id
from zonewright.sources.archive import get_members, is_archive, open_member, plain_name, render_directory
from zonewright.sources.expansion import STANDARD_INPUT, StandardInput, iter_files, iter_members

HEAD_BYTES = 64 * 1024
BLOCK_BYTES = 1024 * 1024
SPARE_BYTES = 1 << 30
"""What stays free of the disk when a file is unpacked."""
KIND = "unknown"
READS = "a capture (pcap, pcapng), an inventory (CSV, XLSX), a plant.yaml, a collection or a firewall configuration"
INNER = "is an archive inside an archive; unpack the outer one and give what is in it"


class FileIntake:
    """Asks each source in turn whether a file is its own."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = tuple(sorted(sources, key=lambda source: (source.priority, source.name)))
        self._standard_input = StandardInput()

    def expand(self, given: Given) -> tuple[Given, ...]:
        """Take a folder, an archive or standard input apart; what cannot be stays as it is, for `read` to say so."""
        try:
            if given.path == STANDARD_INPUT:
                given = replace(given, path=str(self._standard_input.get_file()))
            if not Path(given.path).is_dir():
                return self._expand_archive(given)
            files = tuple(one for file in iter_files(given) for one in self._expand_archive(file))
        except (InputError, OSError, ValueError):
            return (given,)
        return files or (given,)

    def read(self, given: Given) -> Reading:
        """Read one input; a missing, empty or foreign file gives a reading that says so."""
        shown = given.shown.replace(os.sep, "/")
        place = Path(given.path)
        try:
            if given.path == STANDARD_INPUT:
                place = self._standard_input.get_file()
            if given.part is not None:
                return self._read_member(place, given.part, shown=shown)
            if place.is_dir():
                next(os.scandir(place), None)  # tells a folder that may not be opened from one without files
                return _refuse_unopened(shown, "is a folder without a file to read", status=Status.UNSUPPORTED)
            if not place.exists():
                return _refuse_unopened(shown, "is not there; check the path", status=Status.FAILED)
            if not place.is_file():
                return _refuse_unopened(shown, "is no file that can be read to its end", status=Status.UNSUPPORTED)
            return self._read_file(place, place.name, shown=shown)
        except InputError as error:
            return _refuse_unopened(shown, str(error), status=Status.FAILED)
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
            if given.part is not None:
                return _find_member_id(place, given.part)
            with place.open("rb") as file:
                return make_input_id(hashlib.file_digest(file, "sha256").hexdigest())
        except (OSError, ValueError, InputError):
            return None

    def _expand_archive(self, given: Given) -> tuple[Given, ...]:
        """Give the files in an archive that no source reads as a whole."""
        place = Path(given.path)
        with suppress(InputError, OSError, ValueError):
            if place.is_file() and is_archive(head := _read_head(place)) and self._find(place, head) is None:
                return tuple(iter_members(given)) or (given,)
        return (given,)

    def _find(self, place: Path, head: bytes, *, name: str | None = None) -> Source | None:
        """Find the source of a file; of an archive it is told by the names that stand in it."""
        if is_archive(head):
            with suppress(InputError):  # the source that knows the ending says what is wrong
                head = render_directory(place)
        return next((source for source in self._sources if source.detect(head, name or place.name)), None)

    def _read_file(self, place: Path, name: str, *, shown: str, is_inner: bool = False) -> Reading:
        head = _read_head(place)
        if not head:
            return _refuse(place, shown, what="is empty (0 bytes); make or copy it again", status=Status.FAILED)
        source = self._find(place, head, name=name)
        if source is not None:
            return source.read(place, shown=shown)
        if is_archive(head):
            what = INNER if is_inner else _say_archive(place)
            return _refuse(place, shown, what=what, status=Status.UNSUPPORTED if is_inner else Status.FAILED)
        what = f"is nothing that is read here; give {READS}"
        return _refuse(place, shown, what=what, status=Status.UNSUPPORTED)

    def _read_member(self, archive: Path, part: int, *, shown: str) -> Reading:
        """Read a file in an archive; what was unpacked before a fault is read, and the fault is said."""
        with tempfile.TemporaryDirectory(prefix="zonewright-") as folder:
            place = Path(folder) / plain_name(_name(shown))
            name, fault = _unpack(archive, part, place=place)
            if not fault or place.stat().st_size:
                reading = self._read_file(place, _name(shown), shown=shown, is_inner=True)
                return _add_fault(reading, f"{_name(shown)} {fault}") if fault else reading
        identity = (make_id("input", "missing", f"{archive.name}/{name}"), None)
        return _reading(identity, shown, what=fault, status=Status.FAILED, size_bytes=0)


def _read_head(place: Path) -> bytes:
    with place.open("rb") as file:
        return file.read(HEAD_BYTES)


def _unpack(archive: Path, part: int, *, place: Path) -> tuple[str, str]:
    """Unpack a member into a file; gives its name in the archive, and what is wrong with it."""
    with place.open("wb") as file, open_member(archive, part) as (member, pieces):
        if shutil.disk_usage(place.parent).free < member.size_bytes + SPARE_BYTES:
            return member.name, f"needs {member.size_bytes >> 20} MiB of {place.parent.parent}; make room there"
        try:
            for piece in pieces:
                file.write(piece)
        except InputError as error:
            return member.name, str(error)
        return member.name, ""


def _find_member_id(archive: Path, part: int) -> Id | None:
    digest, size_bytes = hashlib.sha256(), 0
    with open_member(archive, part) as (_, pieces):
        try:
            for piece in pieces:
                digest.update(piece)
                size_bytes += len(piece)
        except InputError:
            if not size_bytes:
                return None
    return make_input_id(digest.hexdigest())


def _add_fault(reading: Reading, what: str) -> Reading:
    """Say that the end of an input is not there; of a text that costs a line."""
    problem = Problem.of(reading.input.id, "the whole file", what=what)
    status = Status.PARTIAL if reading.input.status is Status.COMPLETE else reading.input.status
    lines = None if reading.input.lines is None else reading.input.lines + 1
    record = replace(reading.input, status=status, lines=lines, problems=(*reading.input.problems, problem.id))
    return replace(reading, input=record, problems=(*reading.problems, problem))


def _say_archive(place: Path) -> str:
    try:
        return "is an archive whose files are inputs of their own" if get_members(place) else "is an empty archive"
    except InputError as error:
        return str(error)


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
