"""`zonewright revoke`: duties, tokens, or everything, taken back."""

from pathlib import Path
from typing import Annotated

import typer

from zonewright.cli.terminal.printing import make_console
from zonewright.cli.terminal.workspace import As, In, opened
from zonewright.model.workspace.principal import Duty
from zonewright.workflows.revoke import RevokeRequest
from zonewright.workflows.revoke import revoke as run_revoke


def revoke(
    principal: Annotated[str, typer.Argument(metavar="NAME", help="The person, service or organisation.")],
    duties: Annotated[list[Duty] | None, typer.Option("--duty", help="Take this duty; may be given again.")] = None,
    zones: Annotated[list[str] | None, typer.Option("--zone", help="For this zone only; may be given again.")] = None,
    tokens: Annotated[list[str] | None, typer.Option("--token", help="Take this token; may be given again.")] = None,
    password: Annotated[bool, typer.Option("--password", help="Take the password.")] = False,
    folder: In = Path(),
    name: As = None,
) -> None:
    """Take duties, tokens or the password from somebody; with nothing named, everything."""
    request = RevokeRequest(principal, tuple(duties or ()), tuple(zones or ()), tuple(tokens or ()), password)
    with opened(folder, name) as workspace:
        left = run_revoke(request, workspace=workspace)
    words = "is gone" if left is None else f"keeps {', '.join(one.duty for one in left.grants) or 'no duty'}"
    make_console().print(f"{principal} {words}")
