import pytest

from zonewright.sources.text import find_head_text, find_text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_usual_encodings_are_told_apart(encoding: str) -> None:
    assert find_text("Füller, 10 °C".encode(encoding)) == "Füller, 10 °C"


def test_bytes_that_are_no_text_are_none() -> None:
    assert find_text(b"\x00\x01\x02") is None
    assert find_text(b"\xd4\xc3\xb2\xa1\x02\x00\x04\x00") is None


def test_a_head_may_end_inside_a_letter() -> None:
    assert find_head_text("Füü".encode()[:-1]) == "Fü"
