"""The store that lives as long as the process: a full member of the family, for work that nobody must remember."""

import threading
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from zonewright.contracts.store import Removed, Retention, StoreKit, Tables
from zonewright.stores.bulk import open_tables
from zonewright.stores.codec import Codec, to_microseconds
from zonewright.stores.ledger import Horizon, Pen, Writing, refuse_let_go
from zonewright.stores.retention import cutoff_of, sorted_removals
from zonewright.stores.unit import LedgerUnit, open_unit

Row = tuple[int, int | None, str]
"""Since, until and text."""
History = dict[str, tuple[Row, ...]]
"""Record id -> its rows, oldest first."""


@dataclass(frozen=True, slots=True)
class _State:
    """What holds since the last commit; one assignment replaces it as a whole."""

    head: int = 0
    last_erasure: int = 0
    histories: Mapping[str, History] = field(default_factory=dict)
    horizons: Mapping[str, Horizon] = field(default_factory=dict)


@dataclass(slots=True)
class _Book:
    """The state, and the entries up to its head, numbered from 1."""

    state: _State = field(default_factory=_State)
    entries: list[tuple[int, str]] = field(default_factory=list)


class MemoryLedger:
    """Rows in dictionaries, read and written under one lock."""

    def __init__(self) -> None:
        self._book = _Book()
        self._lock = threading.RLock()

    def get_head(self, as_of: int | None = None) -> int:
        """Give the last revision, or the last whose entry is not later than a moment; 0 when there is none."""
        with self._lock:
            head = self._book.state.head
            if as_of is None:
                return head
            numbered = enumerate(self._book.entries[:head], start=1)
            return max((number for number, (at, _) in numbered if at <= as_of), default=0)

    def find_horizon(self) -> Horizon | None:
        """Give the latest horizon."""
        return _MemoryPen(self._book).find_horizon()

    def read_rows(self, kind: str, revision: int) -> Sequence[tuple[str, str]]:
        """Give id and text of every record of a kind, in the order of ids by code points."""
        with self._lock:
            refuse_let_go(self.find_horizon(), revision)
            history = self._book.state.histories.get(kind, {})
            found = ((identifier, _body_at(rows, revision)) for identifier, rows in history.items())
            return sorted((identifier, body) for identifier, body in found if body is not None)

    def read_row(self, identifier: str, revision: int) -> Mapping[str, str]:
        """Give what has that id: kind -> text."""
        with self._lock:
            refuse_let_go(self.find_horizon(), revision)
            histories = self._book.state.histories.items()
            found = {kind: _body_at(history.get(identifier, ()), revision) for kind, history in histories}
            return {kind: body for kind, body in found.items() if body is not None}

    def read_entries(self, revision: int) -> Iterator[tuple[int, str]]:
        """Give numbers and texts of the log up to a revision."""
        with self._lock:
            entries = self._book.entries[:revision]
        return ((number, body) for number, (_, body) in enumerate(entries, start=1))

    @contextmanager
    def take_pen(self) -> Iterator[Pen]:
        """Wait until nobody else writes."""
        with self._lock:
            yield _MemoryPen(self._book)

    def let_go(self, kind: str, *, cutoff: int, at: int) -> Removed:
        """Remove superseded rows of a kind that ended at or before the cutoff."""
        with self._lock:
            state = self._book.state
            past = {number for number, (ended, _) in enumerate(self._book.entries, start=1) if ended <= cutoff}
            history = state.histories.get(kind, {})
            kept = {name: tuple(row for row in rows if row[1] not in past) for name, rows in history.items()}
            gone = [row for rows in history.values() for row in rows if row[1] in past]
            if gone:
                horizon = Horizon(kind, max(until for _, until, _ in gone if until), at)
                self._book.state = replace(
                    state,
                    histories={**state.histories, kind: {name: rows for name, rows in kept.items() if rows}},
                    horizons={**state.horizons, kind: horizon},
                )
            return Removed(kind, len(gone), sum(len(body.encode("utf-8")) for _, _, body in gone))


class _MemoryPen:
    def __init__(self, book: _Book) -> None:
        self._book = book

    def head(self) -> int:
        return self._book.state.head

    def last_erasure(self) -> int:
        return self._book.state.last_erasure

    def find_horizon(self) -> Horizon | None:
        horizons = self._book.state.horizons.values()
        return max(horizons, key=lambda horizon: (horizon.revision, horizon.kind), default=None)

    def find_entry(self, number: int) -> str | None:
        return self._book.entries[number - 1][1] if 0 < number <= self._book.state.head else None

    def read_current(self, kind: str, identifiers: Sequence[str]) -> Mapping[str, tuple[int, str]]:
        history = self._book.state.histories.get(kind, {})
        last = ((identifier, history[identifier][-1]) for identifier in identifiers if identifier in history)
        return {identifier: (since, body) for identifier, (since, until, body) in last if until is None}

    def read_ended(self, kind: str, after: int) -> Mapping[str, int]:
        history = self._book.state.histories.get(kind, {})
        last = ((identifier, rows[-1][1]) for identifier, rows in history.items())
        return {identifier: until for identifier, until in last if until is not None and until > after}

    def write(self, writing: Writing) -> None:
        """Make the new state beside the old one, then put it in its place; an interrupt leaves the old."""
        state = self._book.state
        changed: dict[str, History] = {}
        erases = False
        for kind in {*writing.ends, *writing.begins, *writing.erased}:
            history = dict(state.histories.get(kind, {}))
            for identifier in writing.erased.get(kind, ()):
                erases = history.pop(identifier, None) is not None or erases
            for identifier in writing.ends.get(kind, ()):
                *before, (since, _, body) = history[identifier]
                history[identifier] = (*before, (since, writing.number, body))
            for identifier, body in writing.begins.get(kind, ()):
                history[identifier] = (*history.get(identifier, ()), (writing.number, None, body))
            changed[kind] = history
        self._book.entries[state.head :] = [writing.entry]
        self._book.state = _State(
            head=writing.number,
            last_erasure=writing.number if erases else state.last_erasure,
            histories={**state.histories, **changed},
            horizons=state.horizons,
        )


class MemoryStore:
    """Nouns in dictionaries, with every state they had."""

    name = "memory"

    def __init__(self, kit: StoreKit) -> None:
        self._codec = Codec(kit.kinds)
        self._ledger = MemoryLedger()
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
        """Let go what the retention allows; says what was removed, sorted by kind."""
        at = to_microseconds(retention.as_of)
        removed = [
            self._ledger.let_go(kind, cutoff=cutoff_of(retention, kind), at=at)
            for kind in sorted(retention.history_days)
        ]
        return sorted_removals([*removed, *self._tables.drop(retention.drop_tables)])

    def close(self) -> None:
        """Nothing is held."""


def _body_at(rows: tuple[Row, ...], revision: int) -> str | None:
    place = bisect_right(rows, revision, key=lambda row: row[0])
    if place == 0:
        return None
    _, until, body = rows[place - 1]
    return body if until is None or until > revision else None
