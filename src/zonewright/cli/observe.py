"""`zonewright observe`: inputs into the workspace, each once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from zonewright.catalogs.package import get_script
from zonewright.cli.terminal.exit_codes import ExitCode
from zonewright.cli.terminal.printing import Format, make_console, print_listing
from zonewright.cli.terminal.workspace import As, In, opened
from zonewright.model.observation import Input
from zonewright.wiring import Given
from zonewright.workflows.observe import Observed, ObserveRequest
from zonewright.workflows.observe import observe as run_observe


class Script(StrEnum):
    """Where a collection is made: the shell of Linux, the console of Windows since XP, PowerShell."""

    LINUX = "linux"
    WINDOWS = "windows"
    POWERSHELL = "powershell"


def observe(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="INPUT...", help="Captures, inventories, collections, firewall configurations."),
    ] = None,
    script: Annotated[
        Script | None,
        typer.Option("--script", help="Print the script that a person runs on a machine, and do nothing else."),
    ] = None,
    folder: In = Path(),
    name: As = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print the inputs.")] = Format.TABLE,
) -> None:
    """Read captures, inventories and configurations into the workspace, each once."""
    if script is not None and not inputs:
        typer.echo(get_script(script), nl=False)
        return
    if script is not None or not inputs:
        wanted = "either INPUT... or --script" if script is not None else "missing argument 'INPUT...'"
        raise typer.BadParameter(wanted)
    given = tuple(Given(path, path.replace("\\", "/")) for path in inputs)
    with opened(folder, name) as workspace:
        done = run_observe(ObserveRequest(given), workspace=workspace)
    print_listing(_lines(done), format_)
    if format_ is Format.TABLE:
        _print_outcome(done)
    if done.refused:
        raise typer.Exit(ExitCode.INPUT_FAILED)


def _lines(done: Observed) -> list[dict[str, object]]:
    known: list[dict[str, object]] = [
        {"input": path, "became": "known", "kind": None, "status": None, "given": None, "used": None, "id": name}
        for path, name in done.known
    ]
    return [
        *(_line(one, "new") for one in done.new),
        *known,
        *(_line(one, "refused") for one in done.refused),
    ]


def _line(item: Input, became: str) -> dict[str, object]:
    given = item.packets if item.packets is not None else item.lines
    used = item.decoded if item.packets is not None else item.used
    return {
        "input": item.path,
        "became": became,
        "kind": item.kind,
        "status": str(item.status),
        "given": given,
        "used": used,
        "id": item.id,
    }


def _print_outcome(done: Observed) -> None:
    console = make_console()
    paths = {item.id: item.path for item in (*done.new, *done.refused)}
    for problem in done.problems:
        console.print(f"{paths.get(problem.input, '')}, {problem.where}: {problem.what}")
    survey = done.survey
    if survey is not None:
        console.print(
            f"{len(survey.assets)} assets, {len(survey.flows)} flows, {len(survey.zones)} zones, "
            f"{len(survey.conduits)} conduits, {len(survey.bridges)} bridges"
        )
        waiting = sum(conflict.decision is None for conflict in survey.conflicts)
        if waiting:
            console.print(f"{waiting} conflicts wait: zonewright decide")
