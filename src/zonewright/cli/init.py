"""`zonewright init`: a workspace, one place that remembers."""

from pathlib import Path
from typing import Annotated

import typer

from zonewright.cli.terminal.printing import make_console
from zonewright.cli.terminal.workspace import now
from zonewright.errors import InputError
from zonewright.wiring import Claim, is_workspace, make_settings, open_folder, open_workspace, render_settings
from zonewright.workflows.init import InitRequest
from zonewright.workflows.init import init as run_init


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder; made when it is not there.")],
    store: Annotated[
        str, typer.Option("--store", help="sqlite, or postgresql://... for a site with several people.")
    ] = "sqlite",
    sign_in: Annotated[
        str, typer.Option("--sign-in", help="system: the machine's accounts; account: accounts of the workspace.")
    ] = "system",
    four_eyes: Annotated[bool, typer.Option("--four-eyes", help="A second person approves every change.")] = False,
) -> None:
    """Make a workspace: one place that remembers inputs, the model, its changes and who made them."""
    settings = make_settings(store=store, sign_in=sign_in, four_eyes=four_eyes)
    if settings.sign_in == "account":
        raise InputError(
            "nobody has an account yet",
            hint='begin with --sign-in system, `zonewright grant` accounts, then set sign_in = "account"',
        )
    request = InitRequest(render_settings(settings), exists=is_workspace(folder))
    with open_workspace(folder, claim=Claim(), at=now(), say=lambda _: None, settings=settings) as workspace:
        done = run_init(request, folder=open_folder(folder), workspace=workspace)
    console = make_console()
    console.print(f"A workspace: {folder.resolve().as_posix()}")
    if done.administrator is not None:
        console.print(f"  {done.administrator.name} ({workspace.asker.proven_by}) has every duty in it")
    else:
        console.print("  its people and their duties are those of the store")
    console.print("  next: zonewright observe INPUT... in this folder")
