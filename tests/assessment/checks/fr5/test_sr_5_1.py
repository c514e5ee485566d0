from typing import Any

import pytest

from tests.allowlist.small_filter import read_filter
from tests.assessment.small_boundary import finding
from tests.hardening.small_plant import asset, bridge, conduit, flow, zone
from zonewright.assessment.checks.fr5.sr_5_1 import check_physical_segmentation, check_segmentation
from zonewright.assessment.fact import Facts

CELL, OT, IT = zone("cell", "cell"), zone("ot", "servers"), zone("it", "enterprise")
JOINT, TO_IT = conduit("cell", "ot", "f"), conduit("cell", "it", "g")
ASSETS = (asset("plc"), asset("scada"), asset("box"))
GIVEN = (read_filter("chain forward 0 drop"),)


def facts(**more: Any) -> Facts:
    return Facts(zones=(CELL, OT, IT), conduits=(JOINT,), assets=ASSETS, **more)


def test_traffic_alone_shows_neither_met_nor_not_met() -> None:
    for subject in (CELL, JOINT):
        judged = check_segmentation(subject, facts(flows=(flow("scada", "plc", "tcp/502", conduit=JOINT.id),)))
        assert judged.value == "not_assessed"
        assert "to settle: give the configuration" in judged.reason


def test_a_zone_without_conduits_is_not_assessed() -> None:
    assert check_segmentation(IT, facts()).value == "not_assessed"


@pytest.mark.parametrize(("filters", "value"), [(True, "met"), (False, "not_met"), (None, "not_assessed")])
def test_a_read_filter_decides(filters: bool | None, value: str) -> None:
    found = facts(findings=(finding(filters=filters),), configurations=GIVEN)
    for subject in (CELL, JOINT):
        judged = check_segmentation(subject, found)
        assert judged.value == value
        assert "configuration-fw" in judged.basis


def test_a_zone_is_met_only_with_all_its_conduits() -> None:
    found = Facts(zones=(CELL, OT, IT), conduits=(JOINT, TO_IT), findings=(finding(),), configurations=GIVEN)
    assert check_segmentation(CELL, found).value == "not_assessed"
    assert check_segmentation(OT, found).value == "met"


def test_filters_that_disagree_leave_it_open() -> None:
    found = facts(findings=(finding(), finding(device="fw2", filters=False)), configurations=GIVEN)
    assert "declare whether traffic passes all of them or any" in check_segmentation(JOINT, found).reason


@pytest.mark.parametrize("kind", ["dual_homed", "unfiltered_crossing"])
def test_a_bridge_shows_the_opposite_whatever_the_filter_says(kind: str) -> None:
    found = facts(findings=(finding(),), bridges=(bridge(kind, "cell", "ot"),), configurations=GIVEN)
    for subject in (CELL, JOINT):
        judged = check_segmentation(subject, found)
        assert (judged.value, judged.basis) == ("not_met", (found.bridges[0].id,))
        assert judged.reason.startswith("box ")


def test_a_suspected_bridge_keeps_it_open() -> None:
    found = facts(findings=(finding(),), bridges=(bridge("dual_homed", "cell", "ot", sure=0.2),), configurations=GIVEN)
    assert check_segmentation(JOINT, found).value == "not_assessed"


def test_frames_on_layer_2_between_the_zones_show_one_segment() -> None:
    found = facts(findings=(finding(),), flows=(flow("scada", "plc", "ethernet", conduit=JOINT.id),))
    judged = check_segmentation(JOINT, found)
    assert judged.value == "not_met"
    assert "scada to plc" in judged.reason


def test_physical_separation_is_never_met_from_traffic_or_filters() -> None:
    for subject in (CELL, JOINT):
        judged = check_physical_segmentation(subject, facts(findings=(finding(),), configurations=GIVEN))
        assert judged.value == "not_assessed"
        assert "look at them" in judged.reason


@pytest.mark.parametrize(("zones", "value"), [(("cell", "it"), "not_met"), (("cell", "ot"), "not_assessed")])
def test_a_machine_shared_with_the_office_is_not_physically_apart(zones: tuple[str, str], value: str) -> None:
    assert check_physical_segmentation(CELL, facts(bridges=(bridge("dual_homed", *zones),))).value == value


def test_a_segment_shared_with_the_office_is_not_physically_apart() -> None:
    frames = flow("scada", "plc", "ethernet", conduit=TO_IT.id)
    found = Facts(zones=(CELL, IT), conduits=(TO_IT,), assets=ASSETS, flows=(frames,))
    judged = check_physical_segmentation(TO_IT, found)
    assert (judged.value, judged.basis) == ("not_met", (frames.id,))
