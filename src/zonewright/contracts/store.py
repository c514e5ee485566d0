"""Store: remembers nouns by id, every state they ever had, and who brought each about."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Protocol, Self

from zonewright.model.workspace.entry import Entry

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class StoreKit:
    """What the wiring hands to every store when it makes it: a store takes its kit as its only argument.

    Attributes:
        kinds: kind of record -> the frozen dataclass of its nouns, each with an `id`.
        url: where records lie, in the store's own words; empty for its default place.
        folder: the workspace's own folder for records and bulk tables; `None` keeps both in memory; a store of files
            that has no `url` either is refused.
        wait_s: how long to wait for another process that is writing.
        is_known: the workspace was made before: a store of files refuses a place where its records are gone.
    """

    kinds: Mapping[str, type]
    url: str = ""
    folder: PurePath | None = None
    wait_s: float = 10.0
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class Retention:
    """How long superseded records are kept, and which bulk tables go.

    Attributes:
        as_of: the moment from which days are counted back.
        history_days: kind of record -> days after which a superseded state of it is removed; others are kept.
        drop_tables: names of bulk tables that go.
    """

    as_of: datetime
    history_days: Mapping[str, float]
    drop_tables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Removed:
    """What a compaction took away: a kind of record or of bulk table, how many, and how many bytes it freed."""

    kind: str
    count: int
    size_bytes: int | None = None


class UnitOfWork(Protocol):
    """All or nothing: what was put is seen by others after `commit`, never in part.

    Laws:
        it reads one state: that of `revision`, whatever others commit meanwhile, with its own writes on top.
        leaving the `with` block without `commit` keeps nothing.
        `iter_records` gives the records of a kind in the order of their ids, by code points, on every store.
        putting an id again replaces the record; putting an equal record changes nothing.
        two units that change one record: the second to commit raises `ConflictError` that names it, and who was first;
        two that change it to the same agree.
        a unit that began before an erasure cannot commit: what it derived may hold what was erased.
        each commit has one entry; the number of the entry is the number of the revision, counted from 1.
        a unit opened `as_of` reads the last revision whose entry is not later, and cannot commit.
    """

    revision: int

    def __enter__(self) -> Self:
        """Begin."""
        ...

    def __exit__(self, *failure: object) -> None:
        """End; what was not committed is gone."""
        ...

    def put(self, kind: str, records: Iterable[Any]) -> None:
        """Keep frozen nouns that have an `id`.

        Raises:
            StoreError: the kind is not one the store was made for.
        """
        ...

    def remove(self, kind: str, identifiers: Iterable[str]) -> None:
        """Let records go from here on; earlier revisions still show them. An id that is not there is no error."""
        ...

    def erase(self, kind: str, identifiers: Iterable[str]) -> None:
        """Take records away from every revision, for secrets and what the law asks to forget."""
        ...

    def get_record(self, identifier: str) -> Any:
        """Give the noun of that id.

        Raises:
            StoreError: there is none.
        """
        ...

    def find_record(self, identifier: str) -> Any | None:
        """Give the noun of that id, or `None`."""
        ...

    def iter_records(self, kind: str) -> Iterator[Any]:
        """Give the nouns of one kind in the order of their ids."""
        ...

    def iter_entries(self) -> Iterator[tuple[int, Entry]]:
        """Give the log up to this revision, oldest first, each entry with its number."""
        ...

    def commit(self, entry: Entry, *, alone: bool = False) -> int:
        """Make everything that was put visible at once, with its entry; gives the number of the revision.

        Args:
            entry: who did what.
            alone: refuse also when others committed anything since this unit began, because what was put was derived
                from all of it.

        Raises:
            ConflictError: others changed the same records meanwhile, or anything when `alone`; nothing is kept.
            StoreError: the place is full, read-only, or another process does not let go of it; nothing is kept.
        """
        ...


class Tables(Protocol):
    """Bulk tables by name, such as `flow_records/input-abc`.

    Laws:
        all or nothing per table: a reader sees the whole table or none.
        a table read back equals the one put, schema and metadata included.
    """

    def put_table(self, name: str, table: "pa.Table") -> None:
        """Keep a table; one of that name is replaced.

        Raises:
            StoreError: the place cannot be written; says where.
        """
        ...

    def find_table(self, name: str) -> "pa.Table | None":
        """Give a table, or `None`."""
        ...

    def iter_names(self) -> Iterator[str]:
        """Give the names of all tables, sorted."""
        ...


class Store(Protocol):
    """Where nouns, their history, the log and bulk tables are kept."""

    name: str

    @property
    def tables(self) -> Tables:
        """The bulk tables."""
        ...

    def unit_of_work(self, as_of: datetime | None = None) -> UnitOfWork:
        """Open a unit of work, or a look back.

        Raises:
            StoreError: the state of that moment was let go by `compact`; says when.
        """
        ...

    def compact(self, retention: Retention) -> tuple[Removed, ...]:
        """Let go what the retention allows, and give back the room; says what was removed, sorted by kind.

        The current state and the log are never touched.
        """
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
