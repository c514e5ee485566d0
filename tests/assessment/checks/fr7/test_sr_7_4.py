from typing import Any

import pytest

from tests.assessment.registering import CELL, drill, facts_of_backups, restorable
from tests.hardening.small_plant import conduit
from zonewright.assessment.checks.fr7.sr_7_4 import check_recovery


@pytest.mark.parametrize("onto", ["spare CPU", "PLC", "a spare"])
def test_a_drill_in_time_onto_the_asset_or_a_spare_is_met(onto: str) -> None:
    judged = check_recovery(CELL, facts_of_backups(restorable(), drills=(drill(onto=onto),)))
    assert judged.value == "met"
    assert judged.reason.startswith("Everything in cell that must be restorable was brought back in a drill")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"result": "failed"}, "failed"),
        ({"result": "restored_in_part"}, "only in part"),
        ({"minutes": 600.0}, "took 10 hours"),
    ],
)
def test_a_drill_that_failed_or_took_too_long_is_not_met(changes: dict[str, Any], words: str) -> None:
    judged = check_recovery(CELL, facts_of_backups(restorable(), drills=(drill(**changes),)))
    assert judged.value == "not_met"
    assert words in judged.reason


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"onto": "simulator"}, "was restored onto simulator"),
        ({"onto": None}, "something nobody wrote down"),
        ({"minutes": None}, "how long its drill took"),
        ({"result": None}, "no drill has shown"),
        ({"at": "2024-01-01"}, "was last drilled 2024-01-01"),
    ],
)
def test_what_the_drill_does_not_show_is_named(changes: dict[str, Any], words: str) -> None:
    judged = check_recovery(CELL, facts_of_backups(restorable(), drills=(drill(**changes),)))
    assert judged.value == "not_assessed"
    assert words in judged.reason


def test_the_hours_that_production_can_wait_must_be_known() -> None:
    judged = check_recovery(CELL, facts_of_backups(restorable(wanted_hours=None), drills=(drill(),)))
    assert judged.value == "not_assessed"
    assert "in how many hours it has to be back" in judged.reason


def test_without_a_register_and_for_a_conduit_it_is_not_assessed() -> None:
    assert check_recovery(CELL, facts_of_backups()).value == "not_assessed"
    assert check_recovery(conduit("cell", "dmz"), facts_of_backups(restorable())).value == "not_assessed"
