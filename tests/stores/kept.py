"""Nouns, entries and stores for the tests of stores: they need no more of a noun than its id."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from zonewright.contracts.store import Removed, Retention, Store, StoreKit
from zonewright.errors import StoreError
from zonewright.model.workspace.entry import Entry, Outcome

AT = datetime(2027, 1, 4, 6, 0, tzinfo=UTC)
"""The moment of the first entry; revision n is n minutes later unless a test says otherwise."""


@dataclass(frozen=True, slots=True)
class Note:
    """A noun that a store has never heard of."""

    id: str
    text: str = ""
    name: str = ""
    weight: float = 0.0
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Remark:
    id: str
    text: str = ""


KINDS: dict[str, type] = {"notes": Note, "remarks": Remark}
CLASSES = {"memory": "memory:MemoryStore", "sqlite": "sqlite:SqliteStore", "postgresql": "postgresql:PostgresqlStore"}


def make_entry(what: str = "noted", *, who: str = "anna", minute: float = 0) -> Entry:
    return Entry(AT + timedelta(minutes=minute), who, "system", "apply", Outcome.DONE, what)


def make_kit(place: str | Path = "", *, folder: Path | None = None, wait_s: float = 10.0) -> StoreKit:
    """A kit for a folder, or for an address with or without a folder for bulk tables."""
    if isinstance(place, Path):
        return StoreKit(KINDS, folder=place, wait_s=wait_s)
    return StoreKit(KINDS, url=place, folder=folder, wait_s=wait_s)


def make_store(name: str, kit: StoreKit) -> Store:
    module, _, member = CLASSES[name].partition(":")
    made: Store = getattr(import_module(f"zonewright.stores.{module}"), member)(kit)
    return made


@contextmanager
def opened(name: str, kit: StoreKit) -> Iterator[Store]:
    store = make_store(name, kit)
    try:
        yield store
    finally:
        store.close()


def keep(store: Store, *records: Any, kind: str = "notes", entry: Entry | None = None) -> int:
    """Commit records with an entry a minute after the one before."""
    with store.unit_of_work() as unit:
        unit.put(kind, records)
        return unit.commit(entry or make_entry(f"kept {len(records)} {kind}", minute=unit.revision))


def let_go(store: Store, *identifiers: str, kind: str = "notes") -> int:
    with store.unit_of_work() as unit:
        unit.remove(kind, identifiers)
        return unit.commit(make_entry("removed", minute=unit.revision))


def erase(store: Store, *identifiers: str, kind: str = "notes") -> int:
    with store.unit_of_work() as unit:
        unit.erase(kind, identifiers)
        return unit.commit(make_entry("erased", who="dora", minute=unit.revision))


def read(store: Store, kind: str = "notes", *, minute: float | None = None) -> list[Any]:
    """What holds now, or at a minute after the first entry."""
    as_of = None if minute is None else AT + timedelta(minutes=minute)
    with store.unit_of_work(as_of) as unit:
        return list(unit.iter_records(kind))


def refusal(store: Store, *records: Any, kind: str = "notes") -> StoreError:
    """The error with which a store refuses records."""
    try:
        keep(store, *records, kind=kind)
    except StoreError as error:
        return error
    raise AssertionError("nothing was refused")


def compact(store: Store, *, minute: float, days: float = 0, drop: tuple[str, ...] = ()) -> tuple[Removed, ...]:
    """Let go of notes, and of tables, as of a minute after the first entry."""
    return store.compact(Retention(AT + timedelta(minutes=minute), {"notes": days}, drop))
