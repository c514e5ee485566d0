"""`zonewright compact` as a person types it."""

from pathlib import Path

from tests.cli.desk import Desk


def test_without_a_setting_nothing_goes(desk: Desk) -> None:
    assert "nothing had to go" in desk("compact")


def test_what_the_settings_let_go_is_said(desk: Desk) -> None:
    desk.see()
    desk.change("role: drive", "role: plc")
    text = desk("export")
    with Path("zonewright.toml").open("a", encoding="utf-8") as settings:
        settings.write("keep_history_days = 0\nkeep_flow_records_days = 0\n")
    said = desk("compact")
    assert "removed 1 flow_records, " in said
    assert " assets, " in said
    assert desk("export") == text
    assert len(desk.read("changes")) == 2


def test_a_setting_that_is_none_is_said(desk: Desk) -> None:
    with Path("zonewright.toml").open("a", encoding="utf-8") as settings:
        settings.write("keep_history_days = -1\n")
    assert "keep_history_days" in desk.fail("compact", code=2)
