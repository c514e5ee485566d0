from tests.tables import declared, divide, take
from zonewright.model.identifier import Id, Origin
from zonewright.model.plant import DeclaredZone, Plant
from zonewright.model.zone import ZoneKind
from zonewright.zoning.proposal import Ground
from zonewright.zoning.zone import ZoneDefaults, derive_zones, kind_of_roles


def test_a_confirmed_target_is_not_assumed() -> None:
    zone = DeclaredZone(Id("observation-z"), "filler", kind="cell", sl_target=(3, 3, 3, 1, 3, 2, 3))
    (found,) = derive_zones(Ground({}, (), Plant(zones=(zone,)), ()), {}, defaults=ZoneDefaults())
    assert (found.sl_target, found.assumed, found.origin) == ((3, 3, 3, 1, 3, 2, 3), (), Origin.DECLARED)
    assert found.kind is ZoneKind.CELL


def test_the_name_of_a_zone_tells_its_kind() -> None:
    plant = Plant(assets=(declared("x", zone="Plant DMZ"), declared("y", zone="Office")))
    kinds = {zone.name: zone.kind for zone in divide(take(plant=plant), plant=plant).zones}
    assert kinds == {"Plant DMZ": ZoneKind.DMZ, "Office": ZoneKind.ENTERPRISE}


def test_roles_tell_the_kind() -> None:
    assets = take(plant=Plant(assets=(declared("a", role="plc"), declared("b", role="hmi")))).assets
    assert kind_of_roles(assets) is ZoneKind.CELL
    assert kind_of_roles(()) is None
