"""Store: keeps nouns by id inside units of work."""

from collections.abc import Iterable, Iterator
from typing import Any, Protocol, Self


class UnitOfWork(Protocol):
    """All or nothing: what was put is seen by others after `commit`, never in part.

    Laws:
        read your own writes inside the unit; others see them after `commit`.
        leaving the `with` block without `commit` keeps nothing.
        `iter_records` gives the records of a kind in the order of their ids.
        putting an id again replaces the record.
    """

    def __enter__(self) -> Self:
        """Begin."""
        ...

    def __exit__(self, *failure: object) -> None:
        """End; what was not committed is gone."""
        ...

    def put(self, kind: str, records: Iterable[Any]) -> None:
        """Keep frozen nouns that have an `id`."""
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

    def commit(self) -> None:
        """Make everything that was put visible at once."""
        ...


class Store(Protocol):
    """Where nouns are kept."""

    name: str

    def unit_of_work(self) -> UnitOfWork:
        """Open a unit of work."""
        ...
