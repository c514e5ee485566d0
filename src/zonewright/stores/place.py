"""Where rows of a database lie: how it is opened, read, written by one at a time, and what its failures mean."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from zonewright.errors import StoreError


class Place(Protocol):
    """A database of records."""

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection that reads one state.

        Raises:
            StoreError: the place cannot be read; says why and what to do.
        """
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """Wait until nobody else writes, then give a connection; what it wrote is kept when nothing failed.

        Raises:
            StoreError: the place cannot be written; says why and what to do. Nothing is kept.
        """
        ...

    def size_of(self, column: ColumnElement[str]) -> ColumnElement[int]:
        """Give the size of a text in bytes, as the database counts."""
        ...

    def wipe(self) -> None:
        """Make sure that what was erased is in no file any more; when others read just now, the next call does."""
        ...

    def give_back_room(self) -> None:
        """Give the room of what was removed back to the machine."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...


class EnginePlace:
    """What the places of all databases do alike."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def explain(self, failure: SQLAlchemyError) -> StoreError:
        """Say what a failure means."""
        return StoreError(f"the records cannot be reached: {failure}")

    def prepare(self, connection: Connection) -> None:
        """Wait until nobody else writes."""

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that reads one state."""
        with self._explained(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Wait until nobody else writes, then give a connection; what it wrote is kept when nothing failed."""
        with self._explained(), self._engine.connect() as connected:
            connection = connected.execution_options(**self.write_options())
            with connection.begin():
                self.prepare(connection)
                yield connection

    @contextmanager
    def outside(self) -> Iterator[Connection]:
        """Give a connection without a transaction."""
        with self._explained(), self._engine.connect() as connection:
            yield connection.execution_options(**self.outside_options())

    def write_options(self) -> dict[str, Any]:
        """Give the options of a connection that will write."""
        return {}

    def outside_options(self) -> dict[str, Any]:
        """Give the options of a connection without a transaction."""
        return {"isolation_level": "AUTOCOMMIT"}

    def close(self) -> None:
        """Let go of files and connections."""
        self._engine.dispose()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as failure:
            raise self.explain(failure) from failure
