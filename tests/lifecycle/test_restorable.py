from dataclasses import replace
from typing import Any

import pytest

from tests.hardening.small_plant import asset
from tests.registers import ASSETS, drill, naming, restorable, restore_ground
from zonewright.lifecycle.restorable import derive_restore_register
from zonewright.model.identifier import Id
from zonewright.model.register import Decision, DeclaredDrill, DeclaredRestorable, Finding


def findings(
    declared: DeclaredRestorable, drills: tuple[DeclaredDrill, ...] = (drill(),), **more: Any
) -> dict[str, Finding]:
    found = derive_restore_register(restore_ground(declared, drills=drills, **more)).findings
    return {one.kind: one for one in found}


def test_a_fresh_backup_with_a_passed_drill_has_no_finding() -> None:
    register = derive_restore_register(restore_ground(restorable(), drills=(drill(),)))
    assert register.findings == ()
    (record,) = register.restorables
    assert (record.asset, record.last_passed_drill, record.wanted_hours) == ("plc", "2026-11-10", 4.0)
    assert record.basis == ("observation-Program", register.drills[0].id)


@pytest.mark.parametrize(
    ("changes", "drills", "kind", "words"),
    [
        ({"last_backup": None}, (drill(),), "restorable_without_backup", "Program: no backup is recorded."),
        (
            {"kept_at": ()},
            (drill(),),
            "restorable_without_backup",
            "Program: nobody wrote down where the backup of 2026-11-01 lies.",
        ),
        (
            {"last_backup": "2026-01-01"},
            (drill(),),
            "backup_overdue",
            "Program: the last backup is of 2026-01-01; one every 90 days is agreed.",
        ),
        ({}, (), "backup_without_passed_drill", "Program: no drill has shown that its backup can be restored."),
        (
            {},
            (drill(), drill(at="2026-11-15", result="failed", remarks="The licence is missing.")),
            "drill_failed",
            "Program: the last restore drill, 2026-11-15, failed. The licence is missing.",
        ),
        (
            {},
            (drill(result="restored_in_part"),),
            "drill_failed",
            "Program: the last restore drill, 2026-11-10, brought it back only in part.",
        ),
        (
            {},
            (drill(minutes=330.0),),
            "drill_too_slow",
            "Program: its restore took 5.5 hours in the drill of 2026-11-10; it has to be back in 4.",
        ),
        (
            {},
            (drill(at="2025-01-10"),),
            "drill_overdue",
            "Program: its restore was last drilled 2025-01-10; a drill every 365 days is agreed.",
        ),
        (
            {"asset": "mixer"},
            (drill(),),
            "register_names_unknown",
            "Program names mixer, which is no asset of this plant.",
        ),
    ],
)
def test_what_is_wrong_is_said_in_plant_words(
    changes: dict[str, Any], drills: tuple[DeclaredDrill, ...], kind: str, words: str
) -> None:
    found = findings(restorable(**changes), drills, assets=())
    assert {one: finding.what for one, finding in found.items()} == {kind: words}


def test_a_failed_drill_that_a_passed_one_followed_is_history() -> None:
    assert findings(restorable(), (drill(at="2026-10-01", result="failed"), drill())) == {}


def test_what_nobody_agreed_on_rests_on_the_starting_values() -> None:
    found = findings(restorable(every_days=None, drill_days=None, last_backup="2020-01-01"), (drill(at="2020-02-01"),))
    assert "catalog:zonewright/1#register/backup" in found["backup_overdue"].basis
    assert "catalog:zonewright/1#register/drill" in found["drill_overdue"].basis
    assert found["backup_overdue"].what.endswith("one every 365 days is assumed.")


def test_nothing_is_overdue_while_the_time_is_unknown() -> None:
    late = restorable(last_backup="2001-01-01")
    assert findings(late, (drill(at="2001-01-01"),), as_of=None) == {}


def test_a_restorable_without_an_asset_is_found_by_its_own_name() -> None:
    (record,) = derive_restore_register(restore_ground(restorable("PLC", asset=None))).restorables
    assert record.asset == "plc"


def test_assets_that_the_register_leaves_out_are_named_zone_by_zone() -> None:
    panel, server = asset("panel", "cell", role="hmi"), asset("server", "dmz", role="ot_server")
    assets = (*ASSETS, panel, server)
    register = derive_restore_register(
        restore_ground(restorable(), drills=(drill(),), assets=assets, naming=naming(assets))
    )
    found = {one.name: one for one in register.findings}
    assert {name: one.what for name, one in found.items()} == {
        "cell": "In cell, the register of restorables leaves out panel.",
        "dmz": "In dmz, the register of restorables leaves out server.",
    }
    assert found["cell"].basis == (
        "panel",
        "catalog:zonewright/1#restorable/hmi",
        "catalog:zonewright/1#finding/restorable_nobody_declared",
    )


def test_an_asset_that_need_not_be_restorable_can_be_accepted_for_a_time() -> None:
    panel = asset("panel", "cell", role="hmi")
    assets = (*ASSETS, panel)
    accepted = Decision(Id("observation-9"), "Panel", "accept", "restorable", expires="2026-12-31")
    more: dict[str, Any] = {"assets": assets, "naming": naming(assets)}
    assert findings(restorable(), decisions=(accepted,), **more) == {}
    over = replace(accepted, expires="2026-10-31")
    assert set(findings(restorable(), decisions=(over,), **more)) == {"restorable_nobody_declared"}


def test_a_plant_that_keeps_no_register_is_not_nagged() -> None:
    assert derive_restore_register(restore_ground()).findings == ()


def test_a_drill_of_something_that_is_not_registered_is_found() -> None:
    register = derive_restore_register(restore_ground(restorable(), drills=(drill(), drill("Recipe", "2026-11-11"))))
    (found,) = register.findings
    assert found.what == "The drill of 2026-11-11 names Recipe, which no restorable is called."
