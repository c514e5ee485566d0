from typing import Any

import pytest

from tests.registers import access_ground, order, way
from zonewright.access.way_in import derive_ways_in
from zonewright.access.work_order import derive_work_orders, find_state, iter_order_findings
from zonewright.model.register import DeclaredWorkOrder, Finding, WorkOrder


def one_order(declared: DeclaredWorkOrder) -> WorkOrder:
    ground = access_ground(way(), orders=(declared,))
    (found,) = derive_work_orders(ground, derive_ways_in(ground))
    return found


def findings(declared: DeclaredWorkOrder, **more: Any) -> dict[str, Finding]:
    ground = access_ground(way(), orders=(declared,), **more)
    orders = derive_work_orders(ground, derive_ways_in(ground))
    return {one.kind: one for one in iter_order_findings(ground, orders)}


@pytest.mark.parametrize(
    ("declared", "state"),
    [
        (order(begins="2026-11-23", ends="2026-11-24"), "planned"),
        (order(begins="2026-11-22", ends="2026-11-22"), "open"),
        (order(begins=None, ends="2026-11-23"), "open"),
        (order(), "overdue"),
        (order(signed_off_by="Shift leader"), "signed_off"),
        (order(begins=None, ends=None), None),
    ],
    ids=["before its window", "on its day", "end alone", "after its window", "signed off", "no window"],
)
def test_how_far_it_has_come(declared: DeclaredWorkOrder, state: str | None) -> None:
    assert one_order(declared).state == state


def test_without_a_time_only_a_signature_tells() -> None:
    assert find_state(order(), None) is None
    assert find_state(order(signed_off_by="Shift leader"), None) == "signed_off"


def test_its_way_and_assets_are_found_by_name() -> None:
    found = one_order(order(way_in="JUMP HOST", assets=("PLC",)))
    (registered,) = derive_ways_in(access_ground(way()))
    assert (found.assets, found.way_in) == (("plc",), registered.id)
    assert found.basis == ("observation-WO-1", registered.id)


def test_an_approved_and_signed_order_has_no_finding() -> None:
    assert findings(order(signed_off_by="Shift leader", way_in="Jump host")) == {}


def test_work_past_its_window_without_signature_is_found() -> None:
    (found,) = findings(order()).values()
    assert found.kind == "work_order_not_signed_off"
    assert (
        found.what == "The window of WO-1 (M. Keller: new valve) ended 2026-11-21 14:00 UTC, and nobody signed it off."
    )
    assert found.zones == ("cell",)


def test_nothing_is_past_its_window_while_the_time_is_unknown() -> None:
    assert findings(order(), as_of=None) == {}


def test_no_approval_an_unknown_way_and_unknown_assets_are_found() -> None:
    declared = order(approved_by=None, way_in="Modem", assets=("plc", "mixer"), signed_off_by="Shift leader")
    found = findings(declared)
    assert set(found) == {"work_order_without_approval", "work_order_unknown_way", "register_names_unknown"}
    assert found["work_order_unknown_way"].what == "WO-1 is to be done by Modem, which is not registered."
    assert "names mixer, which is neither" in found["register_names_unknown"].what
