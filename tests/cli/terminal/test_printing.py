"""Listings as tables, JSON and CSV."""

import csv
import io
import json

import pytest

from zonewright.cli.terminal.printing import Format, make_console, print_json, print_listing

ROWS = [
    {"name": "plc [filler]", "seen": True, "ips": ["10.0.0.1", "10.0.0.2"], "owner": None},
    {"name": "hmi, left", "seen": False, "ips": [], "owner": "Léa"},
]


def test_json_keeps_values_whole(capsys: pytest.CaptureFixture[str]) -> None:
    print_listing(ROWS, Format.JSON)
    assert json.loads(capsys.readouterr().out) == ROWS


def test_csv_joins_lists_and_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    print_listing(ROWS, Format.CSV)
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert rows[0]["ips"] == "10.0.0.1; 10.0.0.2"
    assert rows[1]["name"] == "hmi, left"


def test_a_table_takes_brackets_literally(capsys: pytest.CaptureFixture[str]) -> None:
    print_listing(ROWS, Format.TABLE, title="Assets", notice="all of them")
    text = capsys.readouterr().out
    assert "plc [filler]" in text
    assert "all of them" in text


@pytest.mark.parametrize("format_", list(Format))
def test_nothing_to_list_is_no_failure(format_: Format, capsys: pytest.CaptureFixture[str]) -> None:
    print_listing([], format_)
    text = capsys.readouterr().out
    assert text.strip() == {"json": "[]", "csv": "", "table": "nothing to list"}[format_.value]


def test_a_single_value_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"id": "ä"})
    assert json.loads(capsys.readouterr().out) == {"id": "ä"}


def test_the_console_leaves_markup_alone(capsys: pytest.CaptureFixture[str]) -> None:
    make_console().print("[red]valve[/red] :smile:")
    assert capsys.readouterr().out == "[red]valve[/red] :smile:\n"
