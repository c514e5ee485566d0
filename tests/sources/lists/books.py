"""Workbooks for tests, written sheet by sheet."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from zonewright.catalogs.headers import get_header_synonyms
from zonewright.catalogs.package import get_schema
from zonewright.contracts.source import Reading, SourceKit
from zonewright.sources.lists import ListSource

SOURCE = ListSource(SourceKit(header_synonyms=get_header_synonyms(), plant_schema=get_schema("plant-1")))


def write_book(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    book: Any = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def read_book(folder: Path, content: bytes | Mapping[str, Sequence[Sequence[object]]]) -> Reading:
    file = folder / "inventory.xlsx"
    file.write_bytes(content if isinstance(content, bytes) else write_book(content))
    reading = SOURCE.read(file, shown="inventory.xlsx")
    account = (reading.input.used or 0) + sum((reading.input.ignored or {}).values()) + len(reading.problems)
    assert reading.input.lines in (None, account)
    return reading


def say_problems(reading: Reading) -> list[str]:
    return [f"{one.where}: {one.what}" for one in reading.problems]
