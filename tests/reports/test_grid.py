from zonewright.reports.grid import Column, Part, Row, make_cell, make_columns, make_lines, make_row


def test_an_unknown_value_is_a_dash_and_never_an_empty_field() -> None:
    (dash,) = make_cell(None)
    assert dash.text.strip()
    assert make_cell("") == make_cell(None, None) == make_cell() == (dash,)


def test_a_cell_keeps_its_pieces_in_order() -> None:
    tag = Part("assumed", "tag")
    assert make_cell("2", None, tag) == (Part("2"), tag)


def test_a_zero_is_a_value() -> None:
    assert make_cell("0") == (Part("0"),)


def test_column_words_say_which_hold_numbers() -> None:
    assert make_columns("zone|#hours|") == (Column("zone"), Column("hours", number=True), Column(""))


def test_a_row_makes_cells_of_words() -> None:
    cell = make_cell(Part("x", "id"))
    assert make_row("zone-1", ["Filling", cell, None]) == Row("zone-1", (make_cell("Filling"), cell, make_cell(None)))


def test_sentences_stand_under_each_other() -> None:
    assert [part.kind for part in make_lines(["one", "two", "three"])] == ["why", "break", "why", "break", "why"]
