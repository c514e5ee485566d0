"""`zonewright revert`: a change taken back, by another change."""

from pathlib import Path
from typing import Annotated

import typer

from zonewright.cli.apply import print_change
from zonewright.cli.terminal.printing import make_console
from zonewright.cli.terminal.workspace import As, In, Ticket, Why, Yes, get_why, make_confirm, opened
from zonewright.workflows.revert import RevertRequest
from zonewright.workflows.revert import revert as run_revert


def revert(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The change to take back.")],
    why: Why = None,
    ticket: Ticket = None,
    yes: Yes = False,
    folder: In = Path(),
    name: As = None,
) -> None:
    """Take a change back, and leave what was changed since; the taking back is a change itself."""
    request = RevertRequest(number, get_why(why), ticket)
    with opened(folder, name, asks=True) as workspace:
        change = run_revert(request, workspace=workspace, confirm=make_confirm(yes=yes))
    if change is None:
        make_console().print("nothing was changed")
        return
    print_change(change)
