"""Rows of one kind of log, column by column, whatever the log was written as."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from zonewright.sources.logs.header import Header, unescape

Numbers = npt.NDArray[np.int64]
WORD_LIMIT = 1000


class Sheet(Protocol):
    """Rows that have the same columns.

    Attributes:
        path: name of the log: `conn`, `modbus`, `eve/flow`.
        lines: number of the line of every row.
    """

    @property
    def path(self) -> str:
        """Name the log."""
        ...

    @property
    def lines(self) -> Numbers:
        """Number the lines."""
        ...

    def has(self, name: str) -> bool:
        """Tell whether there is such a column."""
        ...

    def words(self, name: str) -> pa.StringArray:
        """Give a column as text, null where the log leaves it open or has no such column."""
        ...


@dataclass(frozen=True, slots=True)
class DelimitedSheet:
    """Rows of a tab-separated log under one header.

    Attributes:
        cells: all of them, row by row.
    """

    header: Header
    cells: pa.StringArray
    lines: Numbers

    @property
    def path(self) -> str:
        """Name the log."""
        return self.header.path

    def has(self, name: str) -> bool:
        """Tell whether there is such a column."""
        return name in self.header.fields

    def words(self, name: str) -> pa.StringArray:
        """Give a column as text; escapes are undone, an empty value is empty text."""
        if name not in self.header.fields:
            return pa.nulls(len(self.lines), pa.string())
        at = self.header.fields.index(name)
        column = self.cells.take(pa.array(np.arange(at, len(self.cells), len(self.header.fields))))
        if pc.any(pc.match_substring(column, "\\x")).as_py():
            column = pa.array([unescape(word) for word in column.to_pylist()], pa.string())
        column = pc.if_else(pc.equal(column, self.header.unset), pa.scalar(None, pa.string()), column)
        return pc.if_else(pc.equal(column, self.header.empty), "", column)


@dataclass(frozen=True, slots=True)
class ObjectSheet:
    """Rows of a log that has one JSON object per line."""

    path: str
    rows: Sequence[Mapping[str, Any]]
    lines: Numbers

    def has(self, name: str) -> bool:
        """Tell whether any row has such a column."""
        return any(name in row for row in self.rows)

    def words(self, name: str) -> pa.StringArray:
        """Give a column as text, written as a tab-separated log writes it."""
        return pa.array([_word(row.get(name)) for row in self.rows], pa.string())


def _word(value: Any) -> str | None:
    match value:
        case None:
            return None
        case str():
            return value
        case True:
            return "T"
        case False:
            return "F"
        case list():
            return ",".join(_word(one) or "" for one in value[:WORD_LIMIT])
        case dict():
            return None
        case _:
            return repr(value)


def first_of(sheet: Sheet, names: Sequence[str]) -> pa.StringArray:
    """Give the first of the columns that is there; a row that leaves it open takes the next one."""
    found = [sheet.words(name) for name in names if sheet.has(name)]
    if not found:
        return pa.nulls(len(sheet.lines), pa.string())
    return found[0] if len(found) == 1 else pc.coalesce(*found)
