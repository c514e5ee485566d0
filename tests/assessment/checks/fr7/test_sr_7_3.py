from tests.assessment.registering import CELL, drill, facts_of_backups, restorable
from tests.hardening.small_plant import asset, conduit
from tests.registers import ASSETS, naming
from zonewright.assessment.checks.fr7.sr_7_3 import check_backup, check_backup_verification

DRILLED = (drill(),)


def test_without_a_register_it_is_not_assessed() -> None:
    assert check_backup(CELL, facts_of_backups()).value == "not_assessed"
    assert check_backup_verification(CELL, facts_of_backups()).value == "not_assessed"


def test_a_fresh_backup_of_everything_is_met_and_its_drill_shows_that_it_can_be_used() -> None:
    assert check_backup(CELL, facts_of_backups(restorable())).value == "met"
    assert check_backup_verification(CELL, facts_of_backups(restorable(), drills=DRILLED)).value == "met"


def test_a_backup_that_is_too_old_is_not_met() -> None:
    judged = check_backup(CELL, facts_of_backups(restorable(last_backup="2026-01-01")))
    assert judged.value == "not_met"
    assert "one every 90 days is agreed" in judged.reason


def test_a_missing_backup_and_an_asset_left_out_are_named_and_not_assessed() -> None:
    judged = check_backup(CELL, facts_of_backups(restorable(last_backup=None)))
    assert judged.value == "not_assessed"
    assert "To settle: Take a backup of Program" in judged.reason
    assets = (*ASSETS, asset("panel", "cell", role="hmi"))
    judged = check_backup(CELL, facts_of_backups(restorable(), assets=assets, naming=naming(assets)))
    assert judged.value == "not_assessed"
    assert "leaves out panel" in judged.reason


def test_a_failed_drill_is_not_met_even_after_one_that_passed() -> None:
    failed = drill(at="2026-11-15", result="failed")
    judged = check_backup_verification(CELL, facts_of_backups(restorable(), drills=(*DRILLED, failed)))
    assert judged.value == "not_met"


def test_no_drill_an_old_drill_and_one_without_result_are_not_assessed() -> None:
    for drills in ((), (drill(at="2024-01-01"),), (drill(result=None),)):
        assert check_backup_verification(CELL, facts_of_backups(restorable(), drills=drills)).value == "not_assessed"


def test_a_conduit_is_judged_by_its_zones() -> None:
    joint = conduit("cell", "dmz")
    facts = facts_of_backups(restorable(), drills=DRILLED)
    assert check_backup(joint, facts).value == check_backup_verification(joint, facts).value == "not_assessed"
