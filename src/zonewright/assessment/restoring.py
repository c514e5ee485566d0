"""What the rows on backup and recovery have in common: who must be restorable in a zone, and what is left open."""

from collections.abc import Sequence

from zonewright.assessment.fact import Facts, Judgement, Subject
from zonewright.model.register import FindingKind, Restorable
from zonewright.model.verdict import VerdictValue
from zonewright.model.zone import Zone, ZoneKind

NAMED = 5


def find_silence(subject: Subject, facts: Facts) -> Judgement | None:
    """Say what would settle it where no register speaks of the subject."""
    registered = facts.registered
    if not isinstance(subject, Zone):
        reason = f"Backups are judged in the two zones of {subject.name}; to settle: register what filters it too."
    elif subject.kind is ZoneKind.EXTERNAL:
        reason = f"{subject.name} lies outside the plant; to settle: say who answers for it."
    elif not registered.has_restorables:
        reason = f"No register of backups was given; to settle: list what of {subject.name} must be restorable."
    elif not registered.restorables.get(subject.id) and not registered.findings_of(
        subject.id, FindingKind.RESTORABLE_NOBODY_DECLARED
    ):
        reason = f"Nothing of {subject.name} has to be restorable that is known; to settle: say so, or list it."
    elif registered.as_of is None:
        reason = f"Whether backups of {subject.name} are in time cannot be told; to settle: give the time."
    else:
        return None
    return Judgement(VerdictValue.NOT_ASSESSED, reason, (subject.id,))


def find_finding(
    subject: Subject, facts: Facts, *kinds: FindingKind, value: VerdictValue = VerdictValue.NOT_ASSESSED
) -> Judgement | None:
    """Judge by the findings of some kinds in the zone, in the order of the kinds; the others are counted."""
    found = [one for kind in kinds for one in facts.registered.findings_of(subject.id, kind)]
    if not found:
        return None
    more = f" {len(found) - 1} more of this." if len(found) > 1 else ""
    settle = f" To settle: {found[0].settle_by}" if value is VerdictValue.NOT_ASSESSED else ""
    return Judgement(value, f"{found[0].what}{settle}{more}", tuple(one.id for one in found))


def judge(subject: Subject, facts: Facts, *, met: str) -> Judgement:
    """Say that everything in the zone that must be restorable is in order."""
    mine = facts.registered.restorables.get(subject.id, ())
    drills = (drill.id for one in mine for drill in facts.registered.drills.get(one.id, ()))
    reason = f"Everything in {subject.name} that must be restorable {met}: {name_restorables(mine)}."
    return Judgement(VerdictValue.MET, reason, tuple(dict.fromkeys((*(one.id for one in mine), *drills))))


def name_restorables(some: Sequence[Restorable]) -> str:
    """Name up to five, and count the others."""
    words = sorted(one.name for one in some)
    return ", ".join(words[:NAMED]) + (f" and {len(words) - NAMED} more" if len(words) > NAMED else "")
