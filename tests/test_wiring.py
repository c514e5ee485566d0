"""Who plays which part."""

from pathlib import Path

import pytest

from tests.wire import pcap
from zonewright.errors import StoreError
from zonewright.settings import Settings
from zonewright.wiring import Given, make_edges, open_example_plant, open_folder, open_survey


def test_the_parts_of_a_survey_come_from_entry_points(tmp_path: Path) -> None:
    said: list[str] = []
    edges = make_edges(said.append, Settings(jobs=1, kernel_cache=str(tmp_path)))
    assert [platform.name for platform in edges.platforms] == ["nftables"]
    assert (edges.store.name, edges.engine.name) == ("memory", "local")


def test_a_first_capture_says_that_it_compiles(tmp_path: Path) -> None:
    said: list[str] = []
    edges = make_edges(said.append, Settings(jobs=1, kernel_cache=str(tmp_path / "fresh")))
    (tmp_path / "hosts.csv").write_text("Name,IP\nplc,10.0.0.1\n", "utf-8")
    edges.intake.read(Given(str(tmp_path / "hosts.csv"), "hosts.csv"))
    assert said == [], "a list needs no compiler"
    (tmp_path / "empty.pcap").write_bytes(pcap([]))
    edges.intake.read(Given(str(tmp_path / "empty.pcap"), "empty.pcap"))
    assert said
    assert said[0].startswith("compiling")


def test_the_example_plant_is_there() -> None:
    with open_example_plant() as plant:
        assert {"plant.yaml", "inventory.xlsx", "fw-cell.nft"} <= {path.name for path in plant.iterdir()}


def test_folders(tmp_path: Path) -> None:
    assert open_folder(tmp_path).publish({"a.txt": b"a"}) == ((tmp_path / "a.txt").as_posix(),)
    with pytest.raises(StoreError):
        open_survey(tmp_path)
