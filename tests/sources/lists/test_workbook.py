import zipfile
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from zonewright.errors import InputError
from zonewright.sources.lists.workbook import UNPACKED_BYTES, read_workbook


def make(*rows: list[object]) -> bytes:
    book: Any = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_cells_become_text_and_rows_keep_their_numbers() -> None:
    (sheet,) = read_workbook(make(["name", "n"], [], ["plc", 5.0], ["x", True]))
    assert [(row.line, row.cells) for row in sheet.rows] == [
        (1, ("name", "n")),
        (2, ()),
        (3, ("plc", "5")),
        (4, ("x", "yes")),
    ]


def test_a_formula_without_a_value_is_empty() -> None:
    assert read_workbook(make(["name"], ["=1+1"]))[0].rows[0].cells == ("name",)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/a.xml", "w") as part:
        for _ in range(UNPACKED_BYTES // 2**20 + 1):
            part.write(bytes(2**20))
    with pytest.raises(InputError, match="256 MiB"):
        read_workbook(out.getvalue())


@pytest.mark.parametrize("content", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", make(["a"])[:-40]])
def test_what_is_no_workbook_is_one_named_error(content: bytes) -> None:
    with pytest.raises(InputError):
        read_workbook(content)
