from zonewright.reports.grid import Grid, Part, make_cell, make_columns, make_lines, make_row
from zonewright.reports.table_text import MOST_REASONS, render_rows


def table(*cells: object) -> str:
    row = make_row("asset-a", list(cells))  # type: ignore[arg-type]
    return str(render_rows(Grid(make_columns("name|#count"), (row,), "")))


def test_a_row_has_its_id_and_numbers_stand_to_the_right() -> None:
    assert table("pump", "3") == '<tr id="asset-a"><td>pump</td><td class="n">3</td></tr>\n'


def test_everything_is_escaped() -> None:
    text = table("<b>", make_cell(Part("a & b", "tag"), Part("", "break"), "c"))
    assert "<td>&lt;b&gt;</td>" in text
    assert '<span class="tag">a &amp; b</span> <br> c' in text


def test_many_reasons_are_folded() -> None:
    few, many = (make_lines(["because"] * count) for count in (MOST_REASONS, MOST_REASONS + 1))
    assert "<details>" not in table(few)
    assert f"<details><summary>{MOST_REASONS + 1} reasons</summary>" in table(many)


def test_a_row_without_an_id_is_no_anchor() -> None:
    assert str(render_rows(Grid(make_columns("a"), (make_row("", ["x"]),), ""))) == "<tr><td>x</td></tr>\n"
