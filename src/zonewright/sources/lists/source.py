"""An inventory in CSV or XLSX as declared assets, every row accounted for."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from zonewright.contracts.source import Reading, SourceKit
from zonewright.errors import InputError
from zonewright.model.observation import Observation, Problem
from zonewright.model.plant import DeclaredAsset, Plant
from zonewright.sources.lists.delimited import read_delimited
from zonewright.sources.lists.grid import HEADER_ROWS, Row, Sheet
from zonewright.sources.lists.row import get_name, parse_row
from zonewright.sources.lists.vocabulary import Header, Vocabulary, fold
from zonewright.sources.lists.workbook import OLE_MARK, ZIP_MARK, read_workbook
from zonewright.sources.opened import Account, OpenedFile, derive_failure, derive_input, read_file
from zonewright.sources.text import find_head_text, find_text

KIND = "inventory"
SUFFIXES = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls")
EXPECTED = "a header row among the first 20 rows with a name, an IP address or a MAC address and what else is known"
SURE_COLUMNS = 2


class ListSource:
    """Reads inventories: CSV in any usual dialect, and XLSX."""

    name = "lists"
    priority = 50

    def __init__(self, kit: SourceKit) -> None:
        self._vocabulary = Vocabulary.of(kit.header_synonyms)

    def detect(self, head: bytes, name: str) -> bool:
        """Tell an inventory by the file's ending or by a header that is understood."""
        if name.lower().endswith(SUFFIXES):
            return True
        if head.startswith(ZIP_MARK):
            return b"xl/" in head or b"[Content_Types].xml" in head
        text = find_head_text(head)
        if text is None:
            return False
        header = self._find_header(read_delimited(text, self._vocabulary))
        return header is not None and len(header.columns) >= SURE_COLUMNS

    def read(self, path: PurePath, *, shown: str) -> Reading:
        """Read the whole inventory."""
        opened = read_file(path, shown=shown)
        try:
            sheets = self._read_sheets(opened.content)
        except InputError as error:
            return derive_failure(opened, kind=KIND, where="the whole file", what=str(error))
        found = next(((sheet, header) for sheet in sheets if (header := self._find_header(sheet))), None)
        if found is None:
            what = f"no header is recognised; an inventory needs {EXPECTED}"
            return derive_failure(opened, kind=KIND, where="the first rows", what=what)
        sheet, header = found
        if all(row.is_blank for row in sheet.rows[header.at + 1 :]):
            place = sheet.place(sheet.rows[header.at].line)
            return derive_failure(
                opened, kind=KIND, where=place, what="there is a header and no row under it; add the assets"
            )
        others = Counter(
            {f'other sheet "{one.name}"': len(one.rows) for one in sheets if one is not sheet and one.rows}
        )
        return _Register(opened, sheet, header, self._vocabulary).derive_reading(others)

    def _read_sheets(self, content: bytes) -> tuple[Sheet, ...]:
        if content.startswith((ZIP_MARK, OLE_MARK)):
            return read_workbook(content)
        text = find_text(content)
        if text is None:
            raise InputError("the bytes are no text and no workbook; save the list as CSV (UTF-8) or XLSX")
        if not text.strip():
            raise InputError(f"the file is empty; an inventory needs {EXPECTED}")
        return (read_delimited(text, self._vocabulary),)

    def _find_header(self, sheet: Sheet) -> Header | None:
        rows = [(at, row) for at, row in enumerate(sheet.rows[:HEADER_ROWS])]
        found = (self._vocabulary.find_header(row.cells, at=at) for at, row in rows)
        known = [header for header in found if header is not None]
        return max(known, key=lambda header: (len(header.columns), -header.at), default=None)


@dataclass(slots=True)
class _Register:
    """Gathers the rows of one sheet."""

    opened: OpenedFile
    sheet: Sheet
    header: Header
    vocabulary: Vocabulary
    assets: list[DeclaredAsset] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    addresses: dict[tuple[str, int | None], tuple[int, str]] = field(default_factory=dict)

    def derive_reading(self, ignored: Counter[str]) -> Reading:
        """Sort every row into used, ignored with a reason, or a problem."""
        for at, row in enumerate(self.sheet.rows):
            reason = self._find_reason(at, row)
            if reason is not None:
                ignored[reason] += 1
                continue
            try:
                self._take(row)
            except InputError as error:
                self.problems.append(Problem.of(self.opened.id, self.sheet.place(row.line), what=str(error)))
        account = Account(len(self.assets), _plain(ignored), tuple(self.problems))
        return Reading(
            derive_input(self.opened, account, kind=KIND),
            tuple(self.problems),
            observations=tuple(self.observations),
            plant=Plant(assets=tuple(self.assets)),
        )

    def _find_reason(self, at: int, row: Row) -> str | None:
        if at == self.header.at:
            unread = ", ".join(f'"{name}"' for name in self.header.unknown)
            return f"header; columns not read: {unread}" if unread else "header"
        if row.is_blank:
            return "blank"
        if row.broken is None and row.cells and row.cells[0].lstrip().startswith("#"):
            return "comment"
        if at < self.header.at:
            return "above the header"
        repeated = row.cells == self.sheet.rows[self.header.at].cells
        return "header again" if repeated else None

    def _take(self, row: Row) -> None:
        if row.broken is not None:
            raise InputError(row.broken)
        name = get_name(row.cells, self.header)
        observation = Observation.of_row(self.opened.id, "row", subject=name, line=row.line)
        asset = parse_row(row.cells, self.header, vocabulary=self.vocabulary, declared_by=observation.id)
        self._refuse_double(asset, row.line)
        self.names[fold(asset.name) or asset.name] = row.line
        for key in _keys(asset):
            self.addresses[key] = (row.line, asset.name)
        self.assets.append(asset)
        self.observations.append(observation)

    def _refuse_double(self, asset: DeclaredAsset, line: int) -> None:
        twice = self.names.get(fold(asset.name) or asset.name)
        if twice is not None:
            advice = "give several addresses in one cell with ; between them, or two names"
            raise InputError(f'"{asset.name}" stands on {_both(twice, line)}; the first is used: {advice}')
        for key in _keys(asset):
            if key in self.addresses:
                first, owner = self.addresses[key]
                both = f'{_both(first, line)} ("{owner}" and "{asset.name}")'
                raise InputError(f"{key[0]} stands on {both}; the first is used: correct one of them")


def _keys(asset: DeclaredAsset) -> tuple[tuple[str, int | None], ...]:
    cards = {(one.mac, None) for one in asset.addresses if one.mac}
    hosts = {(one.ip, one.vlan) for one in asset.addresses if one.ip}
    return tuple(sorted((cards | hosts), key=str))


def _both(first: int, second: int) -> str:
    return f"lines {first} and {second}"


def _plain(ignored: Mapping[str, int]) -> dict[str, int]:
    return {reason: count for reason, count in sorted(ignored.items()) if count}
