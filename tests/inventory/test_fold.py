from tests.tables import arp, asset_at, declared, exchange, lexicon, mac_of, names_of, record, routed, sighting, take
from zonewright.inventory.asset import Portrait, derive_plate
from zonewright.inventory.fold import bind_configuration, known_ports
from zonewright.inventory.identity import Cluster
from zonewright.model.filtering import Configuration
from zonewright.model.identifier import Id, Origin
from zonewright.model.plant import Plant


def test_two_stations_and_one_flow() -> None:
    found = take(exchange("10.0.0.1", "10.0.0.2", 502, codes={(3,): 5}, protocol="modbus"))
    names = names_of(found)
    assert [(names[f.source], names[f.destination], f.destination_port, f.packets) for f in found.flows] == [
        ("10.0.0.1", "10.0.0.2", 502, 20)
    ]
    assert found.flows[0].function_codes["3"].requests == 5


def test_a_routed_address_is_an_asset_without_the_routers_card() -> None:
    rows = [*routed("10.0.1.5", "10.0.2.5", 502), *exchange("10.0.2.7", "10.0.2.5", 502)]
    found = take(rows, seen=[arp("10.0.1.1"), arp("10.0.2.1")])
    assert [a.mac for a in asset_at(found, "10.0.1.5").addresses] == [mac_of("10.0.1.5")]
    assert asset_at(found, "10.0.2.1").role == "router"
    assert sum(flow.packets for flow in found.flows) == 40


def test_a_scan_makes_no_asset_and_is_said() -> None:
    rows = [record("10.0.0.1", f"10.0.0.{n}", dst_port=502, src_port=n, payload_bytes=0, syn=1) for n in range(5, 25)]
    found = take(rows)
    assert len(found.assets) == 1
    assert found.assets[0].basis
    assert "200 packets" in found.problems[0].what


def test_a_silent_listener_that_is_told_something_is_an_asset() -> None:
    found = take([record("10.0.0.1", "10.0.0.9", transport="udp", src_port=4000, dst_port=9600)])
    assert {names_of(found)[flow.destination] for flow in found.flows} == {"10.0.0.9"}


def test_groups_are_destinations_and_no_assets() -> None:
    rows = [
        record("10.0.0.1", "224.0.0.251", transport="udp", src_port=5353, dst_port=5353),
        record("0.0.0.0", "255.255.255.255", src_mac=mac_of("10.0.0.1"), transport="udp", src_port=68, dst_port=67),
        record("10.0.0.1", "10.0.0.255", dst_mac="ff:ff:ff:ff:ff:ff", transport="udp", src_port=138, dst_port=138),
    ]
    found = take(rows)
    assert sorted(group.address for group in found.groups) == ["10.0.0.255", "224.0.0.251", "255.255.255.255"]
    assert len(found.assets) == 1


def test_a_declared_asset_that_was_never_seen_stays() -> None:
    found = take(plant=Plant(assets=(declared("laser-coder", ip="10.0.0.70"),)))
    assert [(a.name, a.observed, a.origin) for a in found.assets] == [("laser-coder", False, Origin.DECLARED)]


def test_a_declared_card_that_another_one_answers_for_is_a_conflict() -> None:
    plant = Plant(assets=(declared("io", ip="10.0.0.2", mac="00:a0:45:2e:77:12"),))
    found = take(exchange("10.0.0.1", "10.0.0.2", 502), plant=plant)
    assert [(c.field, c.observed, c.declared) for c in found.conflicts] == [
        ("mac", mac_of("10.0.0.2"), "00:a0:45:2e:77:12")
    ]
    assert asset_at(found, "10.0.0.2").addresses[0].mac == "00:a0:45:2e:77:12"


def test_two_cards_with_one_chassis_are_one_host() -> None:
    seen = [sighting("lldp", mac=mac_of(ip), chassis="hmi", name="hmi") for ip in ("10.0.1.5", "10.0.2.5")]
    found = take([*exchange("10.0.1.5", "10.0.1.9", 502), *exchange("10.0.2.5", "10.0.2.9", 502)], seen=seen)
    assert [a.ip for a in asset_at(found, "10.0.1.5").addresses] == ["10.0.1.5", "10.0.2.5"]
    assert asset_at(found, "10.0.1.5").name == "hmi"


def test_a_configuration_finds_its_device() -> None:
    plate = derive_plate(())
    cluster = Cluster((), (), (declared("fw-cell"),), ())
    one = Portrait(Id("asset-1"), cluster, plate, (), None, ())
    read = Configuration(Id("configuration-1"), Origin.DECLARED, (), "FW-Cell", "nftables", ())
    assert bind_configuration(read, [one]).asset == "asset-1"
    assert bind_configuration(read, []).asset is None


def test_ports_of_rooms_and_lists_are_known() -> None:
    assert {(6, 502), (17, 53)} <= known_ports(lexicon())


def test_captures_without_mac_addresses_make_assets_of_their_ip_addresses() -> None:
    rows = [row | {"src_mac": None, "dst_mac": None} for row in exchange("10.0.0.2", "10.0.0.1", 502)]
    inventory = take(rows)
    assert sorted((a.ip, a.mac) for asset in inventory.assets for a in asset.addresses) == [
        ("10.0.0.1", None),
        ("10.0.0.2", None),
    ]
    assert len(inventory.flows) == 1


def test_what_lies_inside_a_mirror_shows_the_plant_beside_the_tunnel_itself() -> None:
    inside = [row | {"tunnel": "erspan 12"} for row in exchange("10.0.0.2", "10.0.0.1", 502, protocol="modbus")]
    outer = record("192.0.2.1", "192.0.2.2", ip_protocol=47)
    inventory = take([outer, *inside])
    ips = {a.ip for asset in inventory.assets for a in asset.addresses}
    assert {"10.0.0.1", "10.0.0.2", "192.0.2.1"} <= ips
    assert [flow.destination_port for flow in inventory.flows if flow.protocol == "modbus"] == [502]


def test_a_box_that_asks_for_its_makers_cloud_is_told_as_one_for_remote_access() -> None:
    asked = sighting("tls_client", ip="10.0.0.9", mac=mac_of("10.0.0.9"), asked_for="device.vpn2.talk2m.com")
    found = take(exchange("10.0.0.9", "10.0.0.1", 443), seen=[arp("10.0.0.9"), asked])
    (box,) = [one for one in found.assets if any(address.ip == "10.0.0.9" for address in one.addresses)]
    assert box.role == "remote_access"
    assert any("talk2m" in why for why in box.why)
