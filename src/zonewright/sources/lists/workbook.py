"""XLSX workbooks, read without trust: bounded in size, values only."""

import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from zonewright.errors import InputError
from zonewright.sources.lists.grid import Row, Sheet

ZIP_MARK = b"PK\x03\x04"
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UNPACKED_BYTES = 256 * 1024 * 1024
PARTS = 2000
ROWS, COLUMNS = 200_000, 200


def read_workbook(content: bytes) -> tuple[Sheet, ...]:
    """Read every sheet of a workbook, formulas as the values they last had.

    Raises:
        InputError: it is no workbook, or one that would unpack to more than an inventory can be.
    """
    if content.startswith(OLE_MARK):
        raise InputError("the workbook is encrypted or of the old .xls kind; save it as .xlsx without a password")
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except Exception as error:
        raise InputError("the file says it is a workbook and cannot be unpacked; save it again as .xlsx") from error
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED_BYTES:
        raise InputError("the workbook unpacks to more than 256 MiB; keep only the inventory in it")
    try:
        return _read_sheets(content)
    except Exception as error:
        raise InputError(
            "the workbook is damaged or is not one; open it in a spreadsheet program and save it again"
        ) from error


def _read_sheets(content: bytes) -> tuple[Sheet, ...]:
    import openpyxl  # half a second that only a workbook is worth

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        try:
            return tuple(Sheet(sheet.title, tuple(_iter_rows(sheet))) for sheet in book.worksheets)
        finally:
            book.close()


def _iter_rows(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()
    blank_from = 1
    for line, cells in enumerate(sheet.iter_rows(max_col=COLUMNS, values_only=True), start=1):
        row = Row(line, _write_cells(cells))
        if row.is_blank:
            continue
        if line > ROWS:
            yield Row(line, (), f"what stands below row {ROWS} is not read; split the list")
            return
        yield from (Row(blank, ()) for blank in range(blank_from, line))
        blank_from = line + 1
        yield row


def _write_cells(cells: tuple[object, ...]) -> tuple[str, ...]:
    width = len(cells)
    while width and cells[width - 1] is None:
        width -= 1
    return tuple(_write_cell(cell) for cell in cells[:width])


def _write_cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)
