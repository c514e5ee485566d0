"""Text tables: comma, semicolon, tab or bar; cells in quotes may hold the separator and new lines."""

import csv
from collections.abc import Iterator
from itertools import islice

from zonewright.sources.lists.grid import HEADER_ROWS, Row, Sheet
from zonewright.sources.lists.vocabulary import Vocabulary

SEPARATORS = (",", ";", "\t", "|")
RECORD_LINES = 100
"""A cell in quotes that does not end within so many lines was opened by mistake."""


def read_delimited(text: str, vocabulary: Vocabulary) -> Sheet:
    """Read a text table with the separator under which its header is best understood."""
    lines = (
        text.splitlines(keepends=True)
        if "\r" not in text
        else text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    )
    lines = [line.rstrip("\n") for line in lines]
    while lines and not lines[-1]:
        lines.pop()
    skipped = 1 if lines and lines[0].lower().startswith("sep=") else 0
    separators = (lines[0][4:5] or ",",) if skipped else SEPARATORS
    best = max(separators, key=lambda separator: _score(lines[skipped:], separator, vocabulary=vocabulary))
    rows = tuple(_iter_rows(lines[skipped:], best, first=skipped + 1))
    marked = (Row(1, (f"#{lines[0]}",)),) if skipped else ()
    return Sheet(None, marked + rows)


def _score(lines: list[str], separator: str, *, vocabulary: Vocabulary) -> int:
    score = 0
    for row in islice(_iter_rows(lines[: HEADER_ROWS * 5], separator, first=1), HEADER_ROWS):
        header = vocabulary.find_header(row.cells, at=0)
        if header is not None:
            score = max(score, sum(len(found) for found in header.columns.values()))
    return score


def _iter_rows(lines: list[str], separator: str, *, first: int) -> Iterator[Row]:
    at = 0
    while at < len(lines):
        reader = csv.reader(
            (line + "\n" for line in islice(lines, at, at + RECORD_LINES)), delimiter=separator, strict=True
        )
        try:
            cells = next(reader)
        except csv.Error:
            yield Row(
                first + at, (), "its quotes do not match; close every quote, and write a quote inside a cell twice"
            )
            at += 1
            continue
        yield Row(first + at, tuple(cell.rstrip("\n") for cell in cells))
        at += reader.line_num
