import numpy as np
import pyarrow as pa

from zonewright.sources.logs.header import Header
from zonewright.sources.logs.sheet import DelimitedSheet, ObjectSheet, first_of

LINES = np.array([7, 8])


def test_a_column_of_text_is_null_where_the_log_leaves_it_open() -> None:
    header = Header(path="conn", fields=("a", "b"))
    sheet = DelimitedSheet(header, pa.array(["1", "-", "x\\x09y", "(empty)"]), LINES)
    assert sheet.path == "conn"
    assert sheet.words("a").to_pylist() == ["1", "x\ty"]
    assert sheet.words("b").to_pylist() == [None, ""]
    assert sheet.words("c").to_pylist() == [None, None]
    assert sheet.has("a")
    assert not sheet.has("c")


def test_objects_are_written_as_a_log_writes_them() -> None:
    sheet = ObjectSheet("conn", ({"a": True, "b": [1, "x"]}, {"a": False, "b": {"c": 1}}), LINES)
    assert sheet.words("a").to_pylist() == ["T", "F"]
    assert sheet.words("b").to_pylist() == ["1,x", None]
    assert not sheet.has("c")


def test_the_first_column_that_is_there_counts_and_open_rows_take_the_next() -> None:
    sheet = ObjectSheet("dhcp", ({"new": "1"}, {"old": 2.5}), LINES)
    assert first_of(sheet, ("newest", "new", "old")).to_pylist() == ["1", "2.5"]
    assert first_of(sheet, ("newest",)).to_pylist() == [None, None]
