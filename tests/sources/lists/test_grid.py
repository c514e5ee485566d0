from zonewright.sources.lists.grid import Row, Sheet


def test_a_place_is_said_as_the_reader_sees_it() -> None:
    assert Sheet(None, ()).place(3) == "line 3"
    assert Sheet("Assets", ()).place(3) == 'sheet "Assets", row 3'


def test_a_broken_row_is_not_blank() -> None:
    assert Row(1, (" ", "")).is_blank
    assert not Row(1, (), "its quotes do not match").is_blank
