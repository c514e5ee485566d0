"""A verdict for every requirement of 62443-3-3, for one zone or conduit."""

from collections.abc import Callable, Sequence

from zonewright.assessment.checks.fr1.sr_1_13 import check_access_approval, check_untrusted_access
from zonewright.assessment.checks.fr5.sr_5_1 import check_physical_segmentation, check_segmentation
from zonewright.assessment.checks.fr5.sr_5_2 import check_boundary, check_deny_by_default
from zonewright.assessment.checks.fr7.sr_7_3 import check_backup, check_backup_verification
from zonewright.assessment.checks.fr7.sr_7_4 import check_recovery
from zonewright.assessment.checks.fr7.sr_7_8 import check_inventory
from zonewright.assessment.fact import Facts, Judgement, RequirementRow, Subject
from zonewright.model.identifier import Origin, make_id
from zonewright.model.verdict import Verdict, VerdictValue

CHECKS: dict[str, Callable[[Subject, Facts], Judgement]] = {
    "SR 1.13": check_untrusted_access,
    "SR 1.13 RE 1": check_access_approval,
    "SR 5.1": check_segmentation,
    "SR 5.1 RE 1": check_physical_segmentation,
    "SR 5.2": check_boundary,
    "SR 5.2 RE 1": check_deny_by_default,
    "SR 7.3": check_backup,
    "SR 7.3 RE 1": check_backup_verification,
    "SR 7.4": check_recovery,
    "SR 7.8": check_inventory,
}
"""Rows that a machine judges; every other row is asked of a person."""


def derive_verdicts(subject: Subject, facts: Facts, *, rows: Sequence[RequirementRow]) -> tuple[Verdict, ...]:
    """Judge one zone or conduit against every row, in the order of the rows.

    Silence never counts as met: a row that nothing given can show is `not_assessed`, and says what would settle it.
    """
    return tuple(_derive(subject, facts, row=row) for row in rows)


def derive_all_verdicts(facts: Facts, *, rows: Sequence[RequirementRow]) -> tuple[Verdict, ...]:
    """Judge every zone and every conduit, in the order of their ids, then of the rows."""
    subjects: list[Subject] = sorted((*facts.zones, *facts.conduits), key=lambda subject: subject.id)
    return tuple(verdict for subject in subjects for verdict in derive_verdicts(subject, facts, rows=rows))


def _derive(subject: Subject, facts: Facts, *, row: RequirementRow) -> Verdict:
    check = CHECKS.get(row.id)
    judged = check(subject, facts) if check is not None else _ask(subject, row)
    return Verdict(
        id=make_id("verdict", subject.id, row.id),
        origin=Origin.DERIVED,
        basis=tuple(dict.fromkeys((row.catalog_id, *judged.basis))),
        subject=subject.id,
        requirement=row.id,
        verdict=judged.value,
        reason=judged.reason,
    )


def _ask(subject: Subject, row: RequirementRow) -> Judgement:
    condition = f", or say that there is no {row.applies_if} here," if row.applies_if else ""
    reason = f"Nothing that was given can show this; to settle: answer for {subject.name} how it is with "
    reason += f"{row.title[:1].lower()}{row.title[1:]}{condition} and name the evidence."
    return Judgement(VerdictValue.NOT_ASSESSED, reason, (subject.id,))
