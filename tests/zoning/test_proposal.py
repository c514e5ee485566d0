from tests.tables import declared, divide, exchange, take
from zonewright.model.identifier import Id
from zonewright.model.plant import DeclaredZone, Plant
from zonewright.zoning.neighbourhood import Segment
from zonewright.zoning.proposal import Ground, derive_places, derive_segments_of


def test_a_declared_subnet_holds_its_assets() -> None:
    plant = Plant(zones=(DeclaredZone(Id("observation-z"), "filler", subnets=("10.0.0.0/24",)),))
    division = divide(take(exchange("10.0.0.1", "10.0.0.2", 502), plant=plant), plant=plant)
    assert [(zone.name, len(zone.assets)) for zone in division.zones] == [("filler", 2)]


def test_who_stands_nowhere_is_unassigned() -> None:
    plant = Plant(assets=(declared("scale"),))
    (zone,) = divide(take(plant=plant)).zones
    assert (zone.name, zone.assumed) == ("Unassigned", ("kind", "sl_target"))


def test_an_empty_plant_has_no_places() -> None:
    assert derive_places(Ground({}, (), Plant(), ())) == {}
    one = Segment("10.0.0.0/24", ("10.0.0.0/24",), (Id("asset-a"),), None, "")
    assert derive_segments_of([one]) == {Id("asset-a"): (one,)}
