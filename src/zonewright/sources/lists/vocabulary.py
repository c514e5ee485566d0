"""The words that people write over columns and into cells, folded."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from zonewright.model.asset import Role

ADDRESSES = frozenset({"ip", "mac"})
COUNTED = frozenset({"ip", "mac", "vlan", "function", "remarks", "site"})
"""Columns that may stand several times in one table, such as `IP 1` and `IP 2`."""


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Leave aside case, accents, blanks and punctuation."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if letter.isalnum())


@dataclass(frozen=True, slots=True)
class Header:
    """The header row that was recognised.

    Attributes:
        at: index of the row in the sheet.
        columns: name of the column -> indexes of its cells.
        unknown: headers of columns that are not read.
        width: number of cells of the header row.
        titles: name of the column -> header as it is written.
    """

    at: int
    width: int
    columns: Mapping[str, tuple[int, ...]]
    unknown: tuple[str, ...]
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Folded word -> column, role or answer.

    Attributes:
        sheets: folded name of a sheet -> section of plant/1.
        sheet_columns: section -> folded header -> property.
    """

    columns: Mapping[str, str]
    roles: Mapping[str, str]
    answers: Mapping[str, str]
    sheets: Mapping[str, str]
    sheet_columns: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, synonyms: Mapping[str, Sequence[str]]) -> "Vocabulary":
        """Sort the words of a kit: `ip`, `role=plc`, `answer=yes`, `sheet=zones`, `zones=name`."""
        tables: dict[str, dict[str, str]] = {"column": {}, "role": {}, "answer": {}, "sheet": {}}
        tables["role"] = {fold(role.value): role.value for role in Role}
        for key, words in sorted(synonyms.items()):
            kind, _, value = key.rpartition("=")
            for word in (*words, value):
                tables.setdefault(kind or "column", {}).setdefault(fold(word), value)
        column, role, answer, sheet = (tables.pop(kind) for kind in ("column", "role", "answer", "sheet"))
        return cls(column, role, answer, sheet, tables)

    def find_column(self, header: str) -> str | None:
        """Name the column that a header means."""
        folded = fold(header)
        return self.columns.get(folded) or self.columns.get(folded.rstrip("0123456789"))

    def find_header(self, cells: Sequence[str], *, at: int) -> Header | None:
        """Recognise a header row: an address column, or a name with something that tells of the asset."""
        header = derive_header([self.find_column(cell) for cell in cells], cells, at=at)
        columns = header.columns.keys()
        named = "name" in columns and len(columns - {"name", "owner", "remarks", "site"}) > 0
        return header if columns & ADDRESSES or named else None


def derive_header(columns: Sequence[str | None], cells: Sequence[str], *, at: int) -> Header:
    """Lay the columns that the cells of a row mean out by name; of two equal ones the first counts, where one can."""
    places: dict[str, tuple[int, ...]] = {}
    unknown = []
    for index, (column, cell) in enumerate(zip(columns, cells, strict=True)):
        if column is None or (column in places and column not in COUNTED):
            unknown.append(" ".join(cell.split()))
        else:
            places[column] = (*places.get(column, ()), index)
    titles = {column: " ".join(cells[found[0]].split()) for column, found in places.items()}
    return Header(at, len(cells), places, tuple(word for word in unknown if word), titles)
