from hypothesis import given
from hypothesis import strategies as st

from zonewright.protocols.counter import CARRY_BYTES, MARKS, REQUEST, TOUCHED, TOUCHES, key_of, make_marks
from zonewright.protocols.kernel import await_touch, mark, pack, reaches, touch, touch_on

PART = st.integers(0, 32766)


@given(PART, PART, PART)
def test_a_packed_code_is_its_decimals(first: int, second: int, third: int) -> None:
    for run in (pack, pack.py_func):
        assert key_of(int(run(first, -1, -1))) == f"{first}"
        assert key_of(int(run(first, second, -1))) == f"{first}/{second}"
        assert key_of(int(run(first, second, third))) == f"{first}/{second}/{third}"


def test_no_further_part_hides_a_third() -> None:
    assert key_of(int(pack(3, -1, 7))) == "3"


def test_marks_are_noted_until_they_are_full() -> None:
    marks = make_marks()
    for i in range(MARKS + 5):
        mark(marks, pack(i, -1, -1), REQUEST, 1)
    assert marks[0] == MARKS
    assert key_of(int(marks[1 + 3 * (MARKS - 1)])) == str(MARKS - 1)


def test_touched_ranges_are_noted_until_they_are_full() -> None:
    marks = make_marks()
    for i in range(TOUCHES + 5):
        touch(marks, pack(16, -1, -1), 1, 4, i, i + 9)
    assert marks[TOUCHED] == TOUCHES + 1
    assert marks[-5:].tolist() == [pack(16, -1, -1), 1, 4, TOUCHES - 1, TOUCHES + 8]
    assert marks[0] == 0


def test_a_range_that_is_not_there_yet_hides_the_others() -> None:
    marks = make_marks()
    touch(marks, pack(16, -1, -1), 1, 4, 0, 9)
    await_touch(marks)
    touch(marks, pack(16, -1, -1), 1, 4, 0, 9)
    assert marks[TOUCHED] == -1


def test_points_that_are_listed_one_by_one_are_one_range() -> None:
    marks, code = make_marks(), pack(4, -1, -1)
    for first, last in ((4, 4), (5, 5), (6, 9), (6, 6), (11, 11), (-1, -1), (-1, -1), (0, 0)):
        touch_on(marks, code, 1, 12, first, last)
    touch_on(marks, code, 2, 12, 1, 1)
    rows = marks[TOUCHED + 1 :].reshape(-1, 5)[: marks[TOUCHED], 1:].tolist()
    assert rows == [[1, 12, 4, 9], [1, 12, 11, 11], [1, 12, -1, -1], [1, 12, 0, 0], [2, 12, 1, 1]]


def test_octets_of_a_first_range_are_awaited() -> None:
    marks = make_marks()
    assert reaches(marks, 5, 20, 30, 20)
    assert not reaches(marks, 5, 20, 30, 31)
    assert not reaches(marks, 5, 20, 200, 6 + CARRY_BYTES)
    assert marks[TOUCHED] == 0
    assert not reaches(marks, 5, 20, 30, 21)
    assert marks[TOUCHED] == -1


def test_octets_of_a_later_range_are_not_awaited() -> None:
    marks = make_marks()
    touch(marks, pack(4, -1, -1), 1, 12, 4, 4)
    assert not reaches(marks, 5, 20, 30, 21)
    assert marks[TOUCHED] == 1
