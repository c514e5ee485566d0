"""`zonewright decide` as a person types it."""

from pathlib import Path

from tests.cli.desk import Desk


def test_what_waits_and_settling_it(desk: Desk) -> None:
    assert "nothing to list" in desk("decide")
    desk.see()
    (matter,) = desk.read("decide")
    assert list(matter) == ["matter", "kind", "question", "choices", "id"]
    assert (matter["matter"], matter["choices"]) == ("plc-filler / ip", ["keep", "take"])
    said = desk("decide", "plc-filler / ip", "take", "--why", "moved", typed="y\n")
    assert "change 2 applied by" in said
    assert "ip: 10.0.1.99" in desk("export")
    assert desk.read("decide") == []


def test_a_choice_is_needed_and_has_to_be_one(desk: Desk) -> None:
    desk.see()
    assert "lists the choices" in desk.fail("decide", "plc-filler / ip", code=2)
    assert "decide one of: keep, take" in desk.fail("decide", "plc-filler / ip", "drop", "--why", "x", "--yes", code=3)
    assert "nothing called x waits" in desk.fail("decide", "x", "keep", "--why", "x", "--yes", code=3)
    assert "is no day" in desk.fail(
        "decide", "plc-filler / ip", "keep", "--until", "soon", "--why", "x", "--yes", code=3
    )
    assert "needs a reason" in desk.fail("decide", "plc-filler / ip", "keep", "--yes", code=3)
    assert "nothing was changed" in desk("decide", "plc-filler / ip", "keep", "--why", "x", typed="n\n")
    assert len(desk.read("changes")) == 1


def test_a_change_that_waits_is_refused(desk: Desk) -> None:
    settings = Path("zonewright.toml")
    settings.write_text(settings.read_text("utf-8").replace("four_eyes = false", "four_eyes = true"), "utf-8")
    desk.edit("role: drive", "role: plc")
    assert "waits for a second person" in desk("apply", "plant.yaml", "--yes", "--why", "a soft PLC")
    assert "another person" in desk.fail("decide", "change 2", "approve", "--why", "x", "--yes", code=4)
    said = desk("decide", "change 2", "refuse", "--why", "not now")
    assert "change 2 refused by" in said
    assert "role: drive" in desk("export")
