"""`zonewright export`: the declared model as text."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from zonewright.cli.terminal.printing import make_console
from zonewright.cli.terminal.workspace import As, AsOf, In, opened, parse_moment
from zonewright.errors import SettingsError
from zonewright.wiring import open_folder, pack
from zonewright.workflows.export import ExportRequest, Text
from zonewright.workflows.export import export as run_export

ENDINGS = {".yaml": Text.YAML, ".yml": Text.YAML, ".xlsx": Text.WORKBOOK, ".zip": Text.HANDOVER, ".json": Text.SURVEY}


def export(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]",
            help="plant.yaml, inventory.xlsx, survey.json, or a .zip to hand over; standard output else.",
        ),
    ] = None,
    proposed: Annotated[
        bool, typer.Option("--proposed", help="Fill in what the survey proposes where nobody declared anything.")
    ] = False,
    zones: Annotated[
        list[str] | None, typer.Option("--zone", help="Of a package, one zone only; may be given again.")
    ] = None,
    organisation: Annotated[str | None, typer.Option("--organisation", help="Who hands over, in a package.")] = None,
    as_of: AsOf = None,
    folder: In = Path(),
    name: As = None,
) -> None:
    """Write the declared model as plant.yaml, as a workbook, or as a package to hand over."""
    text = Text.YAML if file is None else ENDINGS.get(file.suffix.lower())
    if text is None:
        raise SettingsError(f"{file} has an ending that is not written", hint=f"use one of {', '.join(ENDINGS)}")
    request = ExportRequest(text, proposed, tuple(zones or ()), organisation, parse_moment(as_of))
    with opened(folder, name) as workspace:
        done = run_export(request, workspace=workspace)
    console = make_console(stderr=True)
    if not done.items and text is not Text.SURVEY:
        console.print("nothing is declared yet; --proposed writes what the survey proposes")
    if file is None:
        sys.stdout.write(done.content.decode("utf-8"))
        return
    content = pack(done.files) if text is Text.HANDOVER else done.content
    (written,) = open_folder(file.parent).publish({file.name: content})
    console.print(f"written: {written}")
