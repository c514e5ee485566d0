"""`zonewright changes` as a person types it."""

import csv
import io

from tests.cli.desk import Desk


def test_the_shape_for_scripts(desk: Desk) -> None:
    desk.change("role: drive", "role: plc", why="a soft PLC")
    first, second = desk.read("changes")
    assert list(first) == [
        *("number", "at", "verb", "by", "why", "ticket", "state", "approved_by", "items", "touches", "moved", "id")
    ]
    assert (second["number"], second["why"], second["touches"]) == (2, "a soft PLC", ["assets: drive-9"])
    assert [one["number"] for one in desk.read("changes", "2")] == [2]
    rows = list(csv.DictReader(io.StringIO(desk("changes", "--format", "csv"))))
    assert [row["number"] for row in rows] == ["1", "2"]


def test_one_change_with_everything(desk: Desk) -> None:
    desk.change("role: drive", "role: plc", why="a soft PLC")
    said = desk("changes", "2")
    assert "Change 2, applied: a soft PLC" in said
    assert "operating system account" in said
    assert "from plant.yaml" in said
    for heading in ("What changed", "As text", "What moved"):
        assert heading in said


def test_a_number_that_is_none(desk: Desk) -> None:
    assert "there is no change 9" in desk.fail("changes", "9", code=3)
    desk.fail("changes", "nine", code=2)
    assert desk.read("changes", "--as-of", "2020-01-01") == []
