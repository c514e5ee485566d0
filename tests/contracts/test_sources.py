"""The laws of `zonewright.contracts.source.Source`, on every source that an entry point names."""

from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.contracts.members import EXAMPLES, load_members
from zonewright.catalogs.headers import get_header_synonyms
from zonewright.catalogs.logs import get_log_words
from zonewright.catalogs.package import example_plant_path, get_schema
from zonewright.contracts.source import Reading, SourceKit
from zonewright.model.handover import Handover
from zonewright.model.workspace.principal import LifeCycleRole
from zonewright.reports.handover_package import render_handover
from zonewright.sources.plants import PlantSource
from zonewright.stores.package import pack

GROUP = "zonewright.sources"
SOURCES = load_members(GROUP, entry_points(group=GROUP))
PLATFORMS = load_members("zonewright.platforms", entry_points(group="zonewright.platforms"))
KIT = SourceKit(
    plant_schema=get_schema("plant-1"),
    header_synonyms=get_header_synonyms(),
    platforms=tuple(make() for _, make in PLATFORMS),
    log_words=get_log_words(),
)

PACKED = TemporaryDirectory()

pytestmark = pytest.mark.parametrize("make", [make for _, make in SOURCES], ids=[name for name, _ in SOURCES])


def check_account(reading: Reading) -> None:
    record = reading.input
    ignored = sum((record.ignored or {}).values())
    assert record.problems == tuple(one.id for one in reading.problems)
    if record.packets is not None:
        assert record.packets == (record.decoded or 0) + ignored + sum(one.packets for one in reading.problems)
    if record.lines is not None:
        assert record.lines == (record.used or 0) + ignored + len(reading.problems)


@cache
def pack_example() -> Path:
    """The example plant as a hand-over package: no package lies beside it."""
    with example_plant_path() as folder:
        plant = PlantSource(KIT).read(folder / "plant.yaml", shown="plant.yaml").plant
    assert plant is not None
    by = Handover("Integrator Ltd", LifeCycleRole.INTEGRATOR, "B. Person", "2027-01-06")
    file = Path(PACKED.name) / "line.zip"
    file.write_bytes(pack(render_handover(plant, by, others={})))
    return file


@cache
def write_example(name: str, text: str) -> Path:
    """An example of a kind of input that the plant has none of."""
    file = Path(PACKED.name) / name
    file.write_text(text, encoding="utf-8")
    return file


def example_files(source: Any) -> list[Path]:
    with example_plant_path() as folder:
        files = [*sorted(file for file in folder.iterdir() if file.is_file()), pack_example()]
        files += [write_example(*EXAMPLES[source.name])] if source.name in EXAMPLES else []
        return [file for file in files if source.detect(file.read_bytes()[:65536], file.name)]


def test_name_and_priority_are_its_own(make: Any) -> None:
    source = make(KIT)
    assert source.name in dict(SOURCES)
    assert sum(1 for _, other in SOURCES if other(KIT).priority == source.priority) == 1


def test_its_example_is_accounted_for_and_read_twice_is_the_same(make: Any, tmp_path: Path) -> None:
    source = make(KIT)
    files = example_files(source)
    assert files
    for file in files:
        reading = source.read(file, shown="typed")
        check_account(reading)
        copy = tmp_path / file.name
        copy.write_bytes(file.read_bytes())
        assert source.read(copy, shown="typed") == reading


def test_whatever_it_says_rests_on_observations_of_its_input(make: Any) -> None:
    source = make(KIT)
    for file in example_files(source):
        reading = source.read(file, shown="typed")
        assert all(one.input == reading.input.id and one.basis for one in reading.observations)
        known = {one.id for one in reading.observations}
        plant = reading.plant
        nouns = (plant.assets, plant.functions, plant.zones, plant.conduits, plant.calendar) if plant else ()
        assert {one.declared_by for section in nouns for one in section} <= known
        assert {basis for one in (*reading.configurations, *reading.hosts) for basis in one.basis} <= known


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(junk=st.binary(max_size=400))
def test_bad_input_is_data(make: Any, tmp_path: Path, junk: bytes) -> None:
    file = tmp_path / "junk"
    file.write_bytes(junk)
    source = make(KIT)
    source.detect(junk, "junk")
    check_account(source.read(file, shown="junk"))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.floats(0, 1), replaced=st.binary(max_size=4), cut=st.booleans())
def test_a_damaged_example_is_data(make: Any, tmp_path: Path, at: float, replaced: bytes, cut: bool) -> None:
    source = make(KIT)
    example = min(example_files(source), key=lambda file: file.stat().st_size)
    content = example.read_bytes()
    place = int(at * len(content))
    rest = b"" if cut else content[place + len(replaced) :]
    file = tmp_path / example.name
    file.write_bytes(content[:place] + replaced + rest)
    check_account(source.read(file, shown="damaged"))
