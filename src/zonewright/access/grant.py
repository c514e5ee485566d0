"""What principals are given and what is taken from them, and that somebody is left who can give.

Grants have one canonical form: per duty and zone only the longest one counts, a grant for the whole plant swallows
those for zones that do not outlast it, and zones with the same end stand in one grant.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from zonewright.errors import ConflictError, DeniedError, InputError, UnsupportedError
from zonewright.model.workspace.principal import (
    Credential,
    Duty,
    Grant,
    LifeCycleRole,
    Principal,
    PrincipalKind,
    make_principal_id,
)

NEVER = datetime.max.replace(tzinfo=UTC)
NAME_CHARACTERS = 100


def make_principal(
    name: str, kind: PrincipalKind, *, role: LifeCycleRole, organisation: str | None = None
) -> Principal:
    """Make a principal that may do nothing yet.

    Raises:
        InputError: the name is empty, too long, or holds what cannot be printed.
    """
    written = _clean_name(name, what="the name of a principal")
    belongs_to = None if organisation is None else _clean_name(organisation, what="the name of an organisation")
    return Principal(make_principal_id(written), written, kind, role, organisation=belongs_to)


def give_grants(
    principal: Principal, grants: Sequence[Grant], *, by: str, at: datetime, four_eyes: bool = False
) -> Principal:
    """Give duties to a principal, besides those that it has.

    Args:
        principal: who gets them.
        grants: what is given; any order, zones may repeat; none leaves what the principal has.
        by: name of the principal who gives.
        at: now.
        four_eyes: changes need the approval of another person, so nobody gives `approve` to himself.

    Raises:
        InputError: a grant has ended already, a zone has no name, or it is for an organisation.
        DeniedError: `by` gives `approve` to himself while four eyes are asked for.
    """
    if grants and principal.kind is PrincipalKind.ORGANISATION:
        raise InputError(
            f"{principal.name} is an organisation, and only people and services act",
            hint="give the duty to the people and services of the organisation",
        )
    if four_eyes and is_same_name(by, principal.name) and any(grant.duty is Duty.APPROVE for grant in grants):
        raise DeniedError(
            f"{by} may not give the duty approve to himself while changes need four eyes",
            hint="let another administrator give it",
        )
    given = tuple(_sound_grant(grant, at=at) for grant in grants)
    return replace(principal, grants=merge_grants((*principal.grants, *given)), granted_by=by, granted_at=at)


def take_grants(principal: Principal, duties: Sequence[Duty], *, zones: Sequence[str] = ()) -> Principal:
    """Take duties from a principal, everywhere or in some zones.

    Args:
        principal: who loses them.
        duties: what is taken.
        zones: names of zones; empty takes the duties everywhere.

    Raises:
        InputError: the principal does not have one of the duties, or not in one of the zones.
        UnsupportedError: zones are named and the principal has the duty in the whole plant.
    """
    if not duties:
        raise InputError(f"nothing is taken from {principal.name}", hint="name a duty")
    kept = merge_grants(principal.grants)
    for duty in sorted(set(duties)):
        kept = tuple(_iter_kept(principal.name, kept, duty=duty, zones=zones))
    return replace(principal, grants=merge_grants(kept))


def merge_grants(grants: Iterable[Grant]) -> tuple[Grant, ...]:
    """Bring grants into their canonical form, sorted; what they permit stays the same at every moment."""
    every = tuple(grants)
    spelled = {zone.casefold(): zone for zone in sorted((z for one in every for z in one.zones), reverse=True)}
    ends = _ends(every)
    joined: dict[tuple[Duty, datetime, bool], list[str]] = {}
    for (duty, zone), end in ends.items():
        whole = ends.get((duty, None))
        if zone is None:
            joined[duty, end, True] = []
        elif whole is None or end > whole:
            joined.setdefault((duty, end, False), []).append(spelled[zone])
    merged = (_grant(duty, zones, end=end) for (duty, end, _), zones in joined.items())
    return tuple(sorted(merged, key=lambda grant: (grant.duty, grant.zones, _end(grant))))


def require_administered(
    before: Sequence[Principal], after: Sequence[Principal], *, credentials: Sequence[Credential] | None = None
) -> None:
    """Refuse a change of principals after which nobody could administer the workspace for good.

    Somebody is left when one person has `administer` in the whole plant without an end, under a name that is nobody
    else's, and has a proof of it without an end.

    Args:
        before: all principals as they are.
        after: all principals as they would be.
        credentials: all that would be left; `None` where the operating system proves who somebody is.

    Raises:
        ConflictError: nobody would be left.
    """
    if any(can_prove_itself(one, credentials) for one in iter_administrators(after)):
        return
    names = ", ".join(one.name for one in iter_administrators(before))
    hint = "make another one first: a person with the duty administer in the whole plant, without an end"
    if not names:
        raise ConflictError("nobody would be left who may administer the whole plant", hint=hint)
    last = "are the last administrators" if "," in names else "is the last administrator"
    raise ConflictError(f"{names} {last}, and this would lock everybody out", hint=hint)


def iter_administrators(principals: Sequence[Principal]) -> Iterator[Principal]:
    """Give the persons who may administer the whole plant without an end, sorted by name."""
    holders = Counter(one.name.casefold() for one in principals)
    for one in sorted(principals, key=lambda one: (one.name.casefold(), one.name)):
        is_alone = one.kind is PrincipalKind.PERSON and holders[one.name.casefold()] == 1
        if is_alone and any(_is_for_good(grant) for grant in one.grants):
            yield one


def can_prove_itself(principal: Principal, credentials: Sequence[Credential] | None) -> bool:
    """Tell whether a principal has a proof without an end that it can administer the whole plant with."""
    if credentials is None:
        return True
    own = (one for one in credentials if one.principal == principal.id and one.expires is None)
    return any(not one.scope or any(_is_for_good(grant) for grant in one.scope) for one in own)


def derive_administered_zones(before: Principal | None, after: Principal | None) -> tuple[str, ...]:
    """Say where somebody has to `administer` to bring this change of a principal about; empty means the whole plant.

    Zones suffice when only grants for zones differ. Who is new or gone, and who changes its kind, role or
    organisation, takes an administrator of the whole plant.
    """
    if before is None or after is None or _nature(before) != _nature(after):
        return ()
    differing = _ends(merge_grants(before.grants)).items() ^ _ends(merge_grants(after.grants)).items()
    zones = {zone for (_, zone), _ in differing}
    return () if None in zones else tuple(sorted(zone for zone in zones if zone is not None))


def render_grant(grant: Grant) -> str:
    """Say a grant in words, such as `model in Filling, Packing until 2027-01-06T00:00:00Z`."""
    where = f"in {', '.join(grant.zones)}" if grant.zones else "in the whole plant"
    return " ".join((grant.duty, where, *(() if grant.until is None else ("until", render_moment(grant.until)))))


def render_moment(moment: datetime) -> str:
    """Write a moment as people write it in a model, in UTC."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def is_same_name(one: str, other: str) -> bool:
    """Tell whether two names are those of one principal or one zone."""
    return one.casefold() == other.casefold()


def _iter_kept(name: str, grants: tuple[Grant, ...], *, duty: Duty, zones: Sequence[str]) -> Iterator[Grant]:
    own = [grant for grant in grants if grant.duty is duty]
    if zones and any(not grant.zones for grant in own):
        raise UnsupportedError(
            f"{name} has the duty {duty} in the whole plant, and a part of it cannot be taken",
            hint=f"take {duty} everywhere and give it again for the zones that {name} keeps",
        )
    held = {zone.casefold() for grant in own for zone in grant.zones}
    missing = sorted({zone for zone in zones if zone.casefold() not in held})
    if not own or missing:
        where = f" in {', '.join(missing)}" if missing else ""
        raise InputError(f"{name} does not have the duty {duty}{where}", hint="list what it has, and take one of those")
    taken = {zone.casefold() for zone in zones} or held
    for grant in grants:
        left = tuple(zone for zone in grant.zones if zone.casefold() not in taken)
        if grant.duty is not duty:
            yield grant
        elif left:
            yield replace(grant, zones=left)


def _clean_name(name: str, *, what: str) -> str:
    written = " ".join(name.split())
    if not written or len(written) > NAME_CHARACTERS or not written.isprintable():
        raise InputError(
            f"{what} has to be 1 to {NAME_CHARACTERS} printable characters", hint="write it as the plant's people do"
        )
    return written


def _sound_grant(grant: Grant, *, at: datetime) -> Grant:
    if grant.until is not None and grant.until.tzinfo is None:
        raise InputError(f"the end of the duty {grant.duty} has no time zone", hint="write it in UTC, with a Z")
    if grant.until is not None and grant.until <= at:
        raise InputError(f"the duty {grant.duty} would have ended already, at {render_moment(grant.until)}")
    if not all(zone.strip() for zone in grant.zones):
        raise InputError(f"the duty {grant.duty} is given for a zone without a name")
    return grant


def _grant(duty: Duty, zones: Iterable[str], *, end: datetime) -> Grant:
    return Grant(duty, zones=tuple(sorted(zones)), until=None if end == NEVER else end)


def _end(grant: Grant) -> datetime:
    return NEVER if grant.until is None else grant.until


def _is_for_good(grant: Grant) -> bool:
    return grant.duty is Duty.ADMINISTER and not grant.zones and grant.until is None


def _nature(principal: Principal) -> tuple[str, PrincipalKind, LifeCycleRole, str | None]:
    return principal.name, principal.kind, principal.role, principal.organisation


def _ends(grants: Iterable[Grant]) -> dict[tuple[Duty, str | None], datetime]:
    """The last end of each duty in each zone, by its name in lower case; the zone of the whole plant is `None`."""
    ends: dict[tuple[Duty, str | None], datetime] = {}
    for grant in grants:
        zones: tuple[str | None, ...] = tuple(zone.casefold() for zone in grant.zones) or (None,)
        for place in ((grant.duty, zone) for zone in zones):
            ends[place] = max(_end(grant), ends.get(place, _end(grant)))
    return ends
