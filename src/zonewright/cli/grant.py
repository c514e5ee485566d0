"""`zonewright grant`: people, services and organisations, their duties, and what they prove themselves with."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from zonewright.cli.terminal.printing import make_console
from zonewright.cli.terminal.workspace import As, In, ask_secret, opened, parse_moment
from zonewright.errors import SettingsError
from zonewright.model.workspace.principal import Duty, Grant, LifeCycleRole, PrincipalKind
from zonewright.wiring import make_secret
from zonewright.workflows.grant import GrantRequest
from zonewright.workflows.grant import grant as run_grant


def grant(
    principal: Annotated[str, typer.Argument(metavar="NAME", help="The person, service or organisation.")],
    duties: Annotated[list[Duty] | None, typer.Option("--duty", help="May be given again.")] = None,
    zones: Annotated[list[str] | None, typer.Option("--zone", help="For a zone only; may be given again.")] = None,
    until: Annotated[str | None, typer.Option("--until", help="Until when (RFC 3339, or a day).")] = None,
    kind: Annotated[PrincipalKind | None, typer.Option("--kind", help="What acts; a person else.")] = None,
    role: Annotated[LifeCycleRole | None, typer.Option("--role", help="In the life cycle; operator else.")] = None,
    organisation: Annotated[str | None, typer.Option("--organisation", help="Where it belongs to.")] = None,
    password: Annotated[bool, typer.Option("--password", help="Set a password, which is asked for.")] = False,
    token: Annotated[
        str | None, typer.Option("--token", help="Make an API token of this name, for these duties; shown once.")
    ] = None,
    folder: In = Path(),
    name: As = None,
) -> None:
    """Give somebody duties, for the whole plant or for zones; with a password or a token to sign in."""
    if password and token is not None:
        raise SettingsError("a password and a token are set one after the other")
    grants = _make_grants(duties or [], zones or [], until=parse_moment(until, option="--until"))
    secret = None
    if password:
        secret = make_secret("password", ask_secret(f"New password of {principal}"))
    elif token is not None:
        secret = make_secret("token")
    way = "token" if token is not None else "password"
    request = GrantRequest(principal, kind, role, organisation, grants, secret, way, token or "")
    with opened(folder, name, asks=True) as workspace:
        done = run_grant(request, workspace=workspace)
    console = make_console()
    console.print(f"{done.name}, {done.kind}, {done.role}")
    for one in done.grants:
        where = ", ".join(one.zones) if one.zones else "the whole plant"
        end = f" until {one.until.isoformat()}" if one.until else ""
        console.print(f"  {one.duty} for {where}{end}")
    if secret is not None and secret.secret is not None:
        console.print(f"  the token, shown this once: {secret.secret}")


def _make_grants(duties: list[Duty], zones: list[str], *, until: datetime | None) -> tuple[Grant, ...]:
    return tuple(Grant(duty, tuple(sorted(set(zones))), until) for duty in duties)
