"""The arrays of the walker."""

import numpy as np

from zonewright.sources.captures import column


def test_tables_that_hash_have_a_power_of_two_of_rows() -> None:
    tables = column.make_tables(column.RoomTables(None, None, None, None, None, None))
    for rows in (tables.slots, tables.messages, tables.kept):
        assert len(rows) & (len(rows) - 1) == 0
    assert len(tables.slots) >= 2 * len(tables.flows)
    assert len(tables.flows) > column.BATCH_ROWS
    assert len(tables.recent) & (len(tables.recent) - 1) == 0


def test_tables_are_empty() -> None:
    tables = column.make_tables(column.RoomTables(None, None, None, None, None, None))
    assert not np.any(tables.flows)
    assert tables.counters[column.FIRST_TIME] == column.NO_TIME
