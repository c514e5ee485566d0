"""The rows of a table as HTML: written here, because a page has hundreds of thousands of cells."""

from markupsafe import Markup, escape

from zonewright.reports.grid import Cell, Grid, Part

MOST_REASONS = 7
"""A cell with more reasons shows their number, and opens."""


def render_rows(grid: Grid) -> Markup:
    """Write every row of a table, each on a line; everything in it is escaped."""
    begins = ['<td class="n">' if column.number else "<td>" for column in grid.columns]
    lines = []
    for row in grid.rows:
        place = f' id="{escape(row.id)}"' if row.id else ""
        cells = [f"{begin}{_render_cell(cell)}</td>" for begin, cell in zip(begins, row.cells, strict=False)]
        lines.append(f"<tr{place}>{''.join(cells)}</tr>\n")
    return Markup("".join(lines))  # noqa: S704  every piece of a cell is escaped where it is written


def _render_cell(cell: Cell) -> str:
    reasons = [part.kind for part in cell].count("why")
    inside = " ".join([_render_part(part) for part in cell])
    if reasons <= MOST_REASONS:
        return inside
    return f"<details><summary>{reasons} reasons</summary>{inside}</details>"


def _render_part(part: Part) -> str:
    if part.kind == "text":
        return escape(part.text)
    if part.kind == "break":
        return "<br>"
    return f'<span class="{escape(part.kind)}">{escape(part.text)}</span>'
