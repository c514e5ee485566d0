"""Access via untrusted networks [62443-3-3:2013 SR 1.13], and its approval [62443-3-3:2013 SR 1.13 RE 1]."""

from collections.abc import Callable, Sequence
from typing import Protocol

from zonewright.assessment.fact import Facts, Judgement, Subject
from zonewright.model.identifier import Id
from zonewright.model.register import FindingKind, WayIn
from zonewright.model.verdict import VerdictValue
from zonewright.model.zone import Zone, ZoneKind

LOCAL = frozenset({"local_account", "local_port", "removable_media", "laptop"})
"""Kinds of ways by which no network is crossed."""
OPEN_TO_ALL = frozenset({"none", "shared_password"})
KEPT = (
    FindingKind.WAY_IN_WITHOUT_OWNER,
    FindingKind.WAY_IN_NOT_APPROVED,
    FindingKind.WAY_IN_EXPIRED,
    FindingKind.WAY_IN_REVIEW_OVERDUE,
    FindingKind.WAY_IN_SHARED_PASSWORD,
)
APPROVAL = (FindingKind.WAY_IN_NOT_APPROVED, FindingKind.WAY_IN_EXPIRED)


def check_untrusted_access(subject: Subject, facts: Facts) -> Judgement:
    """Judge whether every way in from outside is known, owned, approved, reviewed and watched [62443-3-3:2013 SR 1.13].

    Met only by a declared register, in a zone that was recorded, with nothing unregistered seen.
    """
    return _check(subject, facts, find_against=_find_unguarded, find_open=_find_unkept)


def check_access_approval(subject: Subject, facts: Facts) -> Judgement:
    """Judge whether somebody has to let each access from outside in [62443-3-3:2013 SR 1.13 RE 1]."""
    return _check(subject, facts, find_against=_find_always_open, find_open=_find_unapproved)


Against = Callable[[Sequence[WayIn]], tuple[WayIn, str] | None]


class Open(Protocol):
    """Finds what keeps the registered ways of a zone from being in order."""

    def __call__(self, zone: Zone, ways: Sequence[WayIn], *, facts: Facts) -> Judgement | None:
        """Say what would settle it."""


def _check(subject: Subject, facts: Facts, *, find_against: Against, find_open: Open) -> Judgement:
    if not isinstance(subject, Zone):
        reason = f"Ways in are judged at the zone they enter; to settle: register the ways that pass {subject.name}."
        return _unsettled(reason, (subject.id,))
    if subject.kind is ZoneKind.EXTERNAL:
        return _unsettled(f"{subject.name} lies outside the plant; to settle: say who answers for it.", (subject.id,))
    ways = tuple(way for way in facts.registered.ways.get(subject.id, ()) if way.kind not in LOCAL)
    doors = [way for way in ways if not way.registered]
    if seen := [way for way in doors if way.seen]:
        reason = f"A remote way in through {_names(seen)} was seen, and nobody registered it."
        return Judgement(VerdictValue.NOT_MET, reason, tuple(way.id for way in seen))
    registered = tuple(way for way in ways if way.registered)
    if against := find_against(registered):
        return Judgement(VerdictValue.NOT_MET, against[1], (against[0].id,))
    if doors:
        reason = f"{_names(doors)} is there for remote access; to settle: register it, or say that it is not in use."
        return _unsettled(reason, tuple(way.id for way in doors))
    unsettled = _find_silence(subject, registered, facts=facts) or find_open(subject, registered, facts=facts)
    if unsettled is not None:
        return unsettled
    reason = f"{_names(registered)}: registered and in order, and no other way into {subject.name} was seen."
    return Judgement(VerdictValue.MET, reason, tuple(way.id for way in registered))


def _find_silence(zone: Zone, ways: Sequence[WayIn], *, facts: Facts) -> Judgement | None:
    if not facts.registered.has_ways:
        reason = f"No register of ways in was given; to settle: list who can reach {zone.name} from outside, and how."
        return _unsettled(reason, (zone.id,))
    if not ways:
        reason = f"No way into {zone.name} is registered and none was seen; to settle: say that there is none."
        return _unsettled(reason, (zone.id,))
    basis = tuple(way.id for way in ways)
    if zone.id not in facts.registered.recorded:
        reason = f"Nothing was recorded in {zone.name} that could show another way; to settle: record there."
        return _unsettled(reason, basis)
    return None


def _find_unguarded(ways: Sequence[WayIn]) -> tuple[WayIn, str] | None:
    """Find a way that anybody can use: open without a password of one's own, and not approved or always open."""
    for way in ways:
        if way.authentication in OPEN_TO_ALL and (way.approved_by is None or way.always_open):
            how = "no password" if way.authentication == "none" else "one password for several people"
            why = "is always open" if way.always_open else "nobody approved it"
            return way, f"{way.name} takes {how}, and {why}."
    return None


def _find_always_open(ways: Sequence[WayIn]) -> tuple[WayIn, str] | None:
    for way in ways:
        if way.always_open:
            return way, f"{way.name} is always open: nobody has to let anybody in."
    return None


def _find_unkept(zone: Zone, ways: Sequence[WayIn], *, facts: Facts) -> Judgement | None:
    if facts.registered.as_of is None:
        reason = f"Whether the ways into {zone.name} were reviewed in time cannot be told; to settle: give the time."
        return _unsettled(reason, tuple(way.id for way in ways))
    if kept := _find_finding(zone, ways, facts=facts, kinds=KEPT):
        return kept
    for way in ways:
        if way.authentication is None or not way.recorded:
            what = "how people prove who they are" if way.authentication is None else "how what is done is recorded"
            return _unsettled(f"Of {way.name} it is not known {what}; to settle: enter it.", (way.id,))
    return None


def _find_unapproved(zone: Zone, ways: Sequence[WayIn], *, facts: Facts) -> Judgement | None:
    if unapproved := _find_finding(zone, ways, facts=facts, kinds=APPROVAL):
        return unapproved
    for way in ways:
        if way.always_open is None:
            reason = f"Whether somebody has to open {way.name} each time is not known; to settle: say who opens it."
            return _unsettled(reason, (way.id,))
    return None


def _find_finding(
    zone: Zone, ways: Sequence[WayIn], *, facts: Facts, kinds: tuple[FindingKind, ...]
) -> Judgement | None:
    mine = {way.id for way in ways}
    for finding in facts.registered.findings_of(zone.id, *kinds):
        if finding.subject in mine:
            return _unsettled(f"{finding.what} To settle: {finding.settle_by}", (finding.id,))
    return None


def _unsettled(reason: str, basis: tuple[Id, ...]) -> Judgement:
    return Judgement(VerdictValue.NOT_ASSESSED, reason, basis)


def _names(ways: Sequence[WayIn]) -> str:
    return ", ".join(sorted(way.name for way in ways))
