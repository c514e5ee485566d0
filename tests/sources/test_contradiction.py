from dataclasses import replace

from zonewright.model.asset import Address
from zonewright.model.identifier import Id
from zonewright.model.observation import Observation
from zonewright.model.plant import DeclaredAsset, DeclaredFunction, DeclaredZone
from zonewright.model.register import DeclaredDrill, DeclaredRestorable, DeclaredWayIn, DeclaredWorkOrder
from zonewright.model.section import Declared
from zonewright.sources.contradiction import (
    Stated,
    iter_backward_times,
    iter_double_addresses,
    iter_double_names,
    iter_double_zones,
    iter_loose_names,
)

X = Id("x")


def state(at: int, name: str, card: Address) -> Stated:
    seen = Observation.of_row(Id("input-x"), "declaration", subject=name, line=at + 1)
    return Stated("assets", at, f"line {at + 1}", DeclaredAsset(seen.id, name, addresses=(card,)), seen)


def test_equal_machines_may_use_one_address_in_two_vlans() -> None:
    stated = [state(0, "a", Address(ip="10.0.0.1", vlan=1)), state(1, "b", Address(ip="10.0.0.1", vlan=2))]
    assert list(iter_double_addresses(stated)) == []


def test_the_later_statement_is_refused() -> None:
    stated = [state(0, "a", Address(ip="10.0.0.1")), state(1, "A", Address(ip="10.0.0.1"))]
    found = [*iter_double_names(stated), *iter_double_addresses(stated)]
    assert {(one.stated.section, one.stated.at) for one in found} == {("assets", 1)}
    assert all("1" in one.what and "2" in one.what for one in found)


def noun(section: str, noun: Declared, *, line: int = 1) -> Stated:
    seen = Observation.of_row(Id("input-x"), "declaration", subject="x", line=line)
    return Stated(section, line - 1, f"line {line}", noun, seen)


def test_an_asset_is_in_one_zone() -> None:
    stated = [noun("zones", DeclaredZone(X, name, assets=("plc",))) for name in "ab"]
    assert len(list(iter_double_zones(stated))) == 1


def test_a_time_ends_after_it_begins() -> None:
    order = DeclaredWorkOrder(X, "W-1", begins="2027-01-06T08:00:00Z", ends="2027-01-06")
    assert list(iter_backward_times([noun("work_orders", order)])) == [], "a day lasts until midnight"
    (found,) = iter_backward_times([noun("work_orders", replace(order, ends="2027-01-05"))])
    assert found.what.startswith('"W-1" (line 1): `ends` 2027-01-05 lies before `begins` 2027-01-06T08:00:00Z')


def test_a_name_is_loose_only_where_its_section_is_stated() -> None:
    stated = [
        noun("assets", DeclaredAsset(X, "PLC", zone="cell")),
        noun("ways_in", DeclaredWayIn(X, "portal", "vpn", enters="plc", reaches=("cell", "roof")), line=2),
        noun("restorables", DeclaredRestorable(X, "program", asset="pc"), line=3),
        noun("drills", DeclaredDrill(X, "image", "2027-01-06"), line=4),
        noun("functions", DeclaredFunction(X, "filling", ("plc",)), line=5),
    ]
    assert list(iter_loose_names(stated, ())) == []
    found = [one.what for one in iter_loose_names(stated, ("assets", "restorables"))]
    assert [what.split(";")[0] for what in found] == [
        '"portal" (line 2): `reaches` names "roof", which is no asset or zone of this file',
        '"program" (line 3): `asset` names "pc", which is no asset of this file',
        '"image / 2027-01-06" (line 4): `restorable` names "image", which is no restorable of this file',
    ]
