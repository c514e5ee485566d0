from tests.assessment.registering import CELL, OUTSIDE, drill, facts_of_backups, restorable
from tests.hardening.small_plant import conduit
from zonewright.assessment.restoring import find_finding, find_silence, judge, name_restorables
from zonewright.model.register import FindingKind
from zonewright.model.verdict import VerdictValue


def test_silence_says_what_would_settle_it() -> None:
    for subject, more, words in (
        (conduit("cell", "dmz"), facts_of_backups(restorable()), "judged in the two zones"),
        (OUTSIDE, facts_of_backups(restorable()), "lies outside the plant"),
        (CELL, facts_of_backups(), "No register of backups was given"),
        (CELL, facts_of_backups(restorable(asset="jump"), assets=()), "Nothing of cell has to be restorable"),
        (CELL, facts_of_backups(restorable(), as_of=None), "cannot be told; to settle: give the time"),
    ):
        found = find_silence(subject, more)
        assert found is not None
        assert found.value is VerdictValue.NOT_ASSESSED
        assert words in found.reason
    assert find_silence(CELL, facts_of_backups(restorable())) is None


def test_findings_judge_in_the_order_of_their_kinds_and_the_others_are_counted() -> None:
    facts = facts_of_backups(restorable(), restorable("Recipe"))
    kind = FindingKind.BACKUP_WITHOUT_PASSED_DRILL
    found = find_finding(CELL, facts, FindingKind.DRILL_FAILED, kind)
    assert found is not None
    assert "To settle: Restore" in found.reason
    assert found.reason.endswith("1 more of this.")
    assert len(found.basis) == 2
    against = find_finding(CELL, facts, kind, value=VerdictValue.NOT_MET)
    assert against is not None
    assert "To settle" not in against.reason
    assert find_finding(CELL, facts, FindingKind.DRILL_FAILED) is None


def test_met_rests_on_the_restorables_and_their_drills() -> None:
    facts = facts_of_backups(restorable(), drills=(drill(),))
    found = judge(CELL, facts, met="was shown")
    assert found.reason == "Everything in cell that must be restorable was shown: Program."
    assert found.basis == (facts.registers.restorables[0].id, facts.registers.drills[0].id)


def test_five_are_named_and_the_others_counted() -> None:
    facts = facts_of_backups(*(restorable(f"P{number}") for number in range(7)))
    assert name_restorables(facts.registers.restorables) == "P0, P1, P2, P3, P4 and 2 more"
