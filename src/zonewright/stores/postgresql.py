"""The store in a PostgreSQL database, for a site where many write."""

import math
import re
from typing import Any

import psycopg
from sqlalchemy import URL, ColumnElement, Connection, create_engine, func, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from zonewright.contracts.store import StoreKit
from zonewright.errors import StoreError
from zonewright.stores.place import EnginePlace
from zonewright.stores.schema import records
from zonewright.stores.sql import SqlStore

SCHEMES = ("postgresql", "postgresql+psycopg")
LOCK = 0x7A6F6E65
"""The advisory lock that a writer holds up to the end of its transaction: "zone" in ASCII."""
HOW = "write it as postgresql://user@host/database; a password belongs into ~/.pgpass"

MEANINGS = {
    "55P03": ("another zonewright is writing here", "wait until it is done, or end it, and do this again"),
    "53100": ("the disk of the server is full", "make room on the server and do this again"),
    "25006": ("it may only be read", "write to the primary server, not to its copy"),
    "42501": ("this user may not do that", "give the user the rights to create, read and write tables there"),
    "28": ("the server does not let this user in", "look at user and password, and at the server's pg_hba.conf"),
    "3D": ("there is no such database", "create it: createdb --encoding=UTF8 NAME"),
    "53": ("the server has no room for more", "free memory, disk or connections on the server"),
    "57": ("the server was shut down or let go of the connection", "do this again when it runs"),
    "08": ("the server cannot be reached", "look whether it runs, and whether host and port are right"),
    "XX": ("the server reports damage", "look into the server's log before anything else"),
}
"""Beginning of an SQLSTATE -> what it means, and what to do; the longest that fits is the first here."""
FATAL = re.compile(r"FATAL:\s*(.+)")
"""What the server itself says when it refuses a connection."""


class PostgresqlStore(SqlStore):
    """Nouns in a PostgreSQL database."""

    name = "postgresql"

    def __init__(self, kit: StoreKit) -> None:
        super().__init__(kit, PostgresqlPlace(_parse_url(kit.url), wait_s=kit.wait_s))


class PostgresqlPlace(EnginePlace):
    """A database on a server."""

    def __init__(self, url: URL, *, wait_s: float) -> None:
        self._wait_s = wait_s
        self._words = f"PostgreSQL database {url.database or ''} at {_server_of(url)}"
        arguments: dict[str, Any] = {"connect_timeout": max(2, math.ceil(wait_s)), "client_encoding": "utf8"}
        engine = create_engine(url, connect_args=arguments, pool_pre_ping=True, hide_parameters=True)
        super().__init__(engine)

    def explain(self, failure: SQLAlchemyError) -> StoreError:
        """Say what a failure of PostgreSQL means, without its address line."""
        cause = failure.orig if isinstance(failure, DBAPIError) else None
        state = getattr(cause, "sqlstate", None) or ""
        for beginning, (meaning, hint) in MEANINGS.items():
            if state.startswith(beginning):
                return StoreError(f"{self._words}: {meaning}", hint=hint)
        if isinstance(cause, psycopg.OperationalError) and not state:
            meaning, hint = MEANINGS["08"]
            said = FATAL.search(str(cause))
            return StoreError(f"{self._words}: {said[1] if said else meaning}", hint=hint)
        words = getattr(getattr(cause, "diag", None), "message_primary", None) or type(cause or failure).__name__
        return StoreError(f"{self._words} cannot be used: {words}")

    def prepare(self, connection: Connection) -> None:
        """Wait for the one right to write, no longer than said."""
        self._wait_no_longer(connection)
        connection.execute(select(func.pg_advisory_xact_lock(LOCK)))

    def size_of(self, column: ColumnElement[str]) -> ColumnElement[int]:
        """Give the size of a text in bytes."""
        return func.octet_length(column)

    def wipe(self) -> None:
        """Write the table anew without what was erased."""
        self.give_back_room()

    def give_back_room(self) -> None:
        """Write the table anew without gaps."""
        with self.outside() as connection:
            self._wait_no_longer(connection)
            connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {records.name}")

    def _wait_no_longer(self, connection: Connection) -> None:
        timeout = f"{max(1, math.ceil(self._wait_s * 1000))}ms"
        connection.execute(select(func.set_config("lock_timeout", timeout, False)))


def _parse_url(text: str) -> URL:
    """Read the address; it is never repeated in words, since it may hold a password."""
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise StoreError("the address of the PostgreSQL store cannot be read", hint=HOW) from None
    if url.drivername not in SCHEMES:
        raise StoreError(f"the PostgreSQL store has no address of the kind {url.drivername}", hint=HOW)
    return url.set(drivername=SCHEMES[-1])


def _server_of(url: URL) -> str:
    host = url.host or url.query.get("host") or "this machine"
    return f"{host if isinstance(host, str) else ', '.join(host)}{f':{url.port}' if url.port else ''}"
