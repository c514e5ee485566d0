"""What stands in the dumps under `tagged/`, and how a dump of a new revision of the schema is written.

    python -m tests.stores.tagging 0002

A dump is written once, when its revision is new, and never again: it is what people have on their disks.
"""

import dataclasses
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, insert

from tests.needs import find_postgresql
from tests.stores.cluster import running_cluster
from tests.stores.kept import make_entry
from zonewright.model.asset import Address, Asset, Role
from zonewright.model.identifier import Id, Origin
from zonewright.model.workspace.entry import Entry
from zonewright.model.zone import Zone, ZoneKind
from zonewright.stores.codec import Codec, to_microseconds
from zonewright.stores.migration import upgrade_connection
from zonewright.stores.schema import entries, erasures, horizons, records

FOLDER = Path(__file__).parent / "tagged"
KINDS: dict[str, type] = {"assets": Asset, "zones": Zone}

FIRST = Asset(
    id=Id("asset-aaaaaaaaaaaa"),
    origin=Origin.OBSERVED,
    basis=(Id("observation-aaaaaaaaaaaa"),),
    name="Panel",
    role=Role.HMI,
    purdue_level=2.0,
    addresses=(Address("00:0c:29:00:00:21", "10.0.1.21", 1), Address(ip="10.0.2.21")),
    zone=Id("zone-aaaaaaaaaaaa"),
    confidence=0.9,
    shared=True,
)
SECOND = Asset(Id("asset-bbbbbbbbbbbb"), Origin.DECLARED, (Id("observation-bbbbbbbbbbbb"),), "SCADA")
RENAMED = dataclasses.replace(FIRST, name="Füllerpumpe ☃")
ZONE = Zone(
    id=Id("zone-aaaaaaaaaaaa"),
    origin=Origin.DERIVED,
    basis=(FIRST.id, SECOND.id),
    name="Supervision",
    kind=ZoneKind.SUPERVISION,
    purdue_level=2.0,
    assets=(FIRST.id, SECOND.id),
    sl_target=(2, 2, 2, 2, 2, 2, 2),
    held_down_by=(("SR 1.1",), (), (), (), ("SR 5.1", "SR 5.2"), (), ()),
)
ENTRIES: tuple[Entry, ...] = tuple(
    make_entry(what, who=who, minute=minute)
    for minute, (what, who) in enumerate(
        [("first", "anna"), ("renamed", "bert"), ("removed", "anna"), ("erased", "dora")]
    )
)
STATES: tuple[dict[str, list[Any]], ...] = (
    {"assets": [FIRST, SECOND], "zones": []},
    {"assets": [RENAMED, SECOND], "zones": [ZONE]},
    {"assets": [RENAMED], "zones": [ZONE]},
    {"assets": [RENAMED], "zones": [ZONE]},
)
"""What each revision holds, unless a compaction let it go; records stand in the order of their ids."""


def write_rows(connection: Connection, revision: str) -> None:
    """Write the states as a store of this revision of the schema does."""
    codec = Codec(KINDS)
    rows: list[tuple[str, Any, int, int | None]] = [
        ("assets", FIRST, 1, 2),
        ("assets", SECOND, 1, 3),
        ("assets", RENAMED, 2, None),
        ("zones", ZONE, 2, None),
    ]
    for kind, noun, since, until in rows:
        body = codec.encode(kind, noun)
        connection.execute(insert(records).values(kind=kind, id=noun.id, since=since, until=until, body=body))
    for number, entry in enumerate(ENTRIES, start=1):
        at, body = to_microseconds(entry.at), codec.encode_entry(entry)
        connection.execute(insert(entries).values(number=number, at=at, body=body))
    connection.execute(insert(erasures).values(number=4, kind="assets", count=1))
    if revision >= "0002":
        connection.execute(insert(horizons).values(kind="zones", revision=2, at=to_microseconds(ENTRIES[3].at)))


def first_whole_revision(revision: str) -> int:
    """The first revision of the records that a dump still holds whole."""
    return 2 if revision >= "0002" else 1


def load_sqlite(name: str, file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.executescript((FOLDER / f"{name}.sqlite.sql").read_text("utf-8"))
    connection.close()


def read_postgresql(name: str) -> str:
    return (FOLDER / f"{name}.postgresql.sql").read_text("utf-8")


def write_dumps(revision: str) -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        upgrade_connection(connection, revision)
        write_rows(connection, revision)
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.commit()
        lines = "\n".join(driver.iterdump())
    (FOLDER / f"{revision}.sqlite.sql").write_text(f"{lines}\n", "utf-8")
    with running_cluster() as cluster:
        address = cluster.make_database()
        with create_engine(address.replace("://", "+psycopg://")).begin() as connection:
            upgrade_connection(connection, revision)
            write_rows(connection, revision)
        command = [find_postgresql("pg_dump"), "--inserts", "--no-owner", "--no-privileges", address]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    (FOLDER / f"{revision}.postgresql.sql").write_text("".join(_iter_statements(text)), "utf-8")


def _iter_statements(text: str) -> Iterator[str]:
    """A dump without remarks, empty lines and what only `psql` knows."""
    for line in text.splitlines(keepends=True):
        if line.strip() and not line.startswith(("--", "\\")):
            yield line


if __name__ == "__main__":
    write_dumps(sys.argv[1])
