from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cases_reader import Case, read_cases, write_ignored
from zonewright.catalogs.package import get_schema
from zonewright.contracts.source import Reading, SourceKit
from zonewright.errors import SettingsError
from zonewright.model.observation import Status
from zonewright.sources.plants import PlantSource

SOURCE = PlantSource(SourceKit(plant_schema=get_schema("plant-1")))
WHOLE = """\
plant: {name: Line 2, owner: Maintenance}
zones:
  - {name: cell, kind: cell, purdue_level: 1, subnets: [10.0.0.7/24], sl_target: [2, 2, 2, 1, 2, 1, 2]}
  - name: hall
conduits:
  - {name: way, zones: [cell, hall], enforced_by: [fw]}
assets:
  - {name: plc, role: plc, addresses: [{mac: 00-1B-1B-00-00-01, ip: 10.0.0.1, vlan: 5}], patchable: no}
calendar:
  - {name: early, kind: shift, weekdays: [monday, 1], begins: 06:00, ends: 22:00}
decisions:
  - {about: plc, decision: keep, by: A. Person, at: 2027-01-06}
"""


def read(folder: Path, content: bytes | str) -> Reading:
    path = folder / "plant.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return SOURCE.read(path, shown="plant.yaml")


def describe(reading: Reading) -> tuple[str, ...]:
    plant = reading.plant
    if plant is None:
        return ()
    zones = tuple(f"zone {one.name}" for one in plant.zones)
    return zones + tuple(f"asset {one.name} firmware={one.firmware}" for one in plant.assets)


@pytest.mark.parametrize("case", read_cases("plants"), ids=lambda case: case.title)
def test_case(case: Case, tmp_path: Path) -> None:
    reading = read(tmp_path, case.text)
    found = describe(reading) + write_ignored((reading.input.ignored or {}).items())
    assert found == case.output
    assert tuple(f"{one.where}: {one.what}" for one in reading.problems) == case.problems


def test_every_section_becomes_nouns(tmp_path: Path) -> None:
    reading = read(tmp_path, WHOLE)
    assert reading.problems == ()
    plant = reading.plant
    assert plant is not None
    assert plant.name == "Line 2"
    assert plant.zones[0].subnets == ("10.0.0.0/24",)
    assert plant.conduits[0].zones == ("cell", "hall")
    assert plant.assets[0].addresses[0].mac == "00:1b:1b:00:00:01"
    assert plant.assets[0].patchable is False
    assert plant.calendar[0].weekdays == (0, 1)
    assert plant.calendar[0].ends == "22:00"
    (decision,) = plant.decisions
    assert (decision.about, decision.decision, decision.by, decision.at) == ("plc", "keep", "A. Person", "2027-01-06")
    assert {one.line for one in reading.observations} == {1, 3, 4, 6, 8, 10, 12}


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\x01", b"- a\n", b"a: [", b"!!python/object:os.system x", b"a: b\n---\nc: d", b'a: "\\U99999999"'],
)
def test_a_bad_file_fails_and_says_where(tmp_path: Path, content: bytes) -> None:
    reading = read(tmp_path, content)
    assert reading.input.status is Status.FAILED
    assert len(reading.problems) == 1


def test_a_deep_text_is_refused(tmp_path: Path) -> None:
    assert "deeper" in read(tmp_path, "a: " + "[" * 5000).problems[0].what


def test_a_source_without_its_schema_is_a_broken_promise(tmp_path: Path) -> None:
    path = tmp_path / "plant.yaml"
    path.write_text(WHOLE)
    with pytest.raises(SettingsError):
        PlantSource(SourceKit()).read(path, shown="plant.yaml")


def test_what_stands_in_the_file_is_stated_as_a_whole(tmp_path: Path) -> None:
    reading = read(
        tmp_path, "schema: plant/1\nchange: 12\nzones:\nassets:\n- name: a\n- {name: b, colour: c}\ndrills: []\n"
    )
    assert reading.complete_sections == ("zones", "drills"), "an item of the assets is not read"
    assert reading.base == 12
    assert read(tmp_path, "change: 0\nzones:\n- name: a\n").base is None


def test_a_model_is_told_by_its_ending_or_its_schema_line() -> None:
    assert SOURCE.detect(b"", "x.yml")
    assert SOURCE.detect(b"schema: plant/1\n", "x.txt")
    assert not SOURCE.detect(b"name,ip\n", "x.txt")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.one_of(
        st.binary(max_size=200),
        st.text(alphabet="assetszonename:- []{}&*!|>\n\"'#,0.1", max_size=200).map(str.encode),
        st.tuples(st.integers(0, len(WHOLE) - 1), st.text(alphabet=":-[]{}\n x0&*'\"", max_size=3)).map(
            lambda cut: (WHOLE[: cut[0]] + cut[1] + WHOLE[cut[0] + 1 :]).encode()
        ),
    )
)
def test_no_bytes_make_it_raise(tmp_path: Path, content: bytes) -> None:
    reading = read(tmp_path, content)
    if reading.input.lines is not None:
        account = (reading.input.used or 0) + sum((reading.input.ignored or {}).values()) + len(reading.problems)
        assert reading.input.lines == account
