"""The proposed model as text and as a workbook: given back, both declare the same."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.plant import make_survey
from tests.surveying import survey_into, survey_of
from zonewright.catalogs.headers import get_header_synonyms
from zonewright.catalogs.package import example_plant_path, get_schema
from zonewright.contracts.source import Reading, Source, SourceKit
from zonewright.model.identifier import Id
from zonewright.model.plant import CalendarEntry, Carried, DeclaredFrame, Plant
from zonewright.model.register import Decision, DeclaredDrill, DeclaredRestorable, DeclaredWayIn, DeclaredWorkOrder
from zonewright.model.section import SECTIONS, Item, from_item, iter_nouns, make_plant
from zonewright.model.survey import Survey
from zonewright.model.zone import Zone
from zonewright.reports.plant_text import render_plant_yaml
from zonewright.reports.workbook import render_workbook
from zonewright.sources.lists import ListSource
from zonewright.sources.plants import PlantSource

X = Id("x")
KIT = SourceKit(plant_schema=get_schema("plant-1"), header_synonyms=get_header_synonyms())
LATE = CalendarEntry(X, "late", "shift", weekdays=(0, 6), begins="14:00", ends="22:00", utc_offset_minutes=-60)
WASH = CalendarEntry(X, "wash; rinse", "cleaning", dates=("2027-01-06", "2027-02-03"), window_minutes=90)
MATRIX: Item = {
    "severities": ["small", "great; very"],
    "likelihoods": ["rare", "often"],
    "risks": [{"name": "low", "tolerable": True}, {"name": "high", "tolerable": False, "security_level": 3}],
    "cells": [["low", "high"]],
}
FLOW: Item = {"source": "SCADA", "destination": "PLC 12", "destination_port": 502, "operations": ["read"]}
LOSS: Item = {"function": "Filling", "safety": "none", "loss_per_hour": 1200.5}
ITEMS: tuple[tuple[str, Item], ...] = (
    ("consequences", LOSS),
    ("consequences", {"function": "Packing"}),
    ("risk_matrix", MATRIX),
    ("authorised_flows", FLOW),
    ("answers", {"requirement": "SR 1.1", "answer": "yes", "evidence": ["a, b", "c; d"]}),
)
DECLARED = Plant(
    frame=DeclaredFrame(X, "Line: 2 # not a comment", "Maintenance", "up to the\noffice"),
    calendar=(LATE, WASH),
    ways_in=(
        DeclaredWayIn(X, "portal", "vpn", who=("a, b", "c"), recorded=False, last_review="2027-01-06", review_days=90),
    ),
    work_orders=(DeclaredWorkOrder(X, "W-12", begins="2027-01-06T08:00:00Z", assets=("PLC 12",)),),
    restorables=(DeclaredRestorable(X, "program", every_days=7, offline_copy=True, sha256="ab" * 32),),
    drills=(DeclaredDrill(X, "program", "2027-01-06", by=("A. Person",), minutes=12.5, result="restored"),),
    decisions=(Decision(X, "no", "2.10", at="2027-01-06"),),
    carried=tuple(one for name, item in ITEMS if isinstance(one := from_item(name, item, declared_by=X), Carried)),
)


def read(source: Source, folder: Path, *, name: str, content: bytes) -> Reading:
    file = folder / name
    file.write_bytes(content)
    reading = source.read(file, shown=name)
    assert reading.problems == ()
    used, ignored = reading.input.used or 0, sum((reading.input.ignored or {}).values())
    assert reading.input.lines == used + ignored
    return reading


def without_ids(reading: Reading) -> Plant:
    plant = reading.plant
    assert plant is not None
    return make_plant(
        {
            section: tuple(replace(noun, declared_by=X) for name, _, noun in iter_nouns(plant) if name == section)
            for section in SECTIONS
        }
    )


def check_both_say_the_same(survey: Survey, plant: Plant, folder: Path) -> None:
    text = render_plant_yaml(survey, plant).encode()
    told = read(PlantSource(KIT), folder, name="plant.yaml", content=text)
    booked = read(ListSource(KIT), folder, name="inventory.xlsx", content=render_workbook(survey, plant))
    assert without_ids(booked) == without_ids(told)
    assert {one.kind for one in booked.observations} == {"row"}
    assert len({one.id for one in booked.observations}) == len(booked.observations) == booked.input.used


@cache
def example_inputs() -> tuple[Path, ...]:
    with example_plant_path() as folder:
        return tuple(sorted(path for path in folder.iterdir() if path.is_file()))


@cache
def example_survey() -> Survey:
    return survey_of(*example_inputs())


@pytest.mark.parametrize("plant", [DECLARED, Plant()], ids=["declared", "nothing declared"])
def test_a_small_plant(plant: Plant, tmp_path: Path) -> None:
    survey = make_survey()
    confirmed = tuple(
        replace(zone, assumed=(), sl_target=zone.sl_target and (1, 2, 3, 4, 0, 1, 2)) for zone in survey.zones
    )
    check_both_say_the_same(survey, plant, tmp_path)
    check_both_say_the_same(replace(survey, zones=confirmed), plant, tmp_path)


def test_the_example_plant(tmp_path: Path) -> None:
    (model,) = (path for path in example_inputs() if path.name == "plant.yaml")
    declared = PlantSource(KIT).read(model, shown="plant.yaml").plant
    assert declared is not None
    check_both_say_the_same(example_survey(), declared, tmp_path)


def test_given_back_both_propose_the_same_zones(tmp_path: Path) -> None:
    first = survey_into(tmp_path / "first", *example_inputs()).survey
    captures = [path for path in example_inputs() if path.name.startswith("mirror-")]
    by_text = survey_of(*captures, tmp_path / "first" / "plant.yaml")
    by_book = survey_of(*captures, tmp_path / "first" / "inventory.xlsx")
    assert [say(zone, by_book) for zone in by_book.zones] == [say(zone, by_text) for zone in by_text.zones]
    assert {zone.name for zone in by_book.zones} == {zone.name for zone in first.zones}
    assert [one.name for one in by_book.conduits] == [one.name for one in by_text.conduits]


def say(zone: Zone, survey: Survey) -> tuple[object, ...]:
    names = {asset.id: asset.name for asset in survey.assets}
    members = sorted(names[one] for one in zone.assets)
    return zone.name, zone.kind, zone.purdue_level, members, zone.subnets, zone.sl_target, zone.assumed
