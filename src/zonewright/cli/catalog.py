"""`zonewright catalog`: what the standard asks, in our words, with its levels."""

from collections.abc import Mapping, Sequence
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from zonewright.catalogs.catalog import find_row, get_catalog, get_row, iter_parts
from zonewright.catalogs.explanation import Fact, derive_explanation
from zonewright.catalogs.row import Row
from zonewright.cli.terminal.printing import Format, make_console, print_json, print_listing
from zonewright.errors import InputError, SettingsError

Cell = str | int | float | bool | None | list[str]
Line = dict[str, Cell]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "62443-2-1": ("id", "title", "group"),
    "62443-2-4": ("id", "title", "area", "kind", "maintenance_relevant"),
    "62443-3-2": ("id", "title", "group", "strength", "strength_confirmed"),
    "62443-3-3": ("id", "title", "fr", "min_sl", "disputed"),
    "62443-4-2": ("id", "title", "fr", "min_sl", "disputed", "system_requirement"),
    "attack-ics": ("id", "title", "tactics", "mitigations", "iec_62443_3_3", "iec_62443_4_2"),
    "iso27001": ("id", "title", "theme"),
    "zonewright": ("id", "title"),
}
"""What a listing of each part shows."""


def catalog(
    part: Annotated[
        str | None, typer.Argument(help="A part, such as 62443-3-3; without it all parts are listed.")
    ] = None,
    row: Annotated[list[str] | None, typer.Argument(metavar="[ID]", help="A row, such as SR 5.1 RE 1.")] = None,
    format_: Annotated[
        Format, typer.Option("--format", help="How to write it: for people, for programs, for a spreadsheet.")
    ] = Format.TABLE,
) -> None:
    """Say what the standard asks, in our words, with its levels."""
    if part is None:
        print_listing(_list_parts(), format_, title="Catalogs")
        return
    if part not in set(iter_parts()):
        _explain(_get_anywhere(" ".join([part, *(row or ())]), part), format_)
    elif row:
        _explain(_get_typed(part, " ".join(row)), format_)
    else:
        found = get_catalog(part)
        lines = [_line(entry, COLUMNS[part]) for entry in found.rows]
        print_listing(_shown(lines, format_), format_, title=found.standard, notice=found.notice or "")


def _list_parts() -> list[Line]:
    found = [get_catalog(part) for part in iter_parts()]
    return [
        {"part": entry.part, "edition": entry.edition, "title": entry.title, "rows": len(entry.rows)} for entry in found
    ]


def _get_anywhere(words: str, part: str) -> Row:
    found = [row for name in iter_parts() if (row := find_row(name, words)) is not None]
    if len(found) != 1:
        raise SettingsError(f"there is no catalog {part!r}", hint=f"there is: {', '.join(iter_parts())}")
    return found[0]


def _get_typed(part: str, words: str) -> Row:
    """Give the row a person typed; a wrong word is bad usage of the command, not a bad input."""
    try:
        return get_row(part, words)
    except InputError as error:
        raise SettingsError(str(error), hint=error.hint) from error


def _line(row: Row, columns: Sequence[str]) -> Line:
    return {name: _cell(getattr(row, name, None)) for name in columns}


def _shown(lines: list[Line], format_: Format) -> list[Line]:
    """In a table for people a disputed gate is said in words, and an undisputed one not at all."""
    if format_ is not Format.TABLE:
        return lines
    return [
        {name: ("sources differ" if value else "") if name == "disputed" else value for name, value in line.items()}
        for line in lines
    ]


def _cell(value: object) -> Cell:
    if isinstance(value, tuple):
        return [str(entry) for entry in value]
    return value if isinstance(value, str | int | float | bool) else None


def _explain(row: Row, format_: Format) -> None:
    facts = derive_explanation(row)
    head = {"part": row.part, "edition": row.edition, "id": row.id, "title": row.title}
    if format_ is Format.JSON:
        entries = [{"label": fact.label, "text": fact.text, "ids": list(fact.ids)} for fact in facts]
        print_json({**head, "catalog_id": row.catalog_id, "facts": entries})
    elif format_ is Format.CSV:
        print_listing([{"label": fact.label, "text": fact.text} for fact in facts], format_)
    else:
        _print_explanation(row, facts)


def _print_explanation(row: Row, facts: tuple[Fact, ...]) -> None:
    catalog_ = get_catalog(row.part, row.edition)
    console = make_console()
    console.print(f"{row.id}  {row.title}", style="bold")
    console.print(f"{catalog_.standard}\n", style="dim")
    table = Table.grid(padding=(0, 2))
    table.add_column(style="cyan", max_width=28)
    table.add_column(overflow="fold")
    for fact in facts:
        table.add_row(fact.label, Text(fact.text))
    console.print(table)
    if catalog_.notice:
        console.print(f"\n{catalog_.notice}", style="dim")
