from tests.assessment.registering import CELL, DMZ, facts_of_backups, facts_of_ways, restorable, way
from zonewright.assessment.fact import Facts
from zonewright.model.register import FindingKind


def test_records_are_found_by_the_zone_they_belong_to() -> None:
    found = facts_of_ways(way(reaches=("plc",), owner=None)).registered
    assert [one.name for one in found.ways[CELL.id]] == [one.name for one in found.ways[DMZ.id]] == ["Jump host"]
    assert found.has_ways
    assert not found.has_restorables
    (finding,) = found.findings_of(CELL.id, FindingKind.WAY_IN_WITHOUT_OWNER)
    assert found.findings_of(CELL.id, FindingKind.SIDE_DOOR) == ()
    assert finding.zones == ("cell", "dmz")


def test_a_restorable_stands_in_the_zone_of_its_asset() -> None:
    found = facts_of_backups(restorable(), restorable("Old recipe", asset=None)).registered
    assert [one.name for one in found.restorables[CELL.id]] == ["Program"]


def test_without_registers_everything_is_empty() -> None:
    found = Facts().registered
    assert (found.has_ways, found.has_restorables, found.as_of) == (False, False, None)
    assert found.recorded == frozenset()


def test_zones_with_traffic_are_recorded() -> None:
    assert facts_of_ways().registered.recorded == {"cell", "dmz", "office", "outside"}
    assert facts_of_ways(flows=()).registered.recorded == frozenset()
