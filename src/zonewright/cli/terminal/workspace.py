"""What the commands of a workspace share: where it is, who asks, and how a person is asked."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zonewright.cli.terminal.printing import make_console
from zonewright.cli.terminal.progress import show_progress
from zonewright.errors import InputError, SettingsError
from zonewright.wiring import Claim, find_workspace, open_workspace
from zonewright.workflows.workspace import Workspace

if TYPE_CHECKING:
    from zonewright.workflows.amendment import Outlook

TOKEN, PASSWORD = "ZONEWRIGHT_TOKEN", "ZONEWRIGHT_PASSWORD"
MOST_LINES = 60

In = Annotated[Path, typer.Option("--in", help="The workspace; the folder you are in, or one above it, else.")]
As = Annotated[str | None, typer.Option("--as", help="Your account in the workspace; the password is asked for.")]
AsOf = Annotated[str | None, typer.Option("--as-of", help="As it stood at this time (RFC 3339), or on this day.")]
Yes = Annotated[bool, typer.Option("--yes", help="Ask nothing.")]
Why = Annotated[str | None, typer.Option("--why", help="The reason, for those who come later.")]
Ticket = Annotated[str | None, typer.Option("--ticket", help="Number of the order or change request.")]


@contextmanager
def opened(folder: Path, name: str | None, *, asks: bool = False) -> Iterator[Workspace]:
    """Open the workspace that a folder is or lies in, for who asks.

    Args:
        folder: where to look.
        name: the account that the person says to be; the machine's when `None`.
        asks: leave the terminal free for questions.

    Raises:
        SettingsError: there is no workspace here.
    """
    place, claim = get_workspace(folder), make_claim(name)
    with (
        show_progress("working", asks=asks) as say,
        open_workspace(place, claim=claim, at=now(), say=say) as workspace,
    ):
        yield workspace


def get_workspace(folder: Path) -> Path:
    """Give the workspace that a folder is or lies in.

    Raises:
        SettingsError: it is none and lies in none.
    """
    place = find_workspace(folder)
    if place is None:
        raise SettingsError(
            f"{folder.resolve().as_posix()} is no workspace and lies in none",
            hint="make one with `zonewright init DIR`, or name it with --in DIR",
        )
    return place


def make_claim(name: str | None) -> Claim:
    """Give what the person says to be: a token of the environment, an account and its password, or the machine's."""
    if name is not None:
        return Claim(name, os.environ.get(PASSWORD) or ask_secret(f"Password of {name}"))
    return Claim(None, os.environ.get(TOKEN) or None)


def ask_secret(question: str) -> str:
    """Ask for a secret without showing it.

    Raises:
        InputError: nobody sits at a terminal.
    """
    if not sys.stdin.isatty():
        raise InputError(f"{question} is needed, and nobody is there to ask", hint=f"set {PASSWORD} or {TOKEN}")
    return str(typer.prompt(question, hide_input=True))


def now() -> datetime:
    """Give the time of this door, UTC."""
    return datetime.now(UTC)


def parse_moment(text: str | None, *, option: str = "--as-of") -> datetime | None:
    """Read a moment that was given with an option; of a day, its end.

    Raises:
        SettingsError: the words are no time.
    """
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as failure:
        raise SettingsError(
            f"{option} {text} is no time", hint="write it as 2026-03-01T12:00:00Z or 2026-03-01"
        ) from failure
    if len(text) == len("2026-03-01"):
        moment = moment.replace(hour=23, minute=59, second=59, microsecond=999_999)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def make_confirm(*, yes: bool) -> "Callable[[Outlook], bool]":
    """Give the question before a change: what it does in plant words and as text, what moves, yes or no."""

    def confirm(outlook: "Outlook") -> bool:
        print_outlook(outlook)
        return yes or ask_yes("Record this change?")

    return confirm


def print_outlook(outlook: "Outlook") -> None:
    """Print what a change would do."""
    console = make_console()
    console.print("\nWhat changes", style="bold")
    for line in outlook.words:
        console.print(f"  {line}")
    lines = outlook.text.splitlines()
    console.print("\nAs text", style="bold")
    for line in lines[:MOST_LINES]:
        console.print(f"  {line}", style={"+": "green", "-": "red"}.get(line[:1], ""))
    if len(lines) > MOST_LINES:
        console.print(f"  ... and {len(lines) - MOST_LINES} lines more")
    console.print("\nWhat moves", style="bold")
    for line in outlook.effect:
        console.print(f"  {line}")
    console.print("")


def ask_yes(question: str) -> bool:
    """Ask yes or no.

    Raises:
        InputError: nobody sits at a terminal.
    """
    if not sys.stdin.isatty():
        raise InputError(f"{question} Nobody is there to ask.", hint="give --yes to say so beforehand")
    return bool(typer.confirm(question, default=False))


def get_why(why: str | None) -> str:
    """Give the reason of a change, asked for where it was not given.

    Raises:
        InputError: there is none; a change without a reason is not recorded.
    """
    if why is None and sys.stdin.isatty():
        why = str(typer.prompt("Why"))
    if why is None or not why.strip():
        raise InputError("a change needs a reason", hint='say it with --why "..."')
    return why.strip()
