import csv
import io
import json

import pytest
import typer
from typer.testing import CliRunner

from zonewright.cli.catalog import catalog
from zonewright.errors import SettingsError

app = typer.Typer()
app.command()(catalog)


def run(*words: str) -> str:
    result = CliRunner().invoke(app, list(words), catch_exceptions=False, env={"COLUMNS": "100"})
    assert result.exit_code == 0
    return result.stdout


def test_the_listing_of_3_3_has_exactly_the_promised_shape() -> None:
    rows = json.loads(run("62443-3-3", "--format", "json"))
    assert len(rows) == 100
    assert all(list(row) == ["id", "title", "fr", "min_sl", "disputed"] for row in rows)
    assert rows[0] == {
        "id": "SR 1.1",
        "title": "Human user identification and authentication",
        "fr": "FR 1",
        "min_sl": 1,
        "disputed": False,
    }
    assert sum(row["disputed"] for row in rows) == 8


def test_without_words_the_parts_are_listed() -> None:
    rows = {row["part"]: row["rows"] for row in json.loads(run("--format", "json"))}
    assert rows["62443-3-3"] == 100
    assert rows["62443-4-2"] == 122
    assert "62443-2-4" in run()


@pytest.mark.parametrize(
    "part", ["62443-2-1", "62443-2-4", "62443-3-2", "62443-4-2", "attack-ics", "iso27001", "zonewright"]
)
def test_every_part_lists_in_every_format(part: str) -> None:
    rows = json.loads(run(part, "--format", "json"))
    table = list(csv.reader(io.StringIO(run(part, "--format", "csv"))))
    assert len(table) == len(rows) + 1
    assert table[0] == list(rows[0])
    assert rows[0]["id"] in run(part)


def test_a_row_is_explained_for_people() -> None:
    text = run("62443-3-3", "SR", "6.2")
    assert "Continuous monitoring" in text
    assert "Sources differ: 2 or 1." in " ".join(text.split())
    assert "M0931" in text


def test_the_part_may_be_left_out_where_the_row_is_clear() -> None:
    assert run("SR 5.1 RE 1", "--format", "json") == run("62443-3-3", "SR 5.1 RE 1", "--format", "json")
    assert json.loads(run("sr", "5.1", "--format", "json"))["catalog_id"] == "catalog:62443-3-3/2013#SR 5.1"


def test_a_row_in_csv_is_label_and_text() -> None:
    table = list(csv.reader(io.StringIO(run("zonewright", "countermeasure/close", "--format", "csv"))))
    assert table[0] == ["label", "text"]
    assert ["acts on", "a flow"] in table


def test_the_notice_of_mitre_is_shown() -> None:
    assert "The MITRE Corporation" in run("attack-ics", "M0930")
    assert "The MITRE Corporation" in run("attack-ics")


def test_an_unknown_part_or_row_says_what_there_is() -> None:
    with pytest.raises(SettingsError, match="62443-9-9") as part:
        run("62443-9-9")
    assert "62443-3-3" in str(part.value.hint)
    with pytest.raises(SettingsError, match=r"SR 9\.9"):
        run("62443-3-3", "SR", "9.9")
