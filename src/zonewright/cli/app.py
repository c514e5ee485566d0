"""The command `zonewright`: its verbs, and what happens when one fails."""

import sys
from typing import Annotated

import typer

from zonewright import __version__
from zonewright.cli.catalog import catalog
from zonewright.cli.demo import demo
from zonewright.cli.exit_codes import ExitCode, exit_code_of
from zonewright.cli.printing import make_console
from zonewright.cli.schema import schema
from zonewright.cli.survey import survey
from zonewright.cli.why import why
from zonewright.errors import ZonewrightError

app = typer.Typer(
    name="zonewright",
    help="From a capture to a proven IEC 62443 zone model, offline, on a laptop.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback(invoke_without_command=True)
def options(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """From a capture to a proven IEC 62443 zone model, offline, on a laptop."""
    if version:
        sys.stdout.write(f"zonewright {__version__}\n")
    elif context.invoked_subcommand is None:
        sys.stdout.write(context.get_help() + "\n")


for verb in (survey, demo, why, catalog, schema):
    app.command()(verb)


def run(arguments: list[str] | None = None) -> int:
    """Run one command; gives its exit code and prints what went wrong in one or two lines."""
    try:
        app(args=arguments)
    except ZonewrightError as error:
        return _fail(error, exit_code_of(error))
    except SystemExit as end:
        if end.code == ExitCode.INTERRUPTED:
            make_console(stderr=True).print("stopped; nothing half-written is left")
        return end.code if isinstance(end.code, int) else ExitCode.DONE
    return ExitCode.DONE


def _fail(error: ZonewrightError, code: ExitCode) -> int:
    console = make_console(stderr=True)
    console.print(f"zonewright: {error}")
    if error.hint:
        console.print(f"  what to do: {error.hint}")
    return code
