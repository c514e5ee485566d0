"""Backup [62443-3-3:2013 SR 7.3], and showing that a backup can be used [62443-3-3:2013 SR 7.3 RE 1].

That backups run by themselves, SR 7.3 RE 2, no register shows: it is asked of a person.
"""

from zonewright.assessment.fact import Facts, Judgement, Subject
from zonewright.assessment.restoring import find_finding, find_silence, judge, name_restorables
from zonewright.model.register import FindingKind
from zonewright.model.verdict import VerdictValue
from zonewright.model.zone import Zone

LEFT_OPEN = (FindingKind.RESTORABLE_WITHOUT_BACKUP, FindingKind.RESTORABLE_NOBODY_DECLARED)
NOT_SHOWN = (FindingKind.BACKUP_WITHOUT_PASSED_DRILL, FindingKind.DRILL_OVERDUE, *LEFT_OPEN)


def check_backup(subject: Subject, facts: Facts) -> Judgement:
    """Judge whether everything in the zone has a backup of known place and age [62443-3-3:2013 SR 7.3].

    Met only when every asset that must be restorable is in the register, and no backup is older than agreed.
    """
    against = find_finding(subject, facts, FindingKind.BACKUP_OVERDUE, value=VerdictValue.NOT_MET)
    unsettled = find_silence(subject, facts) or find_finding(subject, facts, *LEFT_OPEN)
    return against or unsettled or judge(subject, facts, met="has a backup of known place and age")


def check_backup_verification(subject: Subject, facts: Facts) -> Judgement:
    """Judge whether a restore of everything in the zone was drilled and passed [62443-3-3:2013 SR 7.3 RE 1].

    The last drill counts: one that failed after one that passed is not met.
    """
    against = find_finding(subject, facts, FindingKind.DRILL_FAILED, value=VerdictValue.NOT_MET)
    unsettled = find_silence(subject, facts) or find_finding(subject, facts, *NOT_SHOWN)
    return (
        against or unsettled or _find_undrilled(subject, facts) or judge(subject, facts, met="was restored in a drill")
    )


def _find_undrilled(subject: Subject, facts: Facts) -> Judgement | None:
    if not isinstance(subject, Zone):
        return None
    mine = facts.registered.restorables.get(subject.id, ())
    bare = tuple(one for one in mine if one.last_passed_drill is None)
    if not bare:
        return None
    reason = (
        f"No passed drill of {name_restorables(bare)} is recorded; to settle: restore it and write down the result."
    )
    return Judgement(VerdictValue.NOT_ASSESSED, reason, tuple(one.id for one in bare))
