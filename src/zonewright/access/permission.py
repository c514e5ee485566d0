"""May this principal do this now? Denied by default.

Allowed is what the grants of the principal give at this moment, and no more of it than the proof may be used for.
`model` and `approve` bring `view` in the same zones with them, since nobody should change or approve what he cannot
see. No other duty brings another: who may `administer` gives duties, and has none of them himself by that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from zonewright.access.grant import is_same_name, merge_grants, render_grant, render_moment
from zonewright.errors import DeniedError
from zonewright.model.workspace.principal import Asker, Duty, Grant, Principal, PrincipalKind

ZONES_NAMED = 5


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether a principal may do something now.

    Attributes:
        reason: one sentence in plant words; that of a denial names the duty.
        principal: who asked; `None` when the name is nobody's.
    """

    allowed: bool
    reason: str
    principal: Principal | None


def check_permission(
    asker: Asker, duty: Duty, *, principals: Sequence[Principal], zones: Sequence[str] = (), at: datetime
) -> Permission:
    """Tell whether somebody may use a duty in some zones, or in the whole plant.

    Args:
        asker: who asks, as proven.
        duty: what it takes.
        principals: all that are known.
        zones: names of the zones that are touched, without regard to case; empty asks for the whole plant.
        at: now; a grant is over from its end on.
    """
    known = [one for one in principals if is_same_name(one.name, asker.name)]
    if len(known) != 1:
        why = "several principals have that name" if known else "no principal has that name"
        return _deny(asker.name, duty, zones=zones, why=why)
    principal = known[0]
    why = _why_not(principal.grants, duty, zones=zones, at=at)
    if principal.kind is PrincipalKind.ORGANISATION:
        why = "an organisation does not act, its people and services do"
    if not why and asker.scope and _why_not(asker.scope, duty, zones=zones, at=at):
        limit = "; ".join(render_grant(grant) for grant in merge_grants(asker.scope))
        why = f"the proof ({asker.proven_by}) may be used for nothing but: {limit}"
    if why:
        return _deny(principal.name, duty, zones=zones, why=why, principal=principal)
    return Permission(
        allowed=True,
        reason=f"{principal.name} may {duty} {_where(zones)}, proven by {asker.proven_by}",
        principal=principal,
    )


def require_permission(
    asker: Asker, duty: Duty, *, principals: Sequence[Principal], zones: Sequence[str] = (), at: datetime
) -> Principal:
    """Give the principal who asks, when it may use a duty in some zones, or in the whole plant.

    Args:
        asker: who asks, as proven.
        duty: what it takes.
        principals: all that are known.
        zones: names of the zones that are touched; empty asks for the whole plant.
        at: now.

    Raises:
        DeniedError: it may not; says why, and who could change that.
    """
    permission = check_permission(asker, duty, principals=principals, zones=zones, at=at)
    if permission.allowed and permission.principal is not None:
        return permission.principal
    unlimited = Asker(asker.name, asker.proven_by)
    if asker.scope and check_permission(unlimited, duty, principals=principals, zones=zones, at=at).allowed:
        raise DeniedError(permission.reason, hint="use a proof that is not limited so far, such as a wider token")
    names = _administrators(principals, zones=zones, at=at)
    by_whom = f"ask one who administers there: {', '.join(names)}" if names else "nobody can give it there now"
    raise DeniedError(permission.reason, hint=by_whom)


def check_four_eyes(
    proposed_by: str, approver: Principal, *, at: datetime, zones: Sequence[str] = (), scope: Sequence[Grant] = ()
) -> Permission:
    """Tell whether somebody may approve what another proposed.

    The approver is another person than the one who proposed, a person, and may approve in every zone that is touched.

    Args:
        proposed_by: name of the principal who proposed.
        approver: who approves.
        at: now.
        zones: names of the zones that are touched; empty means the whole plant.
        scope: of the approver's proof, as the `Asker` has it.
    """
    asker = Asker(approver.name, "a proof", scope=tuple(scope))
    permission = check_permission(asker, Duty.APPROVE, principals=(approver,), zones=zones, at=at)
    why = ""
    if approver.kind is not PrincipalKind.PERSON:
        why = f"it takes a person, and this is {_article(approver.kind)}"
    elif not proposed_by.strip():
        why = "nobody knows who proposed it"
    elif is_same_name(proposed_by.strip(), approver.name):
        why = "it takes another person than the one who proposed it"
    return _deny(approver.name, Duty.APPROVE, zones=zones, why=why, principal=approver) if why else permission


def require_four_eyes(
    proposed_by: str, approver: Principal, *, at: datetime, zones: Sequence[str] = (), scope: Sequence[Grant] = ()
) -> None:
    """Refuse an approval that is not that of a second person who may approve in every zone that is touched.

    Args:
        proposed_by: name of the principal who proposed.
        approver: who approves.
        at: now.
        zones: names of the zones that are touched; empty means the whole plant.
        scope: of the approver's proof, as the `Asker` has it.

    Raises:
        DeniedError: it is not; says why.
    """
    permission = check_four_eyes(proposed_by, approver, at=at, zones=zones, scope=scope)
    if not permission.allowed:
        raise DeniedError(permission.reason, hint="let another person with the duty approve there look at it")


def _why_not(grants: Sequence[Grant], duty: Duty, *, zones: Sequence[str], at: datetime) -> str:
    """Say why grants do not give a duty in these zones; empty when they do."""
    own = [grant for grant in grants if _brings(grant.duty, duty)]
    live = [grant for grant in own if grant.until is None or grant.until > at]
    if not own:
        return "the duty was not given"
    if not live:
        return f"the duty ended at {render_moment(max(grant.until for grant in own if grant.until is not None))}"
    if any(not grant.zones for grant in live):
        return ""
    given = {zone.casefold() for grant in live for zone in grant.zones}
    held = _where([zone for grant in live for zone in grant.zones])
    if not zones:
        return f"that takes the duty for the whole plant, and it is given {held} only"
    missing = [zone for zone in zones if zone.casefold() not in given]
    return f"the duty is given {held}, not {_where(missing)}" if missing else ""


def _brings(given: Duty, duty: Duty) -> bool:
    return given is duty or (duty is Duty.VIEW and given in (Duty.MODEL, Duty.APPROVE))


def _deny(name: str, duty: Duty, *, zones: Sequence[str], why: str, principal: Principal | None = None) -> Permission:
    return Permission(allowed=False, reason=f"{name} may not {duty} {_where(zones)}: {why}", principal=principal)


def _where(zones: Sequence[str]) -> str:
    if not zones:
        return "in the whole plant"
    spelled = {zone.casefold(): zone for zone in sorted(zones, reverse=True)}
    names = sorted(spelled.values())
    more = len(names) - ZONES_NAMED
    return f"in {', '.join(names[:ZONES_NAMED])}" + (f" and {more} more" if more > 0 else "")


def _administrators(principals: Sequence[Principal], *, zones: Sequence[str], at: datetime) -> tuple[str, ...]:
    people = (one for one in principals if one.kind is PrincipalKind.PERSON)
    return tuple(sorted(one.name for one in people if not _why_not(one.grants, Duty.ADMINISTER, zones=zones, at=at)))


def _article(kind: PrincipalKind) -> str:
    return f"an {kind}" if kind is PrincipalKind.ORGANISATION else f"a {kind}"
