"""`zonewright survey`: from what a plant has to a map, zones, bridges, verdicts, a plan and rules."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from zonewright.cli.terminal.exit_codes import ExitCode
from zonewright.cli.terminal.printing import Format, make_console, print_listing
from zonewright.cli.terminal.progress import show_progress
from zonewright.cli.terminal.workspace import As, In, opened, parse_moment
from zonewright.model.observation import Input, Status
from zonewright.wiring import Given, make_edges, open_folder
from zonewright.workflows.survey import Surveyed, SurveyRequest
from zonewright.workflows.survey import survey as run_survey


def survey(
    out: Annotated[Path, typer.Option("--out", help="The folder that gets the report; made when it is not there.")],
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="INPUT...",
            help="Captures, inventories, plant models, firewall configurations; none surveys the workspace.",
        ),
    ] = None,
    plant: Annotated[
        list[str] | None, typer.Option("--plant", help="A declared model (plant.yaml or inventory.xlsx) to give back.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Judge as of this time (RFC 3339); else the last packet's time.")
    ] = None,
    folder: In = Path(),
    name: As = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print the inputs read.")] = Format.TABLE,
) -> None:
    """Survey a plant from what it has, and write the report."""
    given = (
        *(Given(path, path.replace("\\", "/")) for path in inputs or ()),
        *(Given(path, path.replace("\\", "/"), is_model=True) for path in plant or ()),
    )
    if given:
        with show_progress() as say:
            request = SurveyRequest(given, parse_moment(as_of))
            done = run_survey(request, edges=make_edges(say), folder=open_folder(out))
    else:
        with opened(folder, name) as workspace:
            moment = parse_moment(as_of)
            readings, models = workspace.read_all(moment)
            request = SurveyRequest((), moment, readings, models)
            done = run_survey(request, edges=workspace.edges, folder=open_folder(out))
    if format_ is Format.TABLE:
        print_outcome(done)
    print_listing([_line(item) for item in done.survey.inputs], format_)
    if any(item.status in (Status.FAILED, Status.UNSUPPORTED) for item in done.survey.inputs):
        raise typer.Exit(ExitCode.INPUT_FAILED)


def print_outcome(done: Surveyed) -> None:
    """Print the summary, the problems of inputs that were not read whole, and where the documents lie."""
    console = make_console()
    for section in done.summary:
        console.print(f"\n{section.heading}", style="bold")
        for line in section.lines:
            console.print(f"  {line}")
    paths = {item.id: item.path for item in done.survey.inputs}
    unread = {item.id for item in done.survey.inputs if item.status is not Status.COMPLETE}
    problems = [problem for problem in done.survey.problems if problem.input in unread]
    if problems:
        console.print("\nProblems", style="bold")
        for problem in problems:
            console.print(f"  {paths.get(problem.input, '')}, {problem.where}: {problem.what}")
    console.print("\nWritten", style="bold")
    for path in done.documents:
        console.print(f"  {path}")
    console.print("")


def _line(item: Input) -> dict[str, object]:
    given = item.packets if item.packets is not None else item.lines
    used = item.decoded if item.packets is not None else item.used
    return {
        "input": item.path,
        "kind": item.kind,
        "status": str(item.status),
        "given": given,
        "used": used,
        "id": item.id,
    }


def stopwatch() -> Callable[[], float]:
    """Start a clock of this door; each call gives the seconds since."""
    begun = time.monotonic()
    return lambda: time.monotonic() - begun
