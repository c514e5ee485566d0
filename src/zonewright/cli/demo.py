"""`zonewright demo`: the example plant, surveyed, and the report opened on it."""

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from zonewright.cli.survey import print_outcome, stopwatch
from zonewright.cli.terminal.printing import make_console
from zonewright.cli.terminal.progress import show_progress
from zonewright.wiring import Given, make_edges, open_example_plant, open_folder
from zonewright.workflows.survey import SurveyRequest
from zonewright.workflows.survey import survey as run_survey

REPORT = "report.html"


def demo(
    out: Annotated[Path, typer.Option("--out", help="The folder that gets the report.")] = Path("zonewright-demo"),
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open the report in a browser.")] = False,
) -> None:
    """Survey the example bottling line that comes with zonewright, and open the report."""
    elapsed = stopwatch()
    with open_example_plant() as plant, show_progress() as say:
        given = tuple(Given(str(path), path.name) for path in sorted(plant.iterdir()) if path.is_file())
        request = SurveyRequest(inputs=given, as_of=None)
        done = run_survey(request, edges=make_edges(say), folder=open_folder(out))
    print_outcome(done)
    console = make_console()
    report = (out / REPORT).resolve()
    console.print(f"Surveyed in {elapsed():.1f} s. The report: {report}")
    if not no_open and not webbrowser.open(report.as_uri()):
        console.print("No browser could be opened here; open the file in any browser.")
