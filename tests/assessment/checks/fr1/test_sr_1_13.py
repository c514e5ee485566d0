from dataclasses import replace
from typing import Any

import pytest

from tests.assessment.registering import CELL, DMZ, OUTSIDE, facts_of_ways, way
from tests.hardening.small_plant import conduit
from tests.registers import BOX
from zonewright.assessment.checks.fr1.sr_1_13 import check_access_approval, check_untrusted_access
from zonewright.assessment.fact import Facts


def test_without_a_register_it_is_not_assessed() -> None:
    judged = check_untrusted_access(DMZ, facts_of_ways())
    assert judged.value == "not_assessed"
    assert "No register of ways in was given; to settle: list who can reach dmz" in judged.reason
    assert check_access_approval(DMZ, Facts()).value == "not_assessed"


def test_every_way_registered_and_in_order_and_nothing_else_seen_is_met() -> None:
    facts = facts_of_ways(way())
    judged = check_untrusted_access(DMZ, facts)
    assert (judged.value, judged.basis) == ("met", (facts.registers.ways_in[0].id,))
    assert judged.reason == "Jump host: registered and in order, and no other way into dmz was seen."
    assert check_access_approval(DMZ, facts).value == "met"


def test_a_zone_that_no_way_enters_is_not_met_by_silence() -> None:
    judged = check_untrusted_access(CELL, facts_of_ways(way()))
    assert judged.value == "not_assessed"
    assert "No way into cell is registered and none was seen" in judged.reason


def test_a_side_door_is_not_met_whatever_is_registered_beside_it() -> None:
    facts = facts_of_ways(way(reaches=("plc",)), bridges=(BOX,))
    for check in (check_untrusted_access, check_access_approval):
        judged = check(CELL, facts)
        assert judged.value == "not_met"
        assert judged.reason == "A remote way in through box (openvpn) was seen, and nobody registered it."
    assert check_untrusted_access(DMZ, facts).value == "met"


def test_a_box_that_nobody_was_seen_using_is_asked_about() -> None:
    judged = check_untrusted_access(CELL, facts_of_ways(way(reaches=("plc",)), bridges=(replace(BOX, flows=()),)))
    assert judged.value == "not_assessed"
    assert "box is there for remote access" in judged.reason


@pytest.mark.parametrize(
    "changes",
    [
        {"authentication": "none", "approved_by": None},
        {"authentication": "shared_password", "always_open": True},
    ],
)
def test_a_way_that_anybody_can_use_is_not_met(changes: dict[str, Any]) -> None:
    assert check_untrusted_access(DMZ, facts_of_ways(way(**changes))).value == "not_met"


@pytest.mark.parametrize(
    "changes",
    [
        {"owner": None},
        {"approved_by": None},
        {"expires": "2026-11-01"},
        {"last_review": "2025-11-01"},
        {"authentication": "shared_password"},
        {"authentication": None},
        {"recorded": None},
        {"recorded": False},
    ],
    ids=str,
)
def test_what_is_missing_is_named(changes: dict[str, Any]) -> None:
    judged = check_untrusted_access(DMZ, facts_of_ways(way(**changes)))
    assert judged.value == "not_assessed"
    assert "to settle:" in judged.reason.casefold()


def test_without_a_time_or_a_recording_nothing_is_met() -> None:
    assert "give the time" in check_untrusted_access(DMZ, facts_of_ways(way(), as_of=None)).reason
    judged = check_untrusted_access(DMZ, facts_of_ways(way(), flows=()))
    assert judged.value == "not_assessed"
    assert "Nothing was recorded in dmz" in judged.reason


def test_a_way_that_is_always_open_asks_nobody() -> None:
    judged = check_access_approval(DMZ, facts_of_ways(way(always_open=True)))
    assert (judged.value, judged.reason) == ("not_met", "Jump host is always open: nobody has to let anybody in.")


@pytest.mark.parametrize("changes", [{"always_open": None}, {"approved_by": None}, {"expires": "2026-11-01"}], ids=str)
def test_an_unknown_or_lapsed_approval_is_not_assessed(changes: dict[str, Any]) -> None:
    assert check_access_approval(DMZ, facts_of_ways(way(**changes))).value == "not_assessed"


def test_a_cable_into_the_machine_crosses_no_network() -> None:
    local = way("Service port", kind="local_port", authentication="none", approved_by=None)
    assert check_untrusted_access(DMZ, facts_of_ways(way(), local)).value == "met"


def test_a_conduit_and_what_lies_outside_are_not_assessed() -> None:
    for subject in (conduit("cell", "dmz"), OUTSIDE):
        assert check_untrusted_access(subject, facts_of_ways(way())).value == "not_assessed"
