"""`zonewright apply` as a person types it, and answers."""

from pathlib import Path

from tests.cli.desk import Desk


def test_it_shows_asks_and_records(desk: Desk) -> None:
    desk.edit("role: drive", "role: plc")
    said = desk("apply", "plant.yaml", "--ticket", "CR-1", typed="it is a soft PLC\ny\n")
    for heading in ("What changes", "As text", "What moves", "Record this change?"):
        assert heading in said
    assert "change 2 applied by" in said
    (change,) = desk.read("changes", "2")
    assert (change["why"], change["ticket"]) == ("it is a soft PLC", "CR-1")


def test_a_no_or_nothing_records_nothing(desk: Desk) -> None:
    desk.edit("role: drive", "role: plc")
    for answer in ("n\n", "\n"):
        assert "nothing was changed" in desk("apply", "plant.yaml", "--why", "x", typed=answer)
    assert "--yes" in desk.fail("apply", "plant.yaml", "--why", "x", code=3)
    assert "needs a reason" in desk.fail("apply", "plant.yaml", "--why", "  ", "--yes", code=3)
    assert len(desk.read("changes")) == 1


def test_a_side_is_taken_by_name(desk: Desk) -> None:
    desk.edit("role: drive", "role: plc")
    mine = Path("plant.yaml").read_text("utf-8")
    desk.change("role: drive", "role: remote_io")
    Path("plant.yaml").write_text(mine, "utf-8")
    assert "two people changed the same" in desk.fail("apply", "plant.yaml", "--yes", "--why", "x", code=3)
    for wrong in ("assets: drive-9", "assets: drive-9=ours", "=mine"):
        code = 3 if wrong == "=mine" else 2
        assert desk.fail("apply", "plant.yaml", "--yes", "--why", "x", "--take", wrong, code=code)
    desk("apply", "plant.yaml", "--yes", "--why", "x", "--take", "assets: drive-9=mine")
    assert "role: drive" not in desk("export")
    assert "remote_io" not in desk("export")


def test_bad_text_ends_with_its_places(desk: Desk) -> None:
    desk.edit("role: drive", "role: drvie")
    said = desk.fail("apply", "plant.yaml", "--yes", "--why", "x", code=3)
    assert "plant.yaml is not taken in" in said
    assert "line " in said
    assert "missing.yaml is not there" in desk.fail("apply", "missing.yaml", "--yes", "--why", "x", code=3)


def test_a_package_is_answered_item_by_item_or_beforehand(desk: Desk) -> None:
    desk.change("role: drive", "role: plc")
    desk.change("role: hmi", "role: historian")
    desk("export", "handover.zip")
    desk("revert", "3", "--yes", "--why", "x")
    desk("revert", "2", "--yes", "--why", "x")
    said = desk("apply", "handover.zip", "--why", "hand-over", typed="n\ny\ny\n")
    assert "Accept assets: drive-9?" in said
    assert "declined: assets: drive-9" in said
    text = desk("export")
    assert "role: drive" in text
    assert "role: historian" in text
    assert "nothing differs" in desk("apply", "handover.zip", "--yes", "--why", "again")
    desk("revert", "6", "--yes", "--why", "x")
    desk("apply", "handover.zip", "--yes", "--why", "x", "--accept", "assets: drive-9")
    assert "role: drive" not in desk("export")


def test_an_acceptance_of_nothing_that_is_offered_is_said(desk: Desk) -> None:
    desk.change("role: drive", "role: plc")
    desk("export", "handover.zip")
    desk("revert", "2", "--yes", "--why", "x")
    said = desk.fail("apply", "handover.zip", "--yes", "--why", "x", "--accept", "assets: drive-99", code=3)
    assert "drive-99" in said
    assert len(desk.read("changes")) == 3
