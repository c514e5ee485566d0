"""A table as it lies in a file: rows of text cells, each with the place where it stands."""

from dataclasses import dataclass

HEADER_ROWS = 20
"""A header stands among the first rows."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `broken` says why its cells could not be told apart, in which case it has none.

    Attributes:
        line: line of the text or row of the sheet on which it begins, counted from 1.
    """

    line: int
    cells: tuple[str, ...]
    broken: str | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return self.broken is None and not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table; `name` is `None` for a text file, which has only one."""

    name: str | None
    rows: tuple[Row, ...]

    def place(self, line: int) -> str:
        """Say where a row stands."""
        return f"line {line}" if self.name is None else f'sheet "{self.name}", row {line}'
