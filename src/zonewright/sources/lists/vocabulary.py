"""The words that people write over columns and into cells, folded."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zonewright.model.asset import Role

ADDRESSES = frozenset({"ip", "mac"})
COUNTED = frozenset({"ip", "mac", "vlan", "function", "remarks", "site"})
"""Columns that may stand several times in one table, such as `IP 1` and `IP 2`."""


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
    """

    at: int
    width: int
    columns: Mapping[str, tuple[int, ...]]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Folded word -> column, role or answer."""

    columns: Mapping[str, str]
    roles: Mapping[str, str]
    answers: Mapping[str, str]

    @classmethod
    def of(cls, synonyms: Mapping[str, Sequence[str]]) -> "Vocabulary":
        """Sort the words of a kit: `ip`, `role=plc`, `answer=yes`."""
        tables: dict[str, dict[str, str]] = {"column": {}, "role": {}, "answer": {}}
        tables["role"] = {fold(role.value): role.value for role in Role}
        for key, words in sorted(synonyms.items()):
            kind, _, value = key.rpartition("=")
            for word in (*words, value):
                tables.setdefault(kind or "column", {}).setdefault(fold(word), value)
        return cls(tables["column"], tables["role"], tables["answer"])

    def find_column(self, header: str) -> str | None:
        """Name the column that a header means."""
        folded = fold(header)
        return self.columns.get(folded) or self.columns.get(folded.rstrip("0123456789"))

    def find_header(self, cells: Sequence[str], *, at: int) -> Header | None:
        """Recognise a header row: an address column, or a name with something that tells of the asset."""
        columns: dict[str, list[int]] = {}
        unknown = []
        for index, cell in enumerate(cells):
            column = self.find_column(cell)
            if column is None or (column in columns and column not in COUNTED):
                unknown.append(" ".join(cell.split()))
            else:
                columns.setdefault(column, []).append(index)
        named = "name" in columns and len(columns.keys() - {"name", "owner", "remarks", "site"}) > 0
        if not (columns.keys() & ADDRESSES or named):
            return None
        places = {name: tuple(found) for name, found in columns.items()}
        return Header(at, len(cells), places, tuple(word for word in unknown if word))
