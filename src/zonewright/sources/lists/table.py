"""Which sheets of an inventory are read, and as what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zonewright.sources.lists.grid import HEADER_ROWS, Row, Sheet
from zonewright.sources.lists.noun import Noun
from zonewright.sources.lists.vocabulary import Header, Vocabulary, fold


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet whose header was recognised; `noun` is `None` for the one of assets."""

    sheet: Sheet
    header: Header
    noun: Noun | None = None

    @property
    def section(self) -> str:
        """Section of plant/1 that its rows belong to."""
        return "assets" if self.noun is None else self.noun.section

    @property
    def has_rows(self) -> bool:
        """Whether anything stands under the header."""
        return any(not row.is_blank for row in self.sheet.rows[self.header.at + 1 :])

    def find_reason(self, at: int) -> str | None:
        """Say why a row is left aside, or nothing where it is to be read."""
        row, header = self.sheet.rows[at], self.header
        if at == header.at:
            unread = ", ".join(f'"{name}"' for name in header.unknown)
            return f"header; columns not read: {unread}" if unread else "header"
        if row.is_blank:
            return "blank"
        if row.broken is None and row.cells and row.cells[0].lstrip().startswith("#"):
            return "comment"
        if at < header.at:
            return "above the header"
        return "header again" if row.cells == self.sheet.rows[header.at].cells else None


def derive_tables(sheets: Sequence[Sheet], vocabulary: Vocabulary, *, nouns: Mapping[str, Noun]) -> tuple[Table, ...]:
    """Find the sheets to read, in their order: one of each noun by name and header, and the first list of assets."""
    found: dict[int, Table] = {}
    taken: set[str] = set()
    for index, sheet in enumerate(sheets):
        noun = _find_noun(sheet, vocabulary, nouns=nouns)
        header = _find_noun_header(sheet, noun, vocabulary=vocabulary) if noun is not None else None
        if noun is not None and header is not None and noun.section not in taken:
            taken.add(noun.section)
            found[index] = Table(sheet, header, noun)
    for index, sheet in enumerate(sheets):
        header = find_asset_header(sheet, vocabulary) if index not in found else None
        if header is not None:
            found[index] = Table(sheet, header)
            break
    return tuple(table for _, table in sorted(found.items(), key=lambda entry: entry[0]))


def find_asset_header(sheet: Sheet, vocabulary: Vocabulary) -> Header | None:
    """Find the header of a list of assets among the first rows: the one of which most is understood."""
    return _find_best(vocabulary.find_header(row.cells, at=at) for at, row in _iter_head(sheet))


def _find_noun(sheet: Sheet, vocabulary: Vocabulary, *, nouns: Mapping[str, Noun]) -> Noun | None:
    name = fold(sheet.name or "")
    known = {fold(section): section for section in nouns} | dict(vocabulary.sheets)
    return nouns.get(known.get(name, ""))


def _find_noun_header(sheet: Sheet, noun: Noun, *, vocabulary: Vocabulary) -> Header | None:
    return _find_best(noun.find_header(row.cells, vocabulary, at=at) for at, row in _iter_head(sheet))


def _iter_head(sheet: Sheet) -> Iterator[tuple[int, Row]]:
    yield from enumerate(sheet.rows[:HEADER_ROWS])


def _find_best(headers: Iterator[Header | None]) -> Header | None:
    known = [header for header in headers if header is not None]
    return max(known, key=lambda header: (len(header.columns), -header.at), default=None)
