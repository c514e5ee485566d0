from pathlib import Path

import pytest

from tests.sources.handovers.packages import HANDOVER, PLANT, pack, unpack
from zonewright.catalogs.package import get_schema
from zonewright.contracts.source import Reading, SourceKit
from zonewright.errors import SettingsError
from zonewright.model.observation import Status
from zonewright.reports.handover_package import render_handover
from zonewright.sources.handovers import HandoverSource
from zonewright.stores.package import pack as pack_package

SOURCE = HandoverSource(SourceKit(plant_schema=get_schema("plant-1")))
PACKAGE = pack_package(render_handover(PLANT, HANDOVER, others={"rules.nft": b"table inet a {}\n"}))


def read(folder: Path, content: bytes) -> Reading:
    path = folder / "cell.zip"
    path.write_bytes(content)
    return SOURCE.read(path, shown="cell.zip")


def test_what_was_packed_is_read(tmp_path: Path) -> None:
    assert SOURCE.detect(PACKAGE[:65536], "x")
    assert not SOURCE.detect(b"PK\x03\x04xl/workbook.xml", "x.xlsx")
    reading = read(tmp_path, PACKAGE)
    assert reading.problems == ()
    assert (reading.input.kind, reading.input.status) == ("handover", Status.COMPLETE)
    assert reading.input.bytes == len(PACKAGE)
    assert reading.complete_sections == ()
    assert reading.handover is not None
    assert (reading.handover.organisation, reading.handover.scope) == (HANDOVER.organisation, HANDOVER.scope)
    assert [name for name, _ in reading.handover.files] == ["plant.yaml", "rules.nft"]
    assert reading.plant is not None
    assert [one.name for one in reading.plant.assets] == ["plc-1"]
    assert {one.input for one in reading.observations} == {reading.input.id}


def test_a_fault_in_its_model_is_named_in_its_file(tmp_path: Path) -> None:
    model = b"assets:\n- {name: plc-1, colour: grey}\n- name: plc-2\n"
    reading = read(tmp_path, pack({"plant.yaml": model}))
    assert [one.where for one in reading.problems] == ["plant.yaml, line 2"]
    assert reading.input.status is Status.PARTIAL


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"rules.nft": b"table inet b {}\n"}, "was altered"),
        ({"rules.nft": None}, "is not in the package"),
        ({"more.txt": b"x"}, "not in the manifest"),
        ({"handover.json": b"{"}, "is not JSON"),
        ({"handover.json": b"[]"}, "is no manifest"),
        ({"handover.json": None}, "has no handover.json"),
        ({"../more.txt": b"x"}, "climbs out"),
        ({"/etc/more": b"x"}, "climbs out"),
        ({"a\\b": b"x"}, "climbs out"),
    ],
)
def test_a_package_that_is_not_as_it_was_made_is_refused(
    tmp_path: Path, change: dict[str, bytes | None], words: str
) -> None:
    files = {**unpack(PACKAGE), **change}
    reading = read(tmp_path, pack({name: one for name, one in files.items() if one is not None}, manifest=False))
    assert reading.plant is None
    assert reading.input.status is Status.FAILED
    assert any(words in one.what for one in reading.problems)


@pytest.mark.parametrize("cut", [5, 100, len(PACKAGE) - 30])
def test_a_cut_package_is_data(tmp_path: Path, cut: int) -> None:
    assert read(tmp_path, PACKAGE[:cut]).input.status is Status.FAILED


def test_a_source_without_its_schema_is_a_broken_promise(tmp_path: Path) -> None:
    path = tmp_path / "cell.zip"
    path.write_bytes(PACKAGE)
    with pytest.raises(SettingsError):
        HandoverSource(SourceKit()).read(path, shown="cell.zip")
