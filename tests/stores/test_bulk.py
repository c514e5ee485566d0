import shutil
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from zonewright.contracts.store import Removed
from zonewright.errors import StoreError
from zonewright.model.tables import FLOW_RECORDS, SIGHTINGS
from zonewright.stores.bulk import DroppableTables, FolderTables, MemoryTables, open_tables

BAD_NAMES = [
    "",
    "/a",
    "a/",
    "a//b",
    "../a",
    "a/../b",
    "a\\b",
    "A",
    "a.parquet",
    ".a",
    "-a",
    "a b",
    "ä",
    "a\n",
    "a" * 201,
]


@pytest.fixture(params=["memory", "folder"])
def tables(request: pytest.FixtureRequest, tmp_path: Path) -> DroppableTables:
    return open_tables(tmp_path if request.param == "folder" else None)


def make_odd_table() -> pa.Table:
    """Types that Parquet knows less exactly than Arrow."""
    columns = {
        "small": pa.array([1, None], pa.uint8()),
        "words": pa.array(["a", "b"]).dictionary_encode().cast(pa.dictionary(pa.int8(), pa.string())),
        "seconds": pa.array([1, 2], pa.timestamp("s", "UTC")),
        "nanoseconds": pa.array([1, 2], pa.timestamp("ns")),
        "lists": pa.array([[1], None], pa.list_(pa.int16())),
        "bytes": pa.array([b"12345678", None], pa.binary(8)),
        "large": pa.array(["x", None], pa.large_string()),
        "half": pa.array([np.float16(1.5), None], pa.float16()),
        "wait": pa.array([1, 2], pa.duration("s")),
    }
    schema = pa.schema(
        [pa.field(name, column.type, metadata={"unit": name}) for name, column in columns.items()],
        metadata={"zonewright": "words", "pandas": "{}"},
    )
    schema = schema.set(2, schema.field(2).with_nullable(False))
    return pa.table(list(columns.values()), schema=schema)


@pytest.mark.parametrize("schema", [FLOW_RECORDS, SIGHTINGS])
def test_a_table_of_the_walker_comes_back_equal(tables: DroppableTables, schema: pa.Schema) -> None:
    table = schema.with_metadata({"input": "input-a"}).empty_table()
    tables.put_table("flow_records/input-a", table)
    found = tables.find_table("flow_records/input-a")
    assert found is not None
    assert found.schema.equals(table.schema, check_metadata=True)


def test_types_nulls_and_metadata_come_back_as_they_were(tables: DroppableTables) -> None:
    table = make_odd_table()
    tables.put_table("odd", table)
    found = tables.find_table("odd")
    assert found is not None
    assert found.schema.equals(table.schema, check_metadata=True)
    assert found.equals(table, check_metadata=True)


def test_a_table_put_again_is_replaced_and_names_are_sorted(tables: DroppableTables) -> None:
    assert list(tables.iter_names()) == []
    for name in ("sightings/b", "flow_records/input-a", "sightings", "flow_records/input-a"):
        tables.put_table(name, pa.table({"name": [name]}))
    assert list(tables.iter_names()) == ["flow_records/input-a", "sightings", "sightings/b"]
    assert tables.find_table("sightings") == pa.table({"name": ["sightings"]})
    assert tables.find_table("never") is None


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_name_that_is_no_name_of_a_table_is_refused(tables: DroppableTables, name: str) -> None:
    with pytest.raises(StoreError, match="no name of a table"):
        tables.put_table(name, pa.table({}))
    with pytest.raises(StoreError, match="no name of a table"):
        tables.find_table(name)


def test_dropped_tables_are_counted_by_their_kind(tables: DroppableTables) -> None:
    for name in ("flow_records/a", "flow_records/b", "sightings/a"):
        tables.put_table(name, pa.table({"a": [1]}))
    removed = [one for one in tables.drop(["flow_records/b", "flow_records/a", "sightings/a", "never"]) if one.count]
    assert [(one.kind, one.count) for one in removed] == [("flow_records", 2), ("sightings", 1)]
    assert all(one.size_bytes for one in removed)
    assert list(tables.iter_names()) == []


def test_what_killed_runs_left_goes_with_the_next_drop_and_is_no_table(tmp_path: Path) -> None:
    tables = FolderTables(tmp_path)
    tables.put_table("flow_records/a", pa.table({"a": [1]}))
    (tmp_path / "flow_records" / ".writing-0123").write_bytes(b"PAR1 half")
    assert list(tables.iter_names()) == ["flow_records/a"]
    assert tables.drop(()) == (Removed("half-written tables", 1, 9),)
    assert tables.drop(()) == (Removed("half-written tables", 0, 0),)


def test_a_damaged_table_is_named(tmp_path: Path) -> None:
    tables = FolderTables(tmp_path)
    tables.put_table("a", pa.table({"a": [1]}))
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    with pytest.raises(StoreError, match=r"cannot read .*a\.parquet") as caught:
        tables.find_table("a")
    assert caught.value.hint


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "flow_records").write_bytes(b"")
    with pytest.raises(StoreError, match=r"cannot write .*flow_records/a\.parquet") as caught:
        FolderTables(tmp_path).put_table("flow_records/a", pa.table({"a": [1]}))
    assert caught.value.hint


def test_a_table_of_a_file_from_elsewhere_is_read_as_it_is(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"a": [1]}), tmp_path / "a.parquet")
    assert FolderTables(tmp_path).find_table("a") == pa.table({"a": [1]})
    shutil.rmtree(tmp_path)
    assert list(FolderTables(tmp_path).iter_names()) == []


def test_tables_without_a_folder_are_kept_in_memory() -> None:
    assert isinstance(open_tables(None), MemoryTables)
