"""Take duties, tokens or everything from a principal."""

from collections.abc import Sequence
from dataclasses import dataclass

from zonewright.access.grant import derive_administered_zones, require_administered, take_grants
from zonewright.contracts.store import UnitOfWork
from zonewright.errors import InputError, UnsupportedError
from zonewright.model.workspace.principal import Credential, Duty, Principal, make_principal_id
from zonewright.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RevokeRequest:
    """What is taken from whom; neither duties, nor tokens, nor the password named takes everything.

    Attributes:
        zones: take the duties for these zones only.
        tokens: labels or ids of tokens.
    """

    name: str
    duties: tuple[Duty, ...] = ()
    zones: tuple[str, ...] = ()
    tokens: tuple[str, ...] = ()
    password: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether everything is taken."""
        return not (self.duties or self.tokens or self.password)


def revoke(request: RevokeRequest, *, workspace: Workspace) -> Principal | None:
    """Take rights away; gives what is left of the principal, or `None` when it is gone.

    Raises:
        InputError: nobody has that name, or nothing of that name is there to take.
        ConflictError: nobody would be left who can administer the workspace.
        DeniedError: the asker does not administer what this touches.
    """

    def work(unit: UnitOfWork) -> Principal | None:
        everybody: tuple[Principal, ...] = tuple(unit.iter_records("principals"))
        credentials = tuple(unit.iter_records("credentials"))
        before, after, gone = _derive_sides(request, everybody, workspace=workspace, credentials=credentials)
        zones = derive_administered_zones(before, after) if after is not None and not gone else ()
        workspace.admit(Duty.ADMINISTER, verb="revoke", zones=zones)
        left = tuple(one for one in everybody if one.id != before.id) + ((after,) if after else ())
        kept = tuple(one for one in credentials if one not in gone)
        require_administered(everybody, left, credentials=None if workspace.is_single_user else kept)
        if after is None:
            unit.remove("principals", (before.id,))
        else:
            unit.put("principals", (after,))
        unit.erase("credentials", [one.id for one in gone])
        what = f"{before.name} loses {_words(request)}"
        workspace.commit_alone(unit, workspace.make_entry("revoke", what, subjects=(before.id,)))
        return after

    return workspace.work_alone(work)


def _derive_sides(
    request: RevokeRequest,
    everybody: Sequence[Principal],
    *,
    workspace: Workspace,
    credentials: tuple[Credential, ...],
) -> tuple[Principal, Principal | None, tuple[Credential, ...]]:
    """Give the principal as it is and as it would be, and the proofs that go.

    What is wrong in a request is told to administrators only.
    """
    try:
        name = make_principal_id(request.name)
        before = next((one for one in everybody if one.id == name), None)
        if before is None:
            raise InputError(f"nobody is called {request.name}", hint="`zonewright ask principals` lists them")
        own = tuple(one for one in credentials if one.principal == before.id)
        if request.zones and not request.duties:
            raise InputError("zones are named and no duty", hint="name the duty that is taken there with --duty")
        if request.is_whole:
            return before, None, own
        return before, _take(request, before), _derive_gone(request, own)
    except (InputError, UnsupportedError):
        workspace.admit(Duty.ADMINISTER, verb="revoke", zones=request.zones)
        raise


def _take(request: RevokeRequest, before: Principal) -> Principal:
    return take_grants(before, request.duties, zones=request.zones) if request.duties else before


def _derive_gone(request: RevokeRequest, own: tuple[Credential, ...]) -> tuple[Credential, ...]:
    found = tuple(one for one in own if one.kind == "password") if request.password else ()
    for label in request.tokens:
        named = tuple(one for one in own if one.kind == "token" and label in (one.id, one.label))
        if not named:
            raise InputError(f"{request.name} has no token called {label}")
        found += named
    return found


def _words(request: RevokeRequest) -> str:
    if request.is_whole:
        return "everything"
    duties = [f"{duty}{f' for {chr(44).join(request.zones)}' if request.zones else ''}" for duty in request.duties]
    tokens = [f"token {label}" for label in request.tokens]
    return ", ".join((*duties, *tokens, *(("the password",) if request.password else ())))
