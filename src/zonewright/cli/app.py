"""The command `zonewright`: its verbs, and what happens when one fails."""

import sys
from typing import Annotated

import typer

from zonewright import __version__
from zonewright.cli.terminal.exit_codes import ExitCode, exit_code_of
from zonewright.cli.verb_group import VerbGroup, unopened
from zonewright.cli.verbs import VERBS
from zonewright.errors import ZonewrightError

app = typer.Typer(
    name="zonewright",
    cls=VerbGroup,
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
        _print_version()
    elif context.invoked_subcommand is None:
        sys.stdout.write(context.get_help() + "\n")


for verb in VERBS:
    app.command(verb.name, help=verb.help)(unopened)


def run(arguments: list[str] | None = None) -> int:
    """Run one command; gives its exit code and prints what went wrong in one or two lines."""
    if (sys.argv[1:] if arguments is None else arguments) == ["--version"]:
        return _print_version()  # what scripts ask first waits for no parsing of arguments
    try:
        app(args=arguments)
    except ZonewrightError as error:
        return _fail(error, exit_code_of(error))
    except SystemExit as end:
        if end.code == ExitCode.INTERRUPTED:
            _say("stopped; nothing half-written is left")
        return end.code if isinstance(end.code, int) else ExitCode.DONE
    return ExitCode.DONE


def _print_version() -> int:
    sys.stdout.write(f"zonewright {__version__}\n")
    return ExitCode.DONE


def _fail(error: ZonewrightError, code: ExitCode) -> int:
    _say(f"zonewright: {error}")
    if error.hint:
        _say(f"  what to do: {error.hint}")
    return code


def _say(line: str) -> None:
    """Print a line beside the output; only a command that fails waits for the console."""
    from zonewright.cli.terminal.printing import make_console

    make_console(stderr=True).print(line)
