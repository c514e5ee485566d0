import pytest

from zonewright.sources.shows.table import Columns, is_heading, is_note


def test_words_stand_under_the_heading_over_their_middle() -> None:
    columns = Columns()
    assert columns.learn("Vlan    Mac Address       Type        Ports")
    assert columns.learn("----    -----------       --------    -----")
    assert columns.cut("  20    001b.1b00.0001    DYNAMIC     Gi1/1") == {
        "vlan": "20",
        "mac address": "001b.1b00.0001",
        "type": "DYNAMIC",
        "ports": "Gi1/1",
    }
    assert not columns.learn("  20    001b.1b00.0001    DYNAMIC     Gi1/1")


def test_a_ruled_line_joins_headings_of_two_lines() -> None:
    columns = Columns()
    for line in ("Port   Mac       Type", "name   address   age", "----   -------   ----"):
        assert columns.learn(line)
    assert columns.names == ["port name", "mac address", "type age"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Device ID        Local Intrfce     Holdtme", True),
        ("  LocalPort | ChassisId          PortId", True),
        ("sw-2  Gi1/1  120  B  Gi0/1", False),
        ("mac address 001b.1b00.0001 port 5", False),
    ],
)
def test_a_heading_names_columns(line: str, expected: bool) -> None:
    assert is_heading(line) is expected


@pytest.mark.parametrize(
    "line", ["Total entries: 4", "  (R) Router, (B) Bridge", "Codes: C - connected", "* - primary"]
)
def test_titles_legends_and_counts_are_notes(line: str) -> None:
    assert is_note(line)
