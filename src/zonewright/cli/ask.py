"""`zonewright ask`: questions in plant words."""

from pathlib import Path
from typing import Annotated

import typer

from zonewright.cli.terminal.printing import Format, print_listing
from zonewright.cli.terminal.workspace import As, AsOf, In, opened, parse_moment
from zonewright.workflows.ask import TOPICS, AskRequest
from zonewright.workflows.ask import ask as run_ask


def ask(
    topic: Annotated[str, typer.Argument(metavar="TOPIC", help=f"One of: {', '.join(TOPICS)}.")],
    as_of: AsOf = None,
    folder: In = Path(),
    name: As = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print the answer.")] = Format.TABLE,
) -> None:
    """Answer a question from what the workspace remembers: a register, its findings, the log, who may do what."""
    with opened(folder, name) as workspace:
        lines = run_ask(AskRequest(topic, parse_moment(as_of)), workspace=workspace)
    print_listing(lines, format_)
