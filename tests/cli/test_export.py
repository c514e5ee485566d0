"""`zonewright export` as a person types it."""

import zipfile
from pathlib import Path

from tests.cli.desk import Desk


def test_without_a_file_it_goes_to_the_output(desk: Desk) -> None:
    text = desk("export")
    assert "schema: plant/1" in text
    desk("export", "plant.yaml")
    assert Path("plant.yaml").read_text("utf-8") == text
    assert "written: plant.yaml" in desk.err


def test_the_ending_says_what_is_written(desk: Desk) -> None:
    for name in ("sub/plant.YML", "inventory.xlsx", "survey.json"):
        desk("export", name)
        assert Path(name).stat().st_size
    assert "has an ending that is not written" in desk.fail("export", "plant.txt", code=2)
    assert not Path("plant.txt").exists()


def test_a_package_of_a_zone(desk: Desk) -> None:
    desk("export", "packer.zip", "--zone", "packer", "--organisation", "Packing Machines Ltd")
    with zipfile.ZipFile("packer.zip") as package:
        assert set(package.namelist()) == {"handover.json", "plant.yaml", "inventory.xlsx"}
    assert "--zone" in desk.fail("export", "plant.yaml", "--zone", "packer", code=3)
    assert "no zone of the model is called packr" in desk.fail("export", "p.zip", "--zone", "packr", code=3)


def test_a_moment_is_a_time_or_a_day(desk: Desk) -> None:
    assert "drive-9" not in desk("export", "--as-of", "2020-01-01")
    assert "nothing is declared yet" in desk.err
    assert "drive-9" in desk("export", "--as-of", "2999-01-01T00:00:00Z")
    assert "soon is no time" in desk.fail("export", "--as-of", "soon", code=2)
