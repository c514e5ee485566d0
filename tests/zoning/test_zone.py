from tests.tables import declared, divide, exchange, line, record, routed, take
from zonewright.model.identifier import Id, Origin
from zonewright.model.plant import DeclaredZone, Plant
from zonewright.model.zone import Zone, ZoneKind
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


def nested(*zones: DeclaredZone) -> dict[str, Zone]:
    plant = Plant(zones=zones)
    return {zone.name: zone for zone in derive_zones(Ground({}, (), plant, ()), {}, defaults=ZoneDefaults())}


def test_a_part_knows_the_zone_around_it() -> None:
    found = nested(
        DeclaredZone(Id("observation-1"), "filler"),
        DeclaredZone(Id("observation-2"), "filler safety", within="FILLER"),
    )
    assert found["filler safety"].within == found["filler"].id
    assert found["filler"].within is None
    assert "a part of filler, as declared" in found["filler safety"].why


def test_a_part_of_no_zone_says_so() -> None:
    found = nested(DeclaredZone(Id("observation-2"), "filler safety", within="line 9"))["filler safety"]
    assert found.within is None
    assert "declared as a part of line 9, which is no zone of this plant" in found.why


def test_zones_that_two_files_put_into_each_other_are_in_none() -> None:
    found = nested(
        DeclaredZone(Id("observation-1"), "a", within="b"),
        DeclaredZone(Id("observation-2"), "b", within="a"),
        DeclaredZone(Id("observation-3"), "c", within="a"),
    )
    assert (found["a"].within, found["b"].within, found["c"].within) == (None, None, found["a"].id)
    assert "declared as a part of b, which is a part of it" in found["a"].why


def test_an_asset_is_in_the_innermost_zone_and_no_conduit_is_invented_to_the_zone_around() -> None:
    plant = Plant(
        zones=(
            DeclaredZone(Id("observation-1"), "line", subnets=("10.0.0.0/16",)),
            DeclaredZone(Id("observation-2"), "safety", subnets=("10.0.1.0/24",), within="line"),
        )
    )
    rows = exchange("10.0.0.1", "10.0.0.2", 502) + exchange("10.0.1.1", "10.0.1.2", 502)
    taken = take(rows, plant=plant)
    divided = divide(taken, plant=plant)
    names = {zone.id: zone.name for zone in divided.zones}
    homes = {asset.addresses[0].ip: names[asset.zone] for asset in divided.assets if asset.zone}
    assert homes == {"10.0.0.1": "line", "10.0.0.2": "line", "10.0.1.1": "safety", "10.0.1.2": "safety"}
    assert divided.conduits == ()
