from sqlalchemy import create_engine, inspect, select

from zonewright.stores.migration import find_version, upgrade_connection
from zonewright.stores.schema import horizons

# What stands in the tables after each step, and on PostgreSQL, is tested in tests/stores/test_migration.py.


def test_the_second_step_adds_horizons_and_none_is_set() -> None:
    with create_engine("sqlite://").begin() as connection:
        upgrade_connection(connection, "0001")
        before = set(inspect(connection).get_table_names())
        upgrade_connection(connection, "0002")
        assert set(inspect(connection).get_table_names()) - before == {"horizons"}
        assert connection.execute(select(horizons)).all() == []
        assert find_version(connection) == "0002"
