"""Who plays which part."""

from pathlib import Path

import pytest

from zonewright.errors import StoreError
from zonewright.settings import Settings
from zonewright.wiring import make_edges, open_example_plant, open_folder, open_survey


def test_the_parts_of_a_survey_come_from_entry_points(tmp_path: Path) -> None:
    said: list[str] = []
    edges = make_edges(said.append, Settings(jobs=1, kernel_cache=str(tmp_path)))
    assert [platform.name for platform in edges.platforms] == ["nftables"]
    assert (edges.store.name, edges.engine.name) == ("memory", "local")


def test_a_first_run_says_that_it_compiles(tmp_path: Path) -> None:
    said: list[str] = []
    make_edges(said.append, Settings(jobs=1, kernel_cache=str(tmp_path / "fresh")))
    assert said
    assert said[0].startswith("compiling")


def test_the_example_plant_is_there() -> None:
    with open_example_plant() as plant:
        assert {"plant.yaml", "inventory.xlsx", "fw-cell.nft"} <= {path.name for path in plant.iterdir()}


def test_folders(tmp_path: Path) -> None:
    assert open_folder(tmp_path).publish({"a.txt": b"a"}) == ((tmp_path / "a.txt").as_posix(),)
    with pytest.raises(StoreError):
        open_survey(tmp_path)
