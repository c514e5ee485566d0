"""One file as it lies there: its bytes, their hash, and the reading that says how far it was read."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from zonewright.contracts.source import Reading
from zonewright.model.identifier import Id
from zonewright.model.observation import Input, Problem, Status, make_input_id


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """The bytes of a file with the name that the person typed."""

    shown: str
    content: bytes
    sha256: str
    id: Id


@dataclass(frozen=True, slots=True)
class Account:
    """What became of every line; each problem costs exactly one line."""

    used: int = 0
    ignored: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def lines(self) -> int:
        """All lines of the file."""
        return self.used + sum(self.ignored.values()) + len(self.problems)

    @property
    def status(self) -> Status:
        """How far the file was read."""
        if not self.problems:
            return Status.COMPLETE
        return Status.PARTIAL if self.used else Status.FAILED


def read_file(path: PurePath, *, shown: str) -> OpenedFile:
    """Read a small file as a whole."""
    content = Path(path).read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    return OpenedFile(shown, content, sha256, make_input_id(sha256))


def derive_input(opened: OpenedFile, account: Account, *, kind: str) -> Input:
    """Make the record of a file from the account of its lines."""
    return Input(
        id=opened.id,
        path=opened.shown,
        sha256=opened.sha256,
        kind=kind,
        status=account.status,
        bytes=len(opened.content),
        lines=account.lines,
        used=account.used,
        ignored=dict(sorted(account.ignored.items())),
        problems=tuple(problem.id for problem in account.problems),
    )


def derive_failure(opened: OpenedFile, *, kind: str, where: str, what: str) -> Reading:
    """Make the reading of a file of which nothing could be read; its lines are not counted."""
    problem = Problem.of(opened.id, where, what=what)
    record = Input(
        id=opened.id,
        path=opened.shown,
        sha256=opened.sha256,
        kind=kind,
        status=Status.FAILED,
        bytes=len(opened.content),
        problems=(problem.id,),
    )
    return Reading(record, (problem,))
