"""Give a principal duties, and the means to prove itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zonewright.access.grant import derive_administered_zones, give_grants, make_principal, require_administered
from zonewright.contracts.identity import NewSecret
from zonewright.contracts.store import UnitOfWork
from zonewright.errors import InputError, UnsupportedError
from zonewright.model.identifier import make_id
from zonewright.model.workspace.principal import (
    Credential,
    Duty,
    Grant,
    LifeCycleRole,
    Principal,
    PrincipalKind,
)
from zonewright.workflows.workspace import Workspace

TOKEN = "token"  # noqa: S105  a way of signing in, no secret


@dataclass(frozen=True, slots=True)
class GrantRequest:
    """Who gets what.

    Attributes:
        kind: of a principal that is new; `None` leaves a known one as it is, as with `role` and `organisation`.
        secret: a proof made for the principal; the secret itself is not in here.
        way: `password` or `token`.
        secret_label: what people call the token.
    """

    name: str
    kind: PrincipalKind | None = None
    role: LifeCycleRole | None = None
    organisation: str | None = None
    grants: tuple[Grant, ...] = ()
    secret: NewSecret | None = None
    way: str = "password"
    secret_label: str = ""


def grant(request: GrantRequest, *, workspace: Workspace) -> Principal:
    """Enrol a principal or give a known one more duties, a password or a token; only administrators may.

    Of a token, the duties are what it can use at most; a principal that is known keeps its own as they are.

    Raises:
        DeniedError: the asker does not administer what this touches, or may not grant this to himself.
        InputError: the principal has no name, or a zone is none.
        ConflictError: nobody would be left who can administer the workspace.
    """

    def work(unit: UnitOfWork) -> Principal:
        everybody: tuple[Principal, ...] = tuple(unit.iter_records("principals"))
        before, after = _derive_sides(request, everybody, workspace=workspace, unit=unit)
        left = (*(one for one in everybody if one.id != after.id), after)
        proves = request.secret is not None
        zones = () if proves or before is None else derive_administered_zones(before, after)
        workspace.admit(Duty.ADMINISTER, verb="grant", zones=zones)
        credentials = tuple(unit.iter_records("credentials"))
        if request.secret is not None:
            made = _make_credential(request, request.secret, principal=after, workspace=workspace)
            credentials = (*(one for one in credentials if one.id != made.id), made)
            unit.put("credentials", (made,))
        require_administered(everybody, left, credentials=None if workspace.is_single_user else credentials)
        unit.put("principals", (after,))
        what = f"{after.name} has {_words(after.grants)}"
        workspace.commit_alone(unit, workspace.make_entry("grant", what, subjects=(after.id,)))
        return after

    return workspace.work_alone(work)


def _derive_sides(
    request: GrantRequest, everybody: Sequence[Principal], *, workspace: Workspace, unit: UnitOfWork
) -> tuple[Principal | None, Principal]:
    """Give the principal as it is and as it would be; what is wrong in a request is told to administrators only."""
    try:
        new = make_principal(
            request.name,
            request.kind or PrincipalKind.PERSON,
            role=request.role or LifeCycleRole.OPERATOR,
            organisation=request.organisation,
        )
        before = next((one for one in everybody if one.id == new.id), None)
        _require_zones(request, unit)
        with workspace.log_denials("grant"):
            return before, _derive_principal(request, before, new=new, workspace=workspace)
    except (InputError, UnsupportedError):
        zones = {zone for one in request.grants for zone in one.zones}
        whole = not all(one.zones for one in request.grants)
        workspace.admit(Duty.ADMINISTER, verb="grant", zones=() if whole else sorted(zones))
        raise


def _derive_principal(
    request: GrantRequest, before: Principal | None, *, new: Principal, workspace: Workspace
) -> Principal:
    known = before or new
    known = replace(
        known,
        kind=request.kind or known.kind,
        role=request.role or known.role,
        organisation=new.organisation or known.organisation,
    )
    if request.secret is not None and request.way == TOKEN and before is not None:
        return known
    return give_grants(known, request.grants, by=workspace.asker.name, at=workspace.at, four_eyes=workspace.four_eyes)


def _require_zones(request: GrantRequest, unit: UnitOfWork) -> None:
    """A duty for a zone that is none would be a duty for nothing."""
    known = {zone.name.casefold() for zone in unit.iter_records("zones")}
    for one in request.grants:
        for zone in one.zones:
            if zone.casefold() not in known:
                raise InputError(f"there is no zone called {zone}", hint="zones stand in the report and in plant.yaml")


def _make_credential(
    request: GrantRequest, secret: NewSecret, *, principal: Principal, workspace: Workspace
) -> Credential:
    is_token = request.way == TOKEN
    if is_token and not request.grants:
        raise InputError("a token needs duties", hint="name what it may do with --duty, and its end with --until")
    untils = [one.until for one in request.grants if one.until is not None]
    name = make_id("credential", secret.proof) if is_token else make_id("credential", principal.id, request.way)
    return Credential(
        name,
        principal.id,
        request.way,
        secret.proof,
        request.secret_label or request.way,
        workspace.at,
        scope=request.grants if is_token else (),
        expires=min(untils, default=None) if is_token else None,
    )


def _words(grants: tuple[Grant, ...]) -> str:
    found = [f"{one.duty}{f' for {chr(44).join(one.zones)}' if one.zones else ''}" for one in grants]
    return ", ".join(found) or "no duty"
