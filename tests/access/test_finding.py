from typing import Any

import pytest

from tests.registers import BOX, access_ground, way
from zonewright.access.finding import iter_way_findings
from zonewright.access.way_in import derive_ways_in
from zonewright.model.register import DeclaredWayIn, Finding


def findings(*declared: DeclaredWayIn, **more: Any) -> dict[str, Finding]:
    ground = access_ground(*declared, **more)
    return {one.kind: one for one in iter_way_findings(ground, derive_ways_in(ground))}


def test_a_way_in_order_has_no_finding() -> None:
    assert findings(way()) == {}


@pytest.mark.parametrize(
    ("changes", "kind", "words"),
    [
        ({"owner": None}, "way_in_without_owner", "Nobody answers for Jump host."),
        ({"approved_by": None}, "way_in_not_approved", "Nobody approved Jump host."),
        ({"expires": "2026-11-21"}, "way_in_expired", "The approval of Jump host ended 2026-11-21."),
        ({"authentication": "none"}, "way_in_shared_password", "Jump host asks for no password."),
        (
            {"authentication": "shared_password", "always_open": True},
            "way_in_shared_password",
            "Jump host is opened by a password that several people know, and is always open.",
        ),
        (
            {"last_review": "2026-05-01"},
            "way_in_review_overdue",
            "Jump host was last reviewed 2026-05-01; a review every 90 days is agreed.",
        ),
        (
            {"last_review": None},
            "way_in_review_overdue",
            "Jump host was approved 2026-01-05 and never reviewed; a review every 90 days is agreed.",
        ),
        (
            {"last_review": None, "approved_at": None},
            "way_in_review_overdue",
            "No review of Jump host is recorded, and no day of its approval.",
        ),
        (
            {"enters": "mixer", "reaches": ("plc", "boiler")},
            "register_names_unknown",
            "Jump host names mixer, boiler, which is neither an asset nor a zone of this plant.",
        ),
    ],
)
def test_what_is_wrong_is_said_in_plant_words(changes: dict[str, Any], kind: str, words: str) -> None:
    (found,) = findings(way(**changes)).values()
    assert (found.kind, found.what) == (kind, words)
    assert "Jump host" in found.settle_by


def test_a_review_that_nobody_agreed_on_rests_on_the_starting_value() -> None:
    late: dict[str, Any] = {"last_review": "2025-01-01", "review_days": None}
    found = findings(way(**late))["way_in_review_overdue"]
    assert found.what.endswith("a review every 365 days is assumed.")
    assert "catalog:zonewright/1#register/review" in found.basis


def test_a_day_counts_whole() -> None:
    assert findings(way(expires="2026-11-22")) == {}


def test_nothing_is_overdue_while_the_time_is_unknown() -> None:
    assert findings(way(expires="2020-01-01", last_review="2020-01-01"), as_of=None) == {}


def test_a_side_door_says_where_it_leads_and_what_to_do() -> None:
    (found,) = findings(bridges=(BOX,)).values()
    assert found.what == "A remote way in through box (openvpn) into cell was seen, and nobody registered it."
    assert found.settle_by.startswith("Find out who uses box (openvpn)")
    assert (found.zones, found.requirements) == (("cell",), ("SR 1.13", "SR 1.13 RE 1"))
