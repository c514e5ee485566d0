from zonewright.protocols.counter import MARKS, PART_BITS, TOUCHES, key_of, make_marks


def test_a_key_is_the_decimals_of_a_code() -> None:
    assert key_of(4) == "3"
    assert key_of((2 << PART_BITS) | 5) == "1/4"
    assert key_of(0) == ""


def test_marks_begin_empty_and_hold_as_many_as_they_say() -> None:
    marks = make_marks()
    assert not marks.any()
    assert len(marks) == 1 + 3 * MARKS + 1 + 5 * TOUCHES
