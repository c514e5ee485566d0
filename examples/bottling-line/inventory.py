"""Write the inventory workbook of the bottling line from inventory.txt."""

import datetime as dt
import sys
from pathlib import Path

import xlsxwriter

HERE = Path(__file__).parent
CREATED = dt.datetime(2026, 1, 12)  # noqa: DTZ001 - the workbook's own property has no zone


def read_rows() -> list[list[str]]:
    """Headers, then one row an asset."""
    lines = [line for line in (HERE / "inventory.txt").read_text().splitlines() if line and line[0] != "#"]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    for row in rows:
        if len(row) != len(rows[0]):
            raise SystemExit(f"{row[0]}: {len(row)} cells, not {len(rows[0])}")
    return rows


def write(path: Path) -> None:
    """Write one sheet; the creation date is fixed, so equal rows give equal bytes."""
    headers, *rows = read_rows()
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"title": "Bottling line, assets", "created": CREATED})
        sheet = book.add_worksheet("Assets")
        sheet.write_row(0, 0, headers, book.add_format({"bold": True, "bottom": 1}))
        cells = [
            (number, column, cell) for number, row in enumerate(rows, 1) for column, cell in enumerate(row) if cell
        ]
        for number, column, cell in cells:
            sheet.write_string(number, column, cell)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(rows), len(headers) - 1)
        sheet.set_column(0, len(headers) - 1, 18)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
