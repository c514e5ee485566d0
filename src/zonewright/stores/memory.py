"""The store that lives as long as the process: a full member of the family, for work that nobody must remember."""

from collections.abc import Iterable, Iterator
from typing import Any, Self

from zonewright.errors import StoreError

Shelf = dict[str, tuple[str, Any]]
"""Record id -> kind and noun."""


class MemoryUnitOfWork:
    """One all-or-nothing change of a memory store."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._changed: Shelf = {}

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *failure: object) -> None:
        """End; what was not committed is gone."""
        self._changed = {}

    def put(self, kind: str, records: Iterable[Any]) -> None:
        """Keep frozen nouns that have an `id`."""
        for record in records:
            self._changed[str(record.id)] = (kind, record)

    def find_record(self, identifier: str) -> Any | None:
        """Give the noun of that id, or `None`."""
        found = self._changed.get(identifier) or self._shelf.get(identifier)
        return found[1] if found else None

    def get_record(self, identifier: str) -> Any:
        """Give the noun of that id.

        Raises:
            StoreError: there is none.
        """
        found = self.find_record(identifier)
        if found is None:
            raise StoreError(f"no record is called {identifier}", hint="ids stand in survey.json and in the report")
        return found

    def iter_records(self, kind: str) -> Iterator[Any]:
        """Give the nouns of one kind in the order of their ids."""
        both = {**self._shelf, **self._changed}
        for identifier in sorted(both):
            if both[identifier][0] == kind:
                yield both[identifier][1]

    def commit(self) -> None:
        """Make everything that was put visible at once."""
        self._shelf.update(self._changed)
        self._changed = {}


class MemoryStore:
    """Nouns in a dictionary."""

    name = "memory"

    def __init__(self) -> None:
        self._shelf: Shelf = {}

    def unit_of_work(self) -> MemoryUnitOfWork:
        """Open a unit of work."""
        return MemoryUnitOfWork(self._shelf)
