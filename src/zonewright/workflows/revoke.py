"""Take duties, tokens or everything from a principal."""

from dataclasses import dataclass

from zonewright.access.grant import derive_administered_zones, require_administered, take_grants
from zonewright.errors import InputError
from zonewright.model.principal import Credential, Duty, Principal, make_principal_id
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


def revoke(request: RevokeRequest, *, workspace: Workspace) -> Principal | None:
    """Take rights away; gives what is left of the principal, or `None` when it is gone.

    Raises:
        InputError: nobody has that name, or nothing of that name is there to take.
        ConflictError: nobody would be left who can administer the workspace.
        DeniedError: the asker does not administer what this touches.
    """
    with workspace.store.unit_of_work() as unit:
        before: Principal | None = unit.find_record(make_principal_id(request.name))
        if before is None:
            raise InputError(f"nobody is called {request.name}", hint="`zonewright ask principals` lists them")
        everybody = tuple(unit.iter_records("principals"))
        own = tuple(one for one in unit.iter_records("credentials") if one.principal == before.id)
        whole = not (request.duties or request.tokens or request.password)
        gone = own if whole else _derive_gone(request, own)
        after = None if whole else _take(request, before)
        narrows = after is not None and not gone
        zones = derive_administered_zones(before, after) if narrows and after is not None else ()
        workspace.admit(Duty.ADMINISTER, verb="revoke", zones=zones)
        left = tuple(one for one in everybody if one.id != before.id) + ((after,) if after else ())
        kept = tuple(one for one in unit.iter_records("credentials") if one not in gone)
        require_administered(everybody, left, credentials=None if workspace.is_single_user else kept)
        if after is None:
            unit.remove("principals", (before.id,))
        else:
            unit.put("principals", (after,))
        unit.erase("credentials", [one.id for one in gone])
        what = f"{before.name} loses {'everything' if whole else _words(request)}"
        unit.commit(workspace.make_entry("revoke", what, subjects=(before.id,)), alone=True)
        return after


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
    duties = [f"{duty}{f' for {chr(44).join(request.zones)}' if request.zones else ''}" for duty in request.duties]
    tokens = [f"token {label}" for label in request.tokens]
    return ", ".join((*duties, *tokens, *(("the password",) if request.password else ())))
