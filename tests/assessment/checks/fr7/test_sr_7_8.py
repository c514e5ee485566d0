from dataclasses import replace
from typing import Any

from tests.hardening.small_plant import SEEN, asset, conduit, zone
from zonewright.assessment.checks.fr7.sr_7_8 import check_inventory
from zonewright.assessment.fact import Facts, Judgement, Subject
from zonewright.model.asset import Address, Asset, Conflict
from zonewright.model.identifier import Id, Origin
from zonewright.model.plant import DeclaredAsset

CELL = zone("cell", "cell")
PLC = asset("plc", "cell", "10.0.1.9", vendor="Siemens", model="S7-1500", firmware="2.9")
LINE = DeclaredAsset(Id("observation-7"), "PLC", vendor="Siemens", model="S7-1500")


def judge(
    *assets: Asset, declared: tuple[DeclaredAsset, ...] = (LINE,), subject: Subject = CELL, **more: Any
) -> Judgement:
    return check_inventory(subject, Facts(zones=(CELL,), assets=assets, declared=declared, **more))


def test_without_an_inventory_it_is_not_assessed() -> None:
    judged = judge(PLC, declared=())
    assert judged.value == "not_assessed"
    assert "give the list of what stands in cell" in judged.reason


def test_everything_seen_is_declared_with_vendor_model_and_firmware() -> None:
    judged = judge(PLC)
    assert (judged.value, judged.basis) == ("met", ("observation-7",))


def test_a_line_is_found_by_name_address_or_basis() -> None:
    other = replace(LINE, name="filler control")
    assert judge(PLC, declared=(other,)).value == "not_met"
    assert judge(PLC, declared=(replace(other, addresses=(Address(ip="10.0.1.9"),)),)).value == "met"
    assert judge(PLC, declared=(replace(other, declared_by=SEEN[0]),)).value == "met"


def test_what_is_seen_and_not_declared_is_named() -> None:
    judged = judge(PLC, asset("unknown-4", "cell"))
    assert (judged.value, judged.basis) == ("not_met", ("unknown-4",))
    assert judged.reason == "Seen on the wire in cell and not in the inventory: unknown-4."


def test_an_open_conflict_is_not_met() -> None:
    conflict = Conflict(Id("conflict-1"), Origin.DERIVED, SEEN, PLC.id, "model", "S7-1500", "S7-300")
    judged = judge(PLC, conflicts=(conflict,))
    assert (judged.value, judged.basis) == ("not_met", ("conflict-1",))
    assert "says model S7-300 for plc, the wire says S7-1500" in judged.reason


def test_missing_firmware_is_open_unless_it_is_declared_unknown() -> None:
    bare = replace(PLC, firmware=None)
    assert judge(bare).value == "not_assessed"
    assert judge(bare, declared=(replace(LINE, firmware="unknown"),)).value == "met"
    assert judge(bare, declared=(replace(LINE, remarks="Firmware unknown to us"),)).value == "met"


def test_outside_an_empty_zone_and_a_conduit_are_not_assessed() -> None:
    outside = zone("cell", "external")
    assert judge(PLC, subject=outside).value == "not_assessed"
    assert judge(subject=CELL).value == "not_assessed"
    assert judge(PLC, subject=conduit("cell", "ot")).value == "not_assessed"
