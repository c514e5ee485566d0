"""What a server, its network and other programs do to a database of records."""

import threading
import time
from pathlib import Path

import psycopg
import pytest

from tests.stores.cluster import Cluster
from tests.stores.kept import Note, erase, keep, make_kit, make_store, opened, read, refusal
from tests.stores.killing import assert_survives_kills
from zonewright.errors import StoreError
from zonewright.stores.postgresql import LOCK

# The laws of the family stand in tests/contracts/test_stores.py.

SECRET = "hunter2secret"  # noqa: S105  it stands for one


def refused(address: str) -> StoreError:
    with pytest.raises(StoreError) as caught:
        make_store("postgresql", make_kit(address, wait_s=1))
    return caught.value


def test_both_spellings_of_an_address_lead_to_one_store(cluster: Cluster) -> None:
    address = cluster.make_database()
    with opened("postgresql", make_kit(address)) as store:
        keep(store, Note("a"))
    with opened("postgresql", make_kit(address.replace("://", "+psycopg://"))) as store:
        assert read(store) == [Note("a")]


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://anna:{SECRET}@127.0.0.1:1/plant",
        f"postgresql://anna:{SECRET}@127.0.0.1:1/plant?password={SECRET}",
        f"postgresql://anna:{SECRET}@127.0.0.1:{SECRET}/plant",
        f"mysql://anna:{SECRET}@127.0.0.1/plant",
        f"{SECRET}",
        "",
    ],
)
def test_an_address_that_leads_nowhere_is_refused_without_its_password(address: str) -> None:
    error = refused(address)
    assert error.hint
    told = [str(error), error.hint]
    cause: BaseException | None = error
    while cause is not None:
        told.append(repr(cause))
        cause = cause.__cause__
    assert all(SECRET not in words for words in told)


def test_a_server_that_does_not_run_is_named_with_what_to_do() -> None:
    error = refused("postgresql://anna@127.0.0.1:1/plant")
    assert "database plant at 127.0.0.1:1: the server cannot be reached" in str(error)
    assert "look whether it runs" in (error.hint or "")


def test_a_database_that_is_not_there_is_named(cluster: Cluster) -> None:
    assert 'database "nowhere" does not exist' in str(refused(cluster.address("nowhere")))


def test_a_user_without_rights_is_told(cluster: Cluster) -> None:
    address = cluster.make_database()
    with psycopg.connect(address) as connection:
        connection.execute("DROP ROLE IF EXISTS guest")
        connection.execute("CREATE ROLE guest LOGIN")
        connection.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    error = refused(address.replace("postgres@", "guest@"))
    assert "may not do that" in str(error)
    assert "rights" in (error.hint or "")


def test_a_database_that_may_only_be_read_is_read(cluster: Cluster) -> None:
    address = cluster.make_database()
    with opened("postgresql", make_kit(address)) as store:
        keep(store, Note("a"))
    with opened("postgresql", make_kit(f"{address}&options=-c%20default_transaction_read_only%3Don")) as store:
        assert read(store) == [Note("a")]
        assert "may only be read" in str(refusal(store, Note("b")))


def test_a_writer_waits_for_another_and_then_says_so(cluster: Cluster) -> None:
    address = cluster.make_database()
    with opened("postgresql", make_kit(address, wait_s=0.3)) as store:
        keep(store, Note("a"))
        with psycopg.connect(address) as holder:
            holder.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            begun = time.monotonic()
            error = refusal(store, Note("b"))
            assert time.monotonic() - begun > 0.25
            assert "another zonewright is writing here" in str(error)
            assert read(store) == [Note("a")]
        assert keep(store, Note("b")) == 2


def test_killed_at_60_moments_it_keeps_whole_revisions_and_all_that_was_acknowledged(cluster: Cluster) -> None:
    assert_survives_kills("postgresql", cluster.make_database(), kills=60)


def test_a_connection_that_the_server_ended_is_made_again(cluster: Cluster) -> None:
    address = cluster.make_database()
    with opened("postgresql", make_kit(address)) as store:
        keep(store, Note("a"))
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        assert read(store) == [Note("a")]
        assert keep(store, Note("b")) == 2


def test_text_that_the_database_has_no_letters_for_is_refused(cluster: Cluster) -> None:
    with opened("postgresql", make_kit(cluster.make_database(encoding="LATIN1"))) as store:
        keep(store, Note("ä"))
        assert "cannot be used" in str(refusal(store, Note("☃")))
        assert read(store) == [Note("ä")]


def test_what_was_erased_is_not_in_the_table_s_files(cluster: Cluster) -> None:
    address = cluster.make_database()
    with opened("postgresql", make_kit(address)) as store:
        keep(store, Note("a", "correct horse"), Note("b"))
        erase(store, "a")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        (file,) = connection.execute("SELECT pg_relation_filepath('records')").fetchone() or ("",)
    content = (cluster.folder / "made" / file).read_bytes()
    assert b'"id":"b"' in content
    assert b"correct horse" not in content


def test_two_programs_that_make_one_store_at_once_both_find_it_made(cluster: Cluster) -> None:
    address = cluster.make_database()
    failures: list[BaseException] = []

    def make() -> None:
        try:
            make_store("postgresql", make_kit(address)).close()
        except BaseException as failure:  # noqa: BLE001  it is looked at below
            failures.append(failure)

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_bulk_tables_lie_in_the_folder_beside_the_database(cluster: Cluster, tmp_path: Path) -> None:
    import pyarrow as pa

    table = pa.table({"a": [1]})
    with opened("postgresql", make_kit(cluster.empty_database(), folder=tmp_path)) as store:
        store.tables.put_table("flow_records/x", table)
    assert (tmp_path / "tables" / "flow_records" / "x.parquet").is_file()
