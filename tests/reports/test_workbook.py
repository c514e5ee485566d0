from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl

from tests.plant import make_survey
from zonewright.catalogs.headers import get_header_synonyms
from zonewright.contracts.source import SourceKit
from zonewright.model.identifier import Id
from zonewright.model.plant import Plant
from zonewright.reports.proposal import derive_proposal
from zonewright.reports.workbook import render_workbook
from zonewright.sources.lists import ListSource

X = Id("x")
PLANT = Plant(name="=1+1", owner="Maintenance", boundary="all of it")


def test_its_assets_read_back_are_the_same_declared_assets(tmp_path: Path) -> None:
    survey = make_survey()
    file = tmp_path / "inventory.xlsx"
    file.write_bytes(render_workbook(survey, PLANT))
    reading = ListSource(SourceKit(header_synonyms=get_header_synonyms())).read(file, shown="inventory.xlsx")
    assert reading.problems == ()
    assert reading.plant is not None
    wanted = derive_proposal(survey, PLANT).assets
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
