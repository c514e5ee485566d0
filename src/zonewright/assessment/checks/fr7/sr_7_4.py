"""Recovery to a known state [62443-3-3:2013 SR 7.4]."""

from collections.abc import Iterator

from zonewright.assessment.fact import Facts, Judgement, Subject
from zonewright.assessment.restoring import find_finding, find_silence, judge
from zonewright.model.register import Drill, FindingKind, Restorable
from zonewright.model.verdict import VerdictValue
from zonewright.model.zone import Zone

AGAINST = (FindingKind.DRILL_FAILED, FindingKind.DRILL_TOO_SLOW)
LEFT_OPEN = (
    FindingKind.BACKUP_WITHOUT_PASSED_DRILL,
    FindingKind.DRILL_OVERDUE,
    FindingKind.RESTORABLE_WITHOUT_BACKUP,
    FindingKind.RESTORABLE_NOBODY_DECLARED,
)
SPARE = "spare"


def check_recovery(subject: Subject, facts: Facts) -> Judgement:
    """Judge whether everything in the zone was brought back in a drill, in the time that production has.

    Met only by drills onto the asset itself or a spare of it, within the wanted hours [62443-3-3:2013 SR 7.4].
    """
    against = find_finding(subject, facts, *AGAINST, value=VerdictValue.NOT_MET)
    unsettled = find_silence(subject, facts) or find_finding(subject, facts, *LEFT_OPEN)
    met = "was brought back in a drill, in the time that production has"
    return against or unsettled or _find_unproven(subject, facts) or judge(subject, facts, met=met)


def _find_unproven(subject: Subject, facts: Facts) -> Judgement | None:
    if not isinstance(subject, Zone):
        return None
    for one in facts.registered.restorables.get(subject.id, ()):
        words = next(_iter_gaps(one, facts), None)
        if words is not None:
            return Judgement(VerdictValue.NOT_ASSESSED, words, (one.id,))
    return None


def _iter_gaps(one: Restorable, facts: Facts) -> Iterator[str]:
    drill = _find_last_passed(one, facts)
    if drill is None:
        yield f"No passed drill of {one.name} is recorded; to settle: restore it and write down the result."
    elif not _is_real(drill, one, facts=facts):
        yield (
            f"{one.name} was restored onto {drill.onto or 'something nobody wrote down'}; to settle: drill it onto the "
            f"asset itself or a spare, and write its name or the word spare."
        )
    elif one.wanted_hours is None or drill.minutes is None:
        what = "in how many hours it has to be back" if one.wanted_hours is None else "how long its drill took"
        yield f"Of {one.name} it is not known {what}; to settle: enter it."


def _find_last_passed(one: Restorable, facts: Facts) -> Drill | None:
    drills = facts.registered.drills.get(one.id, ())
    return next((drill for drill in drills if drill.at == one.last_passed_drill), None)


def _is_real(drill: Drill, one: Restorable, *, facts: Facts) -> bool:
    words = (drill.onto or "").casefold()
    return SPARE in words.split() or (one.asset is not None and words == facts.names((one.asset,)).casefold())
