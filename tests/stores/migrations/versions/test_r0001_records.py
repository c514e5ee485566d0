from sqlalchemy import create_engine, inspect

from zonewright.stores.migration import find_version, upgrade_connection

# What stands in the tables after each step, and on PostgreSQL, is tested in tests/stores/test_migration.py.


def test_the_first_step_makes_records_entries_and_erasures() -> None:
    with create_engine("sqlite://").begin() as connection:
        upgrade_connection(connection, "0001")
        assert set(inspect(connection).get_table_names()) == {"alembic_version", "records", "entries", "erasures"}
        assert find_version(connection) == "0001"
