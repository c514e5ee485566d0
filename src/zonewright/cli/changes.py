"""`zonewright changes`: what was changed in the model, by whom, and why."""

from pathlib import Path
from typing import Annotated, Any

import typer

from zonewright.cli.terminal.printing import Format, make_console, print_listing
from zonewright.cli.terminal.workspace import MOST_LINES, As, AsOf, In, opened, parse_moment
from zonewright.workflows.changes import ChangeShown, ChangesRequest
from zonewright.workflows.changes import changes as run_changes


def changes(
    number: Annotated[int | None, typer.Argument(metavar="[NUMBER]", help="One change, with all it touches.")] = None,
    as_of: AsOf = None,
    folder: In = Path(),
    name: As = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print them.")] = Format.TABLE,
) -> None:
    """List the changes of the model: who, why, ticket, approved by whom, and what moved."""
    with opened(folder, name) as workspace:
        shown = run_changes(ChangesRequest(number, parse_moment(as_of)), workspace=workspace)
    if number is None or format_ is not Format.TABLE:
        print_listing([_line(one) for one in shown], format_)
        return
    _print_one(shown[0])


def _line(shown: ChangeShown) -> dict[str, Any]:
    one = shown.change
    return {
        "number": one.number,
        "at": one.at.isoformat(timespec="seconds"),
        "verb": one.verb,
        "by": one.by,
        "why": one.why,
        "ticket": one.ticket,
        "state": str(one.state),
        "approved_by": one.approved_by,
        "items": one.edits,
        "touches": list(one.touches[:5]),
        "moved": list(shown.effect),
        "id": one.id,
    }


def _print_one(shown: ChangeShown) -> None:
    console = make_console()
    change = shown.change
    console.print(f"Change {change.number}, {change.state}: {change.why}", style="bold")
    console.print(f"  {change.verb} by {change.by} ({change.proven_by}) at {change.at.isoformat(timespec='seconds')}")
    if change.ticket:
        console.print(f"  ticket {change.ticket}")
    if change.approved_by and change.approved_at:
        console.print(f"  {change.approved_by} decided at {change.approved_at.isoformat(timespec='seconds')}")
    console.print(f"  from {change.source}")
    for heading, lines in (
        ("What changed", shown.words),
        ("As text", tuple(shown.text.splitlines()[:MOST_LINES])),
        ("What moved", shown.effect),
    ):
        console.print(f"\n{heading}", style="bold")
        for line in lines:
            console.print(f"  {line}")
