"""The ledger of records in a database: what every SQL store does alike."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, bindparam, delete, func, insert, select, union_all, update

from zonewright.contracts.store import Removed, Retention, StoreKit, Tables
from zonewright.errors import StoreError
from zonewright.stores.bulk import open_tables
from zonewright.stores.codec import Codec, to_microseconds
from zonewright.stores.ledger import Horizon, Pen, Writing, refuse_let_go
from zonewright.stores.migration import upgrade
from zonewright.stores.place import Place
from zonewright.stores.retention import cutoff_of, sorted_removals
from zonewright.stores.schema import entries, erasures, horizons, records
from zonewright.stores.unit import LedgerUnit, open_unit

CHUNK = 5_000
"""Rows that go to the database at once."""
FEW = 2_000
"""Up to so many ids are asked for by name; beyond, the whole kind is read."""

_T = TypeVar("_T")


def _select_rows() -> Select[Any]:
    """Ask for the rows of a kind at a revision, those that hold still and those that ended later, each by its index."""
    columns = select(records.c.id, records.c.body)
    columns = columns.where(records.c.kind == bindparam("of_kind"), records.c.since <= bindparam("revision"))
    later = columns.where(records.c.until > bindparam("revision"))
    rows = union_all(columns.where(records.c.until.is_(None)), later).subquery()
    return select(rows.c.id, rows.c.body).order_by(rows.c.id)


ROWS = _select_rows()
ROW = select(records.c.kind, records.c.body).where(
    records.c.kind.in_(bindparam("kinds", expanding=True)),
    records.c.id == bindparam("identifier"),
    records.c.since <= bindparam("revision"),
    records.c.until.is_(None) | (records.c.until > bindparam("revision")),
)
HORIZON = (
    select(horizons.c.kind, horizons.c.revision, horizons.c.at)
    .order_by(horizons.c.revision.desc(), horizons.c.kind.desc())
    .limit(1)
)


class SqlLedger:
    """Rows of a database."""

    def __init__(self, place: Place, kinds: Iterable[str]) -> None:
        self._place = place
        self._kinds = sorted(kinds)

    def get_head(self, as_of: int | None = None) -> int:
        """Give the last revision, or the last whose entry is not later than a moment; 0 when there is none."""
        query = select(func.coalesce(func.max(entries.c.number), 0))
        with self._place.reading() as connection:
            return int(connection.scalar(query if as_of is None else query.where(entries.c.at <= as_of)) or 0)

    def find_horizon(self) -> Horizon | None:
        """Give the latest horizon."""
        with self._place.reading() as connection:
            return _find_horizon(connection)

    def read_rows(self, kind: str, revision: int) -> Sequence[tuple[str, str]]:
        """Give id and text of every record of a kind, in the order of ids by code points.

        Raises:
            StoreError: a part of that revision was let go.
        """
        with self._place.reading() as connection:
            found = connection.execute(ROWS, {"of_kind": kind, "revision": revision}).all()
            refuse_let_go(_find_horizon(connection), revision)
        return [(identifier, body) for identifier, body in found]

    def read_row(self, identifier: str, revision: int) -> Mapping[str, str]:
        """Give what has that id: kind -> text.

        Raises:
            StoreError: a part of that revision was let go.
        """
        if "\0" in identifier:
            return {}
        asked = {"kinds": self._kinds, "identifier": identifier, "revision": revision}
        with self._place.reading() as connection:
            found = connection.execute(ROW, asked).all()
            refuse_let_go(_find_horizon(connection), revision)
        return {row.kind: row.body for row in found}

    def read_entries(self, revision: int) -> Iterator[tuple[int, str]]:
        """Give numbers and texts of the log up to a revision."""
        query = select(entries.c.number, entries.c.body).where(entries.c.number <= revision)
        with self._place.reading() as connection:
            found = connection.execute(query.order_by(entries.c.number)).all()
        return ((number, body) for number, body in found)

    @contextmanager
    def take_pen(self) -> Iterator[Pen]:
        """Wait until nobody else writes.

        Raises:
            StoreError: somebody writes for too long, or the place cannot be written.
        """
        with self._place.writing() as connection:
            pen = SqlPen(connection)
            yield pen
        if pen.erases:
            with suppress(StoreError):  # what was committed stands; a compaction wipes again
                self._place.wipe()

    def let_go(self, kind: str, *, cutoff: int, at: int) -> Removed:
        """Remove superseded rows of a kind that ended at or before the cutoff."""
        past = select(entries.c.number).where(entries.c.at <= cutoff)
        over = (records.c.kind == kind, records.c.until.in_(past))
        size = func.coalesce(func.sum(self._place.size_of(records.c.body)), 0)
        with self._place.writing() as connection:
            count, freed, last = connection.execute(
                select(func.count(), size, func.max(records.c.until)).where(*over)
            ).one()
            if count:
                connection.execute(delete(records).where(*over))
                connection.execute(delete(horizons).where(horizons.c.kind == kind))
                connection.execute(insert(horizons).values(kind=kind, revision=last, at=at))
        return Removed(kind, int(count), int(freed))


class SqlPen:
    """Writes in one transaction, which nobody else writes beside."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.erases = False

    def head(self) -> int:
        """Give the last revision; 0 when there is none."""
        return int(self._connection.scalar(select(func.max(entries.c.number))) or 0)

    def last_erasure(self) -> int:
        """Give the last revision that erased something; 0 when none did."""
        return int(self._connection.scalar(select(func.max(erasures.c.number))) or 0)

    def find_horizon(self) -> Horizon | None:
        """Give the latest horizon."""
        return _find_horizon(self._connection)

    def find_entry(self, number: int) -> str | None:
        """Give the text of an entry."""
        return self._connection.scalar(select(entries.c.body).where(entries.c.number == number))

    def read_current(self, kind: str, identifiers: Sequence[str]) -> Mapping[str, tuple[int, str]]:
        """Give the records that hold now among these: id -> since, text."""
        query = select(records.c.id, records.c.since, records.c.body)
        query = query.where(records.c.kind == kind, records.c.until.is_(None))
        if len(identifiers) <= FEW:
            return self._index(query.where(records.c.id.in_(identifiers)))
        wanted = set(identifiers)
        return {identifier: row for identifier, row in self._index(query).items() if identifier in wanted}

    def read_ended(self, kind: str, after: int) -> Mapping[str, int]:
        """Give the records that ended in a revision after this one: id -> the last such revision."""
        query = select(records.c.id, func.max(records.c.until)).where(records.c.kind == kind, records.c.until > after)
        return {row[0]: row[1] for row in self._connection.execute(query.group_by(records.c.id))}

    def write(self, writing: Writing) -> None:
        """Write all of it; what is erased goes first."""
        for kind, gone in writing.erased.items():
            self._erase(kind, gone, number=writing.number)
        for kind, ended in writing.ends.items():
            self._end(kind, ended, number=writing.number)
        begins = (
            {"kind": kind, "id": identifier, "since": writing.number, "body": body}
            for kind, begun in writing.begins.items()
            for identifier, body in begun
        )
        for rows in _iter_chunks(begins):
            self._connection.execute(insert(records), rows)
        at, body = writing.entry
        self._connection.execute(insert(entries).values(number=writing.number, at=at, body=body))

    def _end(self, kind: str, identifiers: Sequence[str], *, number: int) -> None:
        holds = (records.c.kind == kind, records.c.until.is_(None))
        for chunk in _iter_chunks(identifiers):
            self._connection.execute(update(records).where(*holds, records.c.id.in_(chunk)).values(until=number))

    def _erase(self, kind: str, identifiers: Sequence[str], *, number: int) -> None:
        ids: set[str] = set()
        for chunk in _iter_chunks(identifiers):
            of_chunk = (records.c.kind == kind, records.c.id.in_(chunk))
            ids.update(self._connection.scalars(select(records.c.id).where(*of_chunk)))
            self._connection.execute(delete(records).where(*of_chunk))
        if ids:
            self.erases = True
            self._connection.execute(insert(erasures).values(number=number, kind=kind, count=len(ids)))

    def _index(self, query: Select[Any]) -> dict[str, tuple[int, str]]:
        return {identifier: (since, body) for identifier, since, body in self._connection.execute(query)}


class SqlStore:
    """Nouns in a database, with every state they had."""

    def __init__(self, kit: StoreKit, place: Place) -> None:
        self._place = place
        try:
            upgrade(place)
        except BaseException:
            place.close()
            raise
        self._codec = Codec(kit.kinds)
        self._ledger = SqlLedger(place, kit.kinds)
        self._tables = open_tables(kit.folder)

    @property
    def tables(self) -> Tables:
        """The bulk tables."""
        return self._tables

    def unit_of_work(self, as_of: datetime | None = None) -> LedgerUnit:
        """Open a unit of work, or a look back.

        Raises:
            StoreError: the state of that moment was let go by `compact`; says when.
        """
        return open_unit(self._ledger, self._codec, as_of=as_of)

    def compact(self, retention: Retention) -> tuple[Removed, ...]:
        """Let go what the retention allows, and give back the room; says what was removed, sorted by kind.

        Raises:
            StoreError: the place cannot be written, or does not give the room back; says what to do.
        """
        at = to_microseconds(retention.as_of)
        removed = [
            self._ledger.let_go(kind, cutoff=cutoff_of(retention, kind), at=at)
            for kind in sorted(retention.history_days)
        ]
        dropped = self._tables.drop(retention.drop_tables)
        self._place.give_back_room()
        return sorted_removals([*removed, *dropped])

    def close(self) -> None:
        """Let go of files and connections."""
        self._place.close()


def _find_horizon(connection: Connection) -> Horizon | None:
    row = connection.execute(HORIZON).first()
    return None if row is None else Horizon(row.kind, row.revision, row.at)


def _iter_chunks(rows: Iterable[_T]) -> Iterator[list[_T]]:
    rows = iter(rows)
    while chunk := list(islice(rows, CHUNK)):
        yield chunk
