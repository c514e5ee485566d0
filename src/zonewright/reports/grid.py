"""The pieces of a report page: cells, tables and blocks, before any markup."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a cell: `kind` is `text`, `break` or the class of a span."""

    text: str
    kind: str = "text"


Cell = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column."""

    word: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row, with the id that links point at."""

    id: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with the sentence that stands there when it is empty; `folded` is the word that opens it."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str
    heading: str = ""
    folded: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the page with a heading."""

    anchor: str
    heading: str
    tables: tuple[Grid, ...]
    note: str = ""
    text: str = ""
    text_word: str = ""


def make_cell(*parts: str | Part | None) -> Cell:
    """Put pieces into a cell; an unknown value is a dash, never an empty field."""
    kept = tuple(part if isinstance(part, Part) else Part(str(part)) for part in parts if part not in (None, ""))
    return kept or (Part("-", "why"),)


def make_columns(words: str) -> tuple[Column, ...]:
    """Read column words parted by `|`; a word that begins with `#` holds numbers."""
    return tuple(Column(word.strip().lstrip("#"), word.strip().startswith("#")) for word in words.split("|"))


def make_row(identifier: str, cells: Sequence[Cell | str | None]) -> Row:
    """Put cells into a row."""
    return Row(identifier, tuple(cell if isinstance(cell, tuple) else make_cell(cell) for cell in cells))


def make_lines(lines: Iterable[str], kind: str = "why") -> Cell:
    """Put sentences under each other into a cell."""
    parts: list[Part] = []
    for line in lines:
        if parts:
            parts.append(Part("", "break"))
        parts.append(Part(line, kind))
    return tuple(parts)
