"""The unit of work of every store: reads at one revision, keeps its own writes on top, commits all or nothing."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Self

from zonewright.errors import ConflictError, StoreError
from zonewright.model.workspace.entry import Entry
from zonewright.stores.codec import Codec, to_microseconds
from zonewright.stores.draft import Draft, derive_writing
from zonewright.stores.ledger import Ledger, Pen, refuse_let_go

BEGIN_AGAIN = "look at what they did (`zonewright changes`), then do yours again on top of it"


def open_unit(ledger: Ledger, codec: Codec, *, as_of: datetime | None) -> "LedgerUnit":
    """Open a unit of work at the last revision, or a look back at the last one that is not later than `as_of`.

    Raises:
        StoreError: the state of that moment was let go.
    """
    if as_of is None:
        return LedgerUnit(ledger, codec, revision=ledger.get_head())
    revision = ledger.get_head(to_microseconds(as_of))
    refuse_let_go(ledger.find_horizon(), revision)
    return LedgerUnit(ledger, codec, revision=revision, looks_back=True)


class LedgerUnit:
    """One all-or-nothing change of a ledger."""

    def __init__(self, ledger: Ledger, codec: Codec, *, revision: int, looks_back: bool = False) -> None:
        self.revision = revision
        self._ledger = ledger
        self._codec = codec
        self._looks_back = looks_back
        self._draft = Draft()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *failure: object) -> None:
        """End; what was not committed is gone."""
        self._draft = Draft()

    def put(self, kind: str, records: Iterable[Any]) -> None:
        """Keep frozen nouns that have an `id`.

        Raises:
            StoreError: the kind is not one the store was made for, or a record is not of that kind.
        """
        self._codec.refuse_unknown(kind)
        written = [(str(record.id), (self._codec.encode(kind, record), record)) for record in records]
        self._draft.changes[kind].update(written)

    def remove(self, kind: str, identifiers: Iterable[str]) -> None:
        """Let records go from here on; earlier revisions still show them. An id that is not there is no error."""
        self._codec.refuse_unknown(kind)
        self._draft.changes[kind].update((str(identifier), (None, None)) for identifier in identifiers)

    def erase(self, kind: str, identifiers: Iterable[str]) -> None:
        """Take records away from every revision, for secrets and what the law asks to forget."""
        gone = [str(identifier) for identifier in identifiers]
        self.remove(kind, gone)
        self._draft.erased[kind].update(gone)

    def get_record(self, identifier: str) -> Any:
        """Give the noun of that id.

        Raises:
            StoreError: there is none.
        """
        found = self.find_record(identifier)
        if found is None:
            raise StoreError(f"no record is called {identifier}", hint="ids stand in survey.json and in the report")
        return found

    def find_record(self, identifier: str) -> Any | None:
        """Give the noun of that id, or `None`; of several kinds the first by name."""
        rows = self._ledger.read_row(identifier, self.revision)
        drafts = {kind: made[identifier] for kind, made in self._draft.changes.items() if identifier in made}
        for kind in sorted({*rows, *drafts}):
            noun = drafts[kind][1] if kind in drafts else self._codec.decode(kind, rows[kind])
            if noun is not None:
                return noun
        return None

    def iter_records(self, kind: str) -> Iterator[Any]:
        """Give the nouns of one kind in the order of their ids."""
        if kind not in self._codec.kinds:
            return
        own = dict(self._draft.changes.get(kind, {}))
        rows = self._ledger.read_rows(kind, self.revision)
        if not own:
            yield from (self._codec.decode(kind, body) for _, body in rows)
            return
        both: dict[str, tuple[str | None, Any]] = {identifier: (body, None) for identifier, body in rows}
        both.update(own)
        for identifier in sorted(both):
            body, noun = both[identifier]
            if body is not None:
                yield noun if noun is not None else self._codec.decode(kind, body)

    def iter_entries(self) -> Iterator[tuple[int, Entry]]:
        """Give the log up to this revision, oldest first, each entry with its number."""
        for number, body in self._ledger.read_entries(self.revision):
            yield number, self._codec.decode_entry(body)

    def commit(self, entry: Entry, *, alone: bool = False) -> int:
        """Make everything that was put visible at once, with its entry; gives the number of the revision.

        Raises:
            ConflictError: others changed the same records meanwhile, or anything when `alone`; nothing is kept.
            StoreError: this is a look back; the place is full, read-only, or another process does not let go of it.
        """
        if self._looks_back:
            raise StoreError("a look back changes nothing", hint="do it without --as-of")
        written = (to_microseconds(entry.at), self._codec.encode_entry(entry))
        draft = self._draft
        with self._ledger.take_pen() as pen:
            head = pen.head()
            if head > self.revision:
                self._refuse_moved(pen, entry, alone=alone)
            writing, clashes = derive_writing(draft, pen, codec=self._codec, revision=self.revision, entry=written)
            if clashes:
                raise self._conflict(pen, clashes[0][1], what=_name_clashes(clashes), entry=entry)
            pen.write(writing)
        self.revision = writing.number
        self._draft = Draft()
        return self.revision

    def _refuse_moved(self, pen: Pen, entry: Entry, *, alone: bool) -> None:
        """Others committed since: see whether that alone stands against it."""
        if alone:
            raise self._conflict(pen, self.revision + 1, what="the workspace was changed meanwhile", entry=entry)
        erasure = pen.last_erasure()
        if erasure > self.revision and self._draft.changes:
            raise self._conflict(pen, erasure, what="records were erased meanwhile", entry=entry)
        refuse_let_go(pen.find_horizon(), self.revision)

    def _conflict(self, pen: Pen, number: int, *, what: str, entry: Entry) -> ConflictError:
        body = pen.find_entry(number)
        first = self._codec.decode_entry(body) if body else None
        by = f' by {first.principal} on {first.at:%Y-%m-%d %H:%M:%S} UTC ("{first.what}")' if first else ""
        return ConflictError(
            f"{what}{by}; what {entry.principal} did began before that and was not kept",
            hint=BEGIN_AGAIN,
        )


def _name_clashes(clashes: list[tuple[str, int]]) -> str:
    more = f", and {len(clashes) - 1} more," if len(clashes) > 1 else ""
    return f"{clashes[0][0]}{more} was changed meanwhile"
