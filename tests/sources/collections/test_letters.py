import pytest

from zonewright.sources.collections.letters import find_letters

TEXT = "zonewright collection 1\r\ncodepage = 850\r\nSperrschwelle für Jürgen\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp850"])
def test_the_letters_of_any_console_are_read(encoding: str) -> None:
    assert find_letters(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["cp437", "cp850", "cp1252"])
def test_a_code_page_that_is_not_named_is_told_by_its_letters(encoding: str) -> None:
    text = "zonewright collection 1\nBenutzerkonten für Jürgen Müller, ausgeführt\n"
    assert find_letters(text.encode(encoding)) == text


def test_a_code_page_that_nobody_knows_is_guessed() -> None:
    assert "Jürgen" in (find_letters(b"codepage = 99999\nJ\xfcrgen\n") or "")


def test_a_letter_that_was_cut_costs_itself() -> None:
    assert find_letters("für".encode()[:2] + b"") == "f\ufffd"


def test_what_is_mostly_zeros_is_no_text() -> None:
    assert find_letters(b"\0" * 64) is None
