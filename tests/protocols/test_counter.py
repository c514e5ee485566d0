import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonewright.protocols.counter import MARKS, PART_BITS, TOUCHES, key_of, make_marks, pack_key


def test_a_key_is_the_decimals_of_a_code() -> None:
    assert key_of(4) == "3"
    assert key_of((2 << PART_BITS) | 5) == "1/4"
    assert key_of(0) == ""


def test_marks_begin_empty_and_hold_as_many_as_they_say() -> None:
    marks = make_marks()
    assert not marks.any()
    assert len(marks) == 1 + 3 * MARKS + 1 + 5 * TOUCHES


@given(st.lists(st.integers(0, (1 << PART_BITS) - 2), min_size=1, max_size=4))
def test_a_code_is_packed_as_it_is_written(parts: list[int]) -> None:
    text = "/".join(str(part) for part in parts)
    assert key_of(pack_key(text)) == text


@pytest.mark.parametrize("text", ["", "a", "-1", "32767", "1/2/3/4/5"])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"code|invalid"):
        pack_key(text)
