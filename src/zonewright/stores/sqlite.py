"""The store in one SQLite file of the workspace: the default."""

import math
import os
import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, LargeBinary, NullPool, QueuePool, cast, create_engine, event, func
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from zonewright.contracts.store import StoreKit
from zonewright.errors import StoreError
from zonewright.stores.place import EnginePlace
from zonewright.stores.sql import SqlStore

FILE = "records.sqlite"
PAUSE_S = 0.05
BEGIN = "zonewright_begin"
"""Option of a connection: how it begins a transaction."""

MEANINGS = {
    "SQLITE_BUSY": ("another zonewright is writing here", "wait until it is done, or end it, and do this again"),
    "SQLITE_LOCKED": ("another zonewright is writing here", "wait until it is done, or end it, and do this again"),
    "SQLITE_FULL": ("the disk is full", "make room there and do this again"),
    "SQLITE_IOERR": ("the disk does not take or give it", "look for a full or failing disk, then do this again"),
    "SQLITE_READONLY": ("it may not be written", "give the folder and the file write permission"),
    "SQLITE_PERM": ("it may not be used", "give the folder and the file read and write permission"),
    "SQLITE_AUTH": ("it may not be used", "give the folder and the file read and write permission"),
    "SQLITE_CANTOPEN": ("it cannot be opened", "look whether the folder is there, and may be read and written"),
    "SQLITE_CORRUPT": ("the file is damaged", "put it back from a backup of the workspace, and keep the damaged one"),
    "SQLITE_NOTADB": ("it is no file of records", "put it back from a backup of the workspace"),
}
"""Beginning of SQLite's name of a failure -> what it means, and what to do."""


class SqliteStore(SqlStore):
    """Nouns in one SQLite file."""

    name = "sqlite"

    def __init__(self, kit: StoreKit) -> None:
        path = _make_path(kit)
        if kit.is_known and not (path.is_file() and path.stat().st_size):
            raise StoreError(
                f"{path.as_posix()}: the records of this workspace are gone",
                hint="put the file back from a backup of the workspace",
            )
        super().__init__(kit, SqlitePlace(path, wait_s=kit.wait_s))


class SqlitePlace(EnginePlace):
    """A file of records; on read-only media it is read without leaving a trace."""

    def __init__(self, path: Path, *, wait_s: float) -> None:
        self._path = path
        self._wait_s = wait_s
        self._may_write = _may_write(path)
        pool = QueuePool if self._may_write else NullPool
        super().__init__(create_engine("sqlite://", creator=self._connect, poolclass=pool, hide_parameters=True))
        event.listen(self._engine, "begin", _begin)
        if self._may_write:
            self._use_log()

    def explain(self, failure: SQLAlchemyError) -> StoreError:
        """Say what a failure of SQLite means."""
        cause = failure.orig if isinstance(failure, DBAPIError) else None
        name = getattr(cause, "sqlite_errorname", "")
        for beginning, (meaning, hint) in MEANINGS.items():
            if name.startswith(beginning):
                return StoreError(f"{self._path.as_posix()}: {meaning}", hint=hint)
        return StoreError(f"{self._path.as_posix()} cannot be used: {cause or failure}")

    def write_options(self) -> dict[str, Any]:
        """A transaction that will write asks for that right at once, not half-way."""
        return {BEGIN: "BEGIN IMMEDIATE"}

    def outside_options(self) -> dict[str, Any]:
        """Without a transaction nothing is begun."""
        return {BEGIN: ""}

    def size_of(self, column: ColumnElement[str]) -> ColumnElement[int]:
        """Give the size of a text in bytes."""
        return func.length(cast(column, LargeBinary))

    def wipe(self) -> None:
        """Bring the write-ahead log into the file, where erased rows are overwritten, and empty it."""
        with self.outside() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def give_back_room(self) -> None:
        """Write the file anew without gaps."""
        with self.outside() as connection:
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{self._path.absolute().as_uri()}?{self._mode()}",
            uri=True,
            timeout=self._wait_s,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            for pragma in ("synchronous=FULL", "secure_delete=ON") if self._may_write else ("query_only=ON",):
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()
            raise
        return connection

    def _mode(self) -> str:
        """A file that nobody can write is read as it stands, unless a write-ahead log lies beside it."""
        if self._may_write:
            return "mode=rwc"
        log = self._path.with_name(f"{self._path.name}-wal")
        return "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"

    def _use_log(self) -> None:
        """Let readers read while another writes; the file remembers it."""
        for is_last in (*[False] * math.floor(self._wait_s / PAUSE_S), True):
            try:
                with self.outside() as connection:
                    connection.exec_driver_sql("PRAGMA journal_mode=WAL")
            except StoreError as failure:
                if is_last or "another" not in str(failure):
                    self.close()
                    raise
                time.sleep(PAUSE_S)
            else:
                return


def _begin(connection: Connection) -> None:
    begin = connection.get_execution_options().get(BEGIN, "BEGIN")
    if begin:
        connection.exec_driver_sql(begin)


def _make_path(kit: StoreKit) -> Path:
    """Give the file: the one of the URL, else the one of the folder, which is made where it is missing."""
    if kit.url:
        return _parse_url(kit.url)
    if kit.folder is None:
        raise StoreError("the SQLite store needs a folder", hint="give one, or choose the memory store")
    folder = Path(kit.folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as failure:
        raise StoreError(
            f"cannot make {folder.as_posix()}: {failure.strerror or failure}",
            hint="choose another folder, or make room and give this one write permission",
        ) from failure
    return folder / FILE


def _parse_url(url: str) -> Path:
    if not url.startswith("sqlite:"):
        return Path(url)
    try:
        path = make_url(url).database
    except ArgumentError:
        path = None
    if not path or path == ":memory:":
        raise StoreError(f"{url} names no file", hint="write it as sqlite:///folder/records.sqlite")
    return Path(path)


def _may_write(path: Path) -> bool:
    """Tell whether the file, or its folder while there is none, may be written; SQLite needs both."""
    may_write_folder = os.access(path.parent, os.W_OK | os.X_OK)
    return may_write_folder and (not path.exists() or os.access(path, os.W_OK))
