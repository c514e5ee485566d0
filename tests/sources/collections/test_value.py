import pytest

from zonewright.sources.collections.value import (
    RegistryLine,
    find_answer,
    find_flag,
    find_number,
    find_registry_line,
    find_told,
    fits_any,
    split_list,
)


def test_numbers_are_decimal_or_hexadecimal() -> None:
    assert [find_number(text) for text in ("4", "0x4", " -1 ", "010", "", None, "four", "9" * 99)] == [
        4,
        4,
        -1,
        10,
        None,
        None,
        None,
        None,
    ]


def test_a_switch_that_is_not_set_is_off() -> None:
    assert [find_flag(text) for text in ("not set", "0x0", "1", "", None)] == [False, False, True, None, None]


def test_answers() -> None:
    assert [find_answer(text) for text in ("yes", "FALSE", "", None)] == [True, False, None, None]


def test_what_a_maker_left_unfilled_tells_nothing() -> None:
    assert find_told("To be filled by O.E.M.") is None
    assert find_told("SVP-H4711") == "SVP-H4711"


@pytest.mark.parametrize("text", ["10.0.1.6,10.0.1.7", r"10.0.1.6\010.0.1.7\0\0", '{"10.0.1.6", "10.0.1.7"}'])
def test_a_list_has_several_spellings(text: str) -> None:
    assert split_list(text) == ("10.0.1.6", "10.0.1.7")


@pytest.mark.parametrize("gap", ["    ", "\t"])
def test_lines_of_the_registry(gap: str) -> None:
    assert find_registry_line(r"HKEY_LOCAL_MACHINE\SOFTWARE\A") == RegistryLine(key=r"SOFTWARE\A")
    line = find_registry_line(f"    Display Name{gap}REG_SZ{gap}TeamViewer 11")
    assert line == RegistryLine(name="Display Name", value="TeamViewer 11")
    assert find_registry_line("! REG.EXE VERSION 3.0") is None


def test_patterns() -> None:
    assert fits_any("teamviewer_service", ("anydesk*", "teamviewer*"))
    assert not fits_any("my teamviewer", ("teamviewer*",))
    assert not fits_any("", ())
