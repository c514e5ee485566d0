"""The proposed model as a workbook, one sheet per noun, for people who do not write YAML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from zonewright.model.asset import Role
from zonewright.model.plant import Plant
from zonewright.model.survey import Survey
from zonewright.reports.proposal import derive_proposal
from zonewright.reports.sheet import ASSET_COLUMNS, Sheet, derive_sheets
from zonewright.reports.summary import open_conflicts

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - the same in every workbook, so that equal models are equal bytes
LISTS, LAST_ROW = "Lists", 5000
WIDEST = 60
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True, slots=True)
class _Looks:
    """Formats of one workbook."""

    header: Any
    plain: Any
    conflict: Any


def render_workbook(survey: Survey, plant: Plant) -> bytes:
    """Write the model that a survey proposes; cells that contradict what was seen are coloured and say so."""
    proposal = derive_proposal(survey, plant)
    return _render(proposal, derive_sheets(proposal), conflicts=_derive_notes(survey, proposal))


def render_plant_workbook(plant: Plant, *, change: int | None = None) -> bytes:
    """Write a declared model as it stands.

    Args:
        plant: what is declared.
        change: number of the change of the workspace that this is the workbook of.
    """
    return _render(plant, derive_sheets(plant, change=change), conflicts={})


def _render(plant: Plant, sheets: Sequence[Sheet], *, conflicts: Mapping[tuple[str, str], str]) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": "Inventory", "created": CREATED})
        looks = _Looks(
            book.add_format({"bold": True, "bg_color": "#D9E2EC", "text_wrap": True, "valign": "top", "border": 1}),
            book.add_format({"valign": "top", "num_format": "@"}),
            book.add_format({"valign": "top", "num_format": "@", "bg_color": "#FFC7CE", "font_color": "#9C0006"}),
        )
        for sheet in sheets:
            _write_sheet(book, sheet, looks=looks, conflicts=conflicts if sheet.name == "Assets" else {})
        _offer_choices(book, zones=[zone.name for zone in plant.zones])
    return out.getvalue()


def _derive_notes(survey: Survey, proposal: Plant) -> Mapping[tuple[str, str], str]:
    """Give what to say at (name of the asset, column)."""
    names = {one.declared_by: one.name for one in proposal.assets}
    notes: dict[tuple[str, str], list[str]] = {}
    for one in sorted(open_conflicts(survey), key=lambda one: one.id):
        column = ASSET_COLUMNS.get(one.field, ASSET_COLUMNS.get({"addresses": "ip"}.get(one.field, ""), "Remarks"))
        note = f"{one.field}: declared {one.declared}, seen {one.observed}"
        notes.setdefault((names.get(one.asset, ""), column), []).append(note)
    return {place: "\n".join(found) for place, found in notes.items()}


def _write_sheet(book: Any, sheet: Sheet, *, looks: _Looks, conflicts: Mapping[tuple[str, str], str]) -> None:
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(1, 1)
    for column, header in enumerate(sheet.columns):
        page.write_string(0, column, header, looks.header)
        longest = max((len(line) for row in sheet.rows for line in row[column].split("\n")), default=0)
        page.set_column(column, column, min(WIDEST, max(len(header), longest) + 2), looks.plain)
    for number, row in enumerate(sheet.rows, start=1):
        for column, (header, text) in enumerate(zip(sheet.columns, row, strict=True)):
            note = conflicts.get((row[0], header))
            if text or note:
                page.write_string(number, column, text, looks.conflict if note else looks.plain)
            if note:
                page.write_comment(number, column, note, {"author": "zonewright"})
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)


def _offer_choices(book: Any, *, zones: Sequence[str]) -> None:
    """Roles and zones to choose from in the sheet of assets; another zone may be written."""
    roles = sorted(role.value for role in Role)
    page = book.add_worksheet(LISTS)
    page.hide()
    for column, choices in enumerate((roles, ["yes", "no"], list(zones))):
        for row, choice in enumerate(choices):
            page.write_string(row, column, choice)
    assets = book.get_worksheet_by_name("Assets")
    headers = list(ASSET_COLUMNS.values())
    for header, letter, count in (
        ("Role", "A", len(roles)),
        ("Patchable", "B", 2),
        ("Shared", "B", 2),
        ("Zone", "C", len(zones)),
    ):
        if not count:
            continue
        column = headers.index(header)
        source = f"={LISTS}!${letter}$1:${letter}${count}"
        rule = {"validate": "list", "source": source, "error_type": "warning" if header == "Zone" else "stop"}
        assets.data_validation(1, column, LAST_ROW, column, rule)
