from zonewright.sources.number import find_number


def test_numbers_keep_their_kind() -> None:
    assert [find_number(text) for text in ("12", "-3", "2.5", "1e3", "", "2.10.1", "9" * 19)] == [
        *(12, -3, 2.5, 1000.0, None, None, None),
    ]
    assert isinstance(find_number("12"), int)
