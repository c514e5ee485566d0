"""`zonewright decide`: what waits for a person, and settling it."""

from pathlib import Path
from typing import Annotated

import typer

from zonewright.cli.apply import print_change
from zonewright.cli.terminal.printing import Format, make_console, print_listing
from zonewright.cli.terminal.workspace import As, In, Ticket, Why, Yes, get_why, make_confirm, opened
from zonewright.errors import SettingsError
from zonewright.workflows.decide import DecideRequest
from zonewright.workflows.decide import decide as run_decide


def decide(
    about: Annotated[
        str | None, typer.Argument(metavar="[MATTER]", help="What to settle, as the list names it, or its id.")
    ] = None,
    choice: Annotated[
        str | None,
        typer.Argument(metavar="[CHOICE]", help="keep or take; confirm; approve or refuse: as the list says."),
    ] = None,
    why: Why = None,
    ticket: Ticket = None,
    until: Annotated[str | None, typer.Option("--until", help="Until when it holds (a day).")] = None,
    yes: Yes = False,
    folder: In = Path(),
    name: As = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print what waits.")] = Format.TABLE,
) -> None:
    """List what waits for a person, or settle one of it: conflicts, old statements, changes to approve."""
    if about is not None and choice is None:
        raise SettingsError(f"say how {about} is decided", hint="`zonewright decide` lists the choices")
    reason = get_why(why) if about is not None else ""
    request = DecideRequest(about, choice, reason, ticket, until)
    with opened(folder, name, asks=about is not None) as workspace:
        done = run_decide(request, workspace=workspace, confirm=make_confirm(yes=yes))
    if about is None:
        lines = [
            {
                "matter": one.about,
                "kind": one.kind,
                "question": one.question,
                "choices": list(one.choices),
                "id": one.id,
            }
            for one in done.matters
        ]
        print_listing(lines, format_)
        return
    if done.change is None:
        make_console().print("nothing was changed")
        return
    print_change(done.change)
