"""An inventory in CSV or XLSX as declared nouns, every row accounted for."""

from collections import Counter
from pathlib import PurePath

from zonewright.contracts.source import Reading, SourceKit
from zonewright.errors import InputError
from zonewright.sources.lists.delimited import read_delimited
from zonewright.sources.lists.grid import Sheet
from zonewright.sources.lists.noun import derive_nouns
from zonewright.sources.lists.register import KIND, Register
from zonewright.sources.lists.table import derive_tables, find_asset_header
from zonewright.sources.lists.vocabulary import Vocabulary
from zonewright.sources.lists.workbook import OLE_MARK, ZIP_MARK, read_workbook
from zonewright.sources.opened import derive_failure, read_file
from zonewright.sources.text import find_head_text, find_text

SUFFIXES = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls")
EXPECTED = "a header row among the first 20 rows with a name, an IP address or a MAC address and what else is known"
SURE_COLUMNS = 2


class ListSource:
    """Reads inventories: CSV in any usual dialect, and XLSX."""

    name = "lists"
    priority = 50

    def __init__(self, kit: SourceKit) -> None:
        self._vocabulary = Vocabulary.of(kit.header_synonyms)
        self._nouns = derive_nouns(kit.plant_schema, self._vocabulary)

    def detect(self, head: bytes, name: str) -> bool:
        """Tell an inventory by the file's ending or by a header that is understood."""
        if name.lower().endswith(SUFFIXES):
            return True
        if head.startswith(ZIP_MARK):
            return b"xl/" in head or b"[Content_Types].xml" in head
        text = find_head_text(head)
        if text is None:
            return False
        header = find_asset_header(read_delimited(text, self._vocabulary), self._vocabulary)
        return header is not None and len(header.columns) >= SURE_COLUMNS

    def read(self, path: PurePath, *, shown: str) -> Reading:
        """Read the whole inventory."""
        opened = read_file(path, shown=shown)
        try:
            sheets = self._read_sheets(opened.content)
        except InputError as error:
            return derive_failure(opened, kind=KIND, where="the whole file", what=str(error))
        tables = derive_tables(sheets, self._vocabulary, nouns=self._nouns)
        if not tables:
            what = f"no header is recognised; an inventory needs {EXPECTED}"
            return derive_failure(opened, kind=KIND, where="the first rows", what=what)
        if not any(table.has_rows for table in tables):
            empty = next((table for table in tables if table.noun is None), tables[0])
            place = empty.sheet.place(empty.sheet.rows[empty.header.at].line)
            what = "there is a header and no row under it; add the assets"
            return derive_failure(opened, kind=KIND, where=place, what=what)
        read = {table.sheet.name for table in tables}
        others = {f'other sheet "{one.name}"': len(one.rows) for one in sheets if one.name not in read}
        return Register(opened, self._vocabulary, Counter(others)).derive_reading(tables)

    def _read_sheets(self, content: bytes) -> tuple[Sheet, ...]:
        if content.startswith((ZIP_MARK, OLE_MARK)):
            return read_workbook(content)
        text = find_text(content)
        if text is None:
            raise InputError("the bytes are no text and no workbook; save the list as CSV (UTF-8) or XLSX")
        if not text.strip():
            raise InputError(f"the file is empty; an inventory needs {EXPECTED}")
        return (read_delimited(text, self._vocabulary),)
