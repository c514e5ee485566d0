from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl

from tests.plant import make_survey
from zonewright.catalogs.headers import get_header_synonyms
from zonewright.catalogs.package import get_schema
from zonewright.contracts.source import SourceKit
from zonewright.model.identifier import Id
from zonewright.model.plant import DeclaredAsset, DeclaredFrame, DeclaredZone, Plant
from zonewright.reports.canonical import derive_canonical
from zonewright.reports.proposal import derive_proposal
from zonewright.reports.workbook import render_plant_workbook, render_workbook
from zonewright.sources.lists import ListSource

X = Id("x")
PLANT = Plant(frame=DeclaredFrame(Id("x"), "=1+1", "Maintenance", "all of it"))


def test_its_assets_read_back_are_the_same_declared_assets(tmp_path: Path) -> None:
    survey = make_survey()
    file = tmp_path / "inventory.xlsx"
    file.write_bytes(render_workbook(survey, PLANT))
    reading = ListSource(SourceKit(header_synonyms=get_header_synonyms())).read(file, shown="inventory.xlsx")
    assert reading.problems == ()
    assert reading.plant is not None
    wanted = derive_canonical(derive_proposal(survey, PLANT)).assets
    assert [replace(one, declared_by=X) for one in reading.plant.assets] == [
        replace(one, declared_by=X) for one in wanted
    ]


def test_two_runs_are_byte_equal() -> None:
    assert render_workbook(make_survey(), PLANT) == render_workbook(make_survey(), PLANT)


def test_conflicts_are_coloured_and_say_what_was_seen() -> None:
    survey = make_survey()
    assert survey.conflicts
    sheet = openpyxl.load_workbook(BytesIO(render_workbook(survey, PLANT)))["Assets"]
    notes = [cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment]
    assert any(survey.conflicts[0].observed in note for note in notes)


def test_the_header_stays_in_sight_and_roles_are_offered() -> None:
    book = openpyxl.load_workbook(BytesIO(render_workbook(make_survey(), PLANT)))
    assert book["Assets"].freeze_panes == "B2"
    assert book["Assets"].auto_filter.ref
    assert len(book["Assets"].data_validations.dataValidation) == 4
    assert book["Plant"]["A2"].value == "=1+1"
    assert book["Plant"]["A2"].data_type == "s"


def test_an_exported_workbook_says_its_change_and_is_complete(tmp_path: Path) -> None:
    kit = SourceKit(plant_schema=get_schema("plant-1"), header_synonyms=get_header_synonyms())
    file = tmp_path / "inventory.xlsx"
    zones = (DeclaredZone(X, "cell", assets=("plc", "spare")),)
    plant = Plant(zones=zones, assets=(DeclaredAsset(X, "plc", zone="cell", believed_until="2027-01-06"),))
    file.write_bytes(render_plant_workbook(plant, change=12))
    reading = ListSource(kit).read(file, shown="inventory.xlsx")
    assert reading.problems == ()
    assert reading.base == 12
    assert {"assets", "zones", "drills", "work_orders"} <= set(reading.complete_sections)
    assert reading.plant is not None
    assert reading.plant.zones[0].assets == ("spare", "plc")
    assert reading.plant.assets[0].believed_until == "2027-01-06"
    file.write_bytes(render_plant_workbook(plant))
    reading = ListSource(kit).read(file, shown="inventory.xlsx")
    assert (reading.base, reading.complete_sections) == (None, ())
