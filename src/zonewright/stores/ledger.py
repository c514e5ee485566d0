"""What a store stands on: rows of records with the revisions they hold for, entries, and one pen to write them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from zonewright.errors import StoreError
from zonewright.stores.codec import to_moment


@dataclass(frozen=True, slots=True)
class Horizon:
    """How far back the history of a kind goes: what ended at or before `revision` was let go.

    Attributes:
        at: when it was let go, in microseconds since 1970.
    """

    kind: str
    revision: int
    at: int


@dataclass(frozen=True, slots=True)
class Writing:
    """What one commit writes, once nothing speaks against it.

    Attributes:
        ends: kind -> ids of the records that end.
        begins: kind -> the records that begin, each with its text.
        erased: kind -> ids that go from every revision.
        entry: the moment of the entry in microseconds since 1970, and its text.
    """

    number: int
    ends: Mapping[str, Sequence[str]]
    begins: Mapping[str, Sequence[tuple[str, str]]]
    erased: Mapping[str, Sequence[str]]
    entry: tuple[int, str]


def refuse_let_go(horizon: Horizon | None, revision: int) -> None:
    """Go on only where the history still holds this revision whole.

    Raises:
        StoreError: a part of it was let go; says when.
    """
    if horizon is not None and 0 < revision < horizon.revision:
        raise StoreError(
            f"the state of revision {revision} was let go on {to_moment(horizon.at):%Y-%m-%d %H:%M:%S} UTC: "
            f"history is whole from revision {horizon.revision} on",
            hint="ask for a later moment, or look into a backup of the workspace",
        )


class Pen(Protocol):
    """The right to write, held by one at a time; what was written is kept when it is laid down without an error."""

    def head(self) -> int:
        """Give the last revision; 0 when there is none."""
        ...

    def last_erasure(self) -> int:
        """Give the last revision that erased something; 0 when none did."""
        ...

    def find_horizon(self) -> Horizon | None:
        """Give the latest horizon."""
        ...

    def find_entry(self, number: int) -> str | None:
        """Give the text of an entry."""
        ...

    def read_current(self, kind: str, identifiers: Sequence[str]) -> Mapping[str, tuple[int, str]]:
        """Give the records that hold now among these: id -> since, text."""
        ...

    def read_ended(self, kind: str, after: int) -> Mapping[str, int]:
        """Give the records that ended in a revision after this one: id -> the last such revision."""
        ...

    def write(self, writing: Writing) -> None:
        """Write all of it."""
        ...


class Ledger(Protocol):
    """Rows of one place, read at a revision; what was let go of that revision meanwhile is an error, not a gap."""

    def get_head(self, as_of: int | None = None) -> int:
        """Give the last revision, or the last whose entry is not later than a moment; 0 when there is none."""
        ...

    def find_horizon(self) -> Horizon | None:
        """Give the latest horizon."""
        ...

    def read_rows(self, kind: str, revision: int) -> Sequence[tuple[str, str]]:
        """Give id and text of every record of a kind, in the order of ids by code points.

        Raises:
            StoreError: a part of that revision was let go.
        """
        ...

    def read_row(self, identifier: str, revision: int) -> Mapping[str, str]:
        """Give what has that id: kind -> text.

        Raises:
            StoreError: a part of that revision was let go.
        """
        ...

    def read_entries(self, revision: int) -> Iterator[tuple[int, str]]:
        """Give numbers and texts of the log up to a revision."""
        ...

    def take_pen(self) -> AbstractContextManager[Pen]:
        """Wait until nobody else writes.

        Raises:
            StoreError: somebody writes for too long, or the place cannot be written.
        """
        ...
