"""The verbs as the command line knows them: all by their line of help, each one's file only when it is asked for."""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command


class VerbGroup(TyperGroup):
    """Puts the command of a verb in its place as soon as the verb is asked for."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that the first word names, with everything that it says and asks."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, open_verb(name) if name is not None else command, rest


def unopened() -> None:
    """Stand for a verb whose file is not open yet."""


def open_verb(name: str) -> Any:
    """Open the file of a verb and give its command."""
    only = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    only.command(name)(getattr(import_module(f"zonewright.cli.{name}"), name))
    return get_command(only)
