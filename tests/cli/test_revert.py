"""`zonewright revert` as a person types it."""

from tests.cli.desk import Desk


def test_it_shows_asks_and_records(desk: Desk) -> None:
    desk.change("role: drive", "role: plc")
    assert "nothing was changed" in desk("revert", "2", "--why", "x", typed="n\n")
    said = desk("revert", "2", "--ticket", "CR-2", typed="wrong drawing\ny\n")
    assert "change 3 applied by" in said
    assert "wrong drawing" in said
    assert "role: drive" in desk("export")


def test_what_cannot_be_taken_back(desk: Desk) -> None:
    assert "there is no change 7" in desk.fail("revert", "7", "--yes", "--why", "x", code=3)
    assert "--why" in desk.fail("revert", "1", "--yes", code=3)
    assert "--yes" in desk.fail("revert", "1", "--why", "x", code=3)
    desk.fail("revert", code=2)
