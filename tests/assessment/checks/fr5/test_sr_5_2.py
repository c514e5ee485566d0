from collections.abc import Callable
from typing import Any

import pytest

from tests.allowlist.small_filter import read_filter
from tests.assessment.small_boundary import LINE, finding
from tests.hardening.small_plant import asset, bridge, conduit, flow, zone
from zonewright.assessment.checks.fr5.sr_5_2 import check_boundary, check_deny_by_default
from zonewright.assessment.fact import Facts, Judgement, Subject
from zonewright.model.boundary import BoundaryFinding, Excess
from zonewright.model.identifier import Id

CELL, OT, NET = zone("cell", "cell"), zone("ot", "servers"), zone("net", "external")
JOINT = conduit("cell", "ot", "f")
ASSETS = (asset("plc"), asset("scada"), asset("box"))
GIVEN = (read_filter("chain forward 0 drop"),)


def facts(*findings: BoundaryFinding, **more: Any) -> Facts:
    return Facts(
        zones=(CELL, OT, NET), conduits=(JOINT,), assets=ASSETS, findings=findings, configurations=GIVEN, **more
    )


@pytest.mark.parametrize("check", [check_boundary, check_deny_by_default])
def test_without_a_configuration_nothing_is_assessed(check: Callable[[Subject, Facts], Judgement]) -> None:
    for subject in (CELL, JOINT, NET):
        judged = check(subject, facts())
        assert judged.value == "not_assessed"
        assert "to settle: give the" in judged.reason


@pytest.mark.parametrize(
    ("given", "boundary", "deny"),
    [
        (finding(), "met", "met"),
        (finding(deny=False), "met", "not_met"),
        (finding(deny=False, any_any=(LINE,)), "not_met", "not_met"),
        (finding(filters=False, deny=False), "not_met", "not_met"),
        (finding(deny=None, unread=(LINE,)), "not_assessed", "not_assessed"),
        (finding(deny=True, unread=(LINE,)), "not_assessed", "met"),
        (finding(filters=None, deny=None, why=("no address",)), "not_assessed", "not_assessed"),
    ],
)
def test_the_read_filter_decides_for_conduit_and_zones(given: BoundaryFinding, boundary: str, deny: str) -> None:
    for subject in (JOINT, CELL, OT):
        assert check_boundary(subject, facts(given)).value == boundary
        assert check_deny_by_default(subject, facts(given)).value == deny


def test_the_line_that_is_wrong_is_named() -> None:
    judged = check_deny_by_default(JOINT, facts(finding(deny=False, any_any=(LINE,))))
    assert judged.reason == "In fw, line 14 (ip saddr 10.0.0.0/8 accept) accepts without naming a port."
    judged = check_deny_by_default(JOINT, facts(finding(deny=None, unread=(LINE,))))
    assert "line 14" in judged.reason
    assert "could change the answer" in judged.reason


def test_what_is_wider_than_needed_is_said_with_a_met() -> None:
    wide = finding(excess=(Excess(LINE, ("tcp from a to b port 1-9",), 1),))
    assert check_boundary(JOINT, facts(wide)).reason.endswith(
        "wider than what was seen, for one: tcp from a to b port 1-9."
    )


def test_filters_that_disagree_leave_it_open() -> None:
    two = (finding(), finding(device="fw2", deny=False, any_any=(LINE,)))
    for check in (check_boundary, check_deny_by_default):
        assert "all of them or any" in check(JOINT, facts(*two)).reason


@pytest.mark.parametrize("kind", ["dual_homed", "unfiltered_crossing", "around_dmz"])
def test_a_way_round_the_filter_is_not_met(kind: str) -> None:
    given = facts(finding(), bridges=(bridge(kind, "cell", "ot"),))
    judged = check_boundary(JOINT, given)
    assert (judged.value, judged.basis) == ("not_met", (given.bridges[0].id,))
    assert check_deny_by_default(JOINT, given).value == "met"


def test_a_remote_tool_counts_where_it_leads_straight_from_outside_to_control() -> None:
    assert check_boundary(CELL, facts(finding(), bridges=(bridge("remote_tool", "cell", "net"),))).value == "not_met"
    assert check_boundary(CELL, facts(finding(), bridges=(bridge("remote_tool", "cell", "ot"),))).value == "met"


def test_answered_traffic_that_every_filter_stops_goes_round() -> None:
    seen = flow("scada", "plc", "tcp/502", conduit=JOINT.id)
    stopped = finding(stopped_flows=(seen.id,))
    judged = check_boundary(JOINT, facts(stopped, flows=(seen,)))
    assert (judged.value, judged.basis) == ("not_met", (seen.id,))
    assert "between scada, plc was seen" in judged.reason
    assert check_boundary(JOINT, facts(stopped, finding(device="fw2"), flows=(seen,))).value == "met"


def test_frames_on_layer_2_pass_below_the_filter() -> None:
    given = facts(finding(), flows=(flow("scada", "plc", "ethernet", conduit=Id("cell~ot")),))
    assert check_boundary(JOINT, given).value == "not_met"
