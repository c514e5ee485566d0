"""Printing a listing as a table for people, or as JSON or CSV for scripts."""

import csv
import io
import json
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

FOLD = 1.6
"""A table may fold its cells up to this much; what is wider is printed record by record."""


class Format(StrEnum):
    """How a listing is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def make_console(*, stderr: bool = False) -> Console:
    """Give a console that takes every name literally and leaves colours to terminals."""
    console = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    console.soft_wrap = not console.is_terminal
    return console


def print_json(value: Any) -> None:
    """Print a value as JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_listing(rows: Sequence[Mapping[str, Any]], format_: Format, *, title: str = "", notice: str = "") -> None:
    """Print records of equal fields; lists stay lists in JSON and are joined in tables and CSV."""
    if format_ is Format.JSON:
        print_json(list(rows))
    elif format_ is Format.CSV:
        sys.stdout.write(_csv(rows))
    else:
        _print_table(rows, title=title, notice=notice)


def _print_table(rows: Sequence[Mapping[str, Any]], *, title: str, notice: str) -> None:
    console = make_console()
    if _width(rows) > console.width * FOLD:
        _print_cards(console, rows, title=title, notice=notice)
        return
    table = Table(title=Text(title), title_justify="left", caption=Text(notice), caption_justify="left")
    for column in rows[0] if rows else ():
        table.add_column(column.replace("_", " "), overflow="fold", no_wrap=column == "id")
    for row in rows:
        table.add_row(*(Text(_text(value, "; ")) for value in row.values()))
    console.print(table if rows else "nothing to list")


def _width(rows: Sequence[Mapping[str, Any]]) -> int:
    """Give the width of a table whose every cell stands on one line."""
    if not rows:
        return 0
    widest = (max(len(column), *(len(_text(row[column], "; ")) for row in rows)) for column in rows[0])
    return sum(widest) + 3 * len(rows[0])


def _print_cards(console: Console, rows: Sequence[Mapping[str, Any]], *, title: str, notice: str) -> None:
    """Print what is too wide for a table: each record by its first field, and a line for each other that is known."""
    if title:
        console.print(title, style="bold")
    for row in rows:
        (first, name), *others = row.items()
        words = f"{first} {name}" if isinstance(name, int) else _text(name, "; ")
        console.print(f"\n{words}", style="bold")
        for column, value in others:
            text = _text(value, "; ")
            if text:
                console.print(f"  {column.replace('_', ' ')}: {text}", soft_wrap=True)
    if notice:
        console.print(f"\n{notice}")


def _csv(rows: Sequence[Mapping[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    if rows:
        writer.writerow(rows[0])
    writer.writerows(
        [_text(value, "; ") if isinstance(value, list) else value for value in row.values()] for row in rows
    )
    return text.getvalue()


def _text(value: Any, between: str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return between.join(map(str, value))
    return "" if value is None else str(value)
