"""Every schema that was ever released comes up to this version, on both databases, with what stands in it."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, update

from tests.stores.cluster import Cluster
from tests.stores.kept import Note, keep, make_kit, make_store, opened, read
from tests.stores.tagging import ENTRIES, FOLDER, KINDS, STATES, first_whole_revision, load_sqlite, read_postgresql
from zonewright.contracts.store import Store, StoreKit
from zonewright.errors import StoreError
from zonewright.stores.migration import SCRIPTS, find_version
from zonewright.stores.postgresql import PostgresqlStore
from zonewright.stores.schema import HEAD, metadata, version
from zonewright.stores.sqlite import SqliteStore

TAGGED = sorted(path.name.removesuffix(".sqlite.sql") for path in FOLDER.glob("*.sqlite.sql"))
OPEN_AND_LIST = """
import sys
from pathlib import Path
from tests.stores.kept import make_kit, make_store, read
print(len(read(make_store("sqlite", make_kit(Path(sys.argv[1]))))), "alembic" in sys.modules)
"""


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    return ScriptDirectory.from_config(config)


def assert_whole(store: Store, name: str) -> None:
    """Every record of every revision, and every entry, is there."""
    for number in range(first_whole_revision(name), len(STATES) + 1):
        with store.unit_of_work(ENTRIES[number - 1].at + timedelta(seconds=1)) as unit:
            assert unit.revision == number
            assert {kind: list(unit.iter_records(kind)) for kind in KINDS} == STATES[number - 1]
    with store.unit_of_work() as unit:
        assert [entry for _, entry in unit.iter_entries()] == list(ENTRIES)
        unit.remove("zones", [STATES[-1]["zones"][0].id])
        assert unit.commit(ENTRIES[-1]) == len(ENTRIES) + 1


@pytest.mark.parametrize("name", TAGGED)
def test_a_released_schema_comes_up_to_date_on_sqlite(name: str, tmp_path: Path) -> None:
    load_sqlite(name, tmp_path / "records.sqlite")
    store = SqliteStore(StoreKit(KINDS, folder=tmp_path))
    assert_whole(store, name)
    store.close()


@pytest.mark.parametrize("name", TAGGED)
def test_a_released_schema_comes_up_to_date_on_postgresql(name: str, cluster: Cluster) -> None:
    address = cluster.make_database()
    with psycopg.connect(address) as connection:
        connection.execute(read_postgresql(name).encode())
    store = PostgresqlStore(StoreKit(KINDS, url=address))
    assert_whole(store, name)
    store.close()


def test_every_revision_of_the_schema_has_its_dumps() -> None:
    revisions = sorted(script.revision for script in scripts().walk_revisions())
    assert scripts().get_heads() == [HEAD] == revisions[-1:]
    for revision in revisions:
        for database in ("sqlite", "postgresql"):
            assert (FOLDER / f"{revision}.{database}.sql").is_file(), "python -m tests.stores.tagging writes it"


def test_migrations_make_the_tables_of_the_schema_on_sqlite(tmp_path: Path) -> None:
    make_store("sqlite", make_kit(tmp_path)).close()
    assert differences(f"sqlite:///{tmp_path / 'records.sqlite'}") == []


def test_migrations_make_the_tables_of_the_schema_on_postgresql(cluster: Cluster) -> None:
    address = cluster.make_database()
    make_store("postgresql", make_kit(address)).close()
    assert differences(address.replace("://", "+psycopg://")) == []


def differences(url: str) -> list[object]:
    engine = create_engine(url)
    with engine.connect() as connection:
        found: list[object] = compare_metadata(MigrationContext.configure(connection), metadata)
        assert find_version(connection) == HEAD
    engine.dispose()
    return found


def test_a_schema_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    with opened("sqlite", make_kit(tmp_path)) as store:
        keep(store, Note("a"))
    engine = create_engine(f"sqlite:///{tmp_path / 'records.sqlite'}")
    with engine.begin() as connection:
        connection.execute(update(version).values(version_num="9001"))
    engine.dispose()
    before = (tmp_path / "records.sqlite").read_bytes()
    with pytest.raises(StoreError, match="newer zonewright: their schema is 9001") as caught:
        make_store("sqlite", make_kit(tmp_path))
    assert "install the newer" in (caught.value.hint or "")
    assert (tmp_path / "records.sqlite").read_bytes() == before


def test_a_file_of_another_program_is_refused(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'records.sqlite'}")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE records (song TEXT)")
    engine.dispose()
    with pytest.raises(StoreError, match="records already exists"):
        make_store("sqlite", make_kit(tmp_path))


def test_opening_a_current_store_does_not_load_alembic(tmp_path: Path) -> None:
    with opened("sqlite", make_kit(tmp_path)) as store:
        keep(store, Note("a"))
    ran = subprocess.run(
        [sys.executable, "-c", OPEN_AND_LIST, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == ["1", "False"]


def test_processes_that_make_one_store_at_once_all_find_it_made(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OPEN_AND_LIST, str(tmp_path / "made" / "together")]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    results = [process.communicate() for process in processes]
    assert [out.split()[:1] for out, _ in results] == [[b"0"]] * 4, results
    with opened("sqlite", make_kit(tmp_path / "made" / "together")) as store:
        assert read(store) == []
