from tests.tables import declared, divide, exchange, line, record, routed, take
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


def test_who_speaks_a_control_protocol_is_no_office() -> None:
    rows = [
        record(src_mac=f"00:1b:1b:00:00:{n:02x}", dst_mac="01:0e:cf:00:00:00", protocol="profinet_dcp") for n in (1, 2)
    ]
    (zone,) = divide(take(rows)).zones
    assert (zone.kind, zone.assumed) == (ZoneKind.CELL, ("kind", "sl_target"))
    assert "profinet_dcp" in zone.why[0]
    assert "whether they share one network is not certain" in zone.why[1]


def test_an_office_that_only_asks_a_plant_elsewhere_stays_one() -> None:
    rows, seen = line()
    rows += routed("10.9.0.15", "10.1.3.10", 4840)
    assert "enterprise" in {zone.kind for zone in divide(take(rows, seen=seen)).zones}


def test_a_guessed_network_is_said_once() -> None:
    note = "networks are taken as /24: no mask was seen"
    rows = exchange("10.0.0.1", "10.0.0.2", 502)
    (zone,) = divide(take(rows)).zones
    assert zone.why.count(note) == 1
    plant = Plant(zones=(DeclaredZone(Id("observation-z"), "filler", subnets=("10.0.0.0/24",)),))
    (zone,) = divide(take(rows, plant=plant), plant=plant).zones
    assert note not in zone.why
