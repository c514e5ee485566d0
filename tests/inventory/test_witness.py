from tests.tables import arp, asset_at, exchange, mac_of, sighting, sightings, take
from zonewright.inventory.identity import Joins
from zonewright.inventory.wire.sighting import derive_sightings
from zonewright.inventory.witness import iter_vouched, join_vouched, terminal_key
from zonewright.model.asset import Address

CARD = "00:1b:1b:00:00:11"


def test_a_host_that_only_a_scan_has_shown_is_an_asset() -> None:
    seen = [
        sighting("nmap", ip="10.0.0.11", mac=CARD, host_name="plc-11"),
        sighting("nmap_port", ip="10.0.0.11", mac=CARD, port="tcp/102", vendor="Siemens", model="CPU 315"),
    ]
    (one,) = take(seen=seen).assets
    assert (one.name, one.vendor, one.model) == ("plc-11", "Siemens", "CPU 315")
    assert one.addresses == (Address(CARD, "10.0.0.11"),)
    assert len(one.basis) == 2


def test_who_vouches_and_who_only_names() -> None:
    seen = [
        sighting("switch_port", mac="00:1b:1b:00:00:01", vlan=20, behind="Gi1/1 of sw"),
        arp("10.0.0.2"),
        sighting("dns_answer", ip="10.0.0.53", host_name="scada"),
        sighting("trunk_port", behind="Gi1/9 of sw"),
    ]
    found = take(seen=seen)
    assert {a.mac for one in found.assets for a in one.addresses} == {"00:1b:1b:00:00:01", mac_of("10.0.0.2")}
    assert asset_at(found, "00:1b:1b:00:00:01").addresses[0].vlan == 20
    assert all(one.basis for one in found.assets)


def lease() -> dict[str, object]:
    row = sighting("dhcp_lease", ip="10.0.0.1", behind="a client")
    row["fields"] = [("behind", "a client"), ("mac", CARD), ("ip", "10.0.0.40")]
    return row


def test_a_lease_vouches_for_the_client_and_not_for_the_server() -> None:
    (one,) = take(seen=[lease()]).assets
    assert one.addresses == (Address(CARD, "10.0.0.40"),)
    assert one.basis


def test_what_a_device_prints_of_itself_is_one_device() -> None:
    cards = ["00:1b:0c:00:00:01", "00:1b:0c:00:00:02"]
    seen = [
        sighting("terminal", mac=cards[0], host_name="sw-1", input="input-a"),
        sighting("terminal", mac=cards[1], ip="10.0.0.1", host_name="SW-1", input="input-b"),
        sighting("terminal", ip="10.0.0.9", behind="unnamed device of arp", input="input-a"),
        sighting("terminal", ip="10.0.0.8", behind="unnamed device of arp", input="input-b"),
    ]
    found = take(seen=seen)
    assert len(found.assets) == 3
    assert {a.mac for a in asset_at(found, "10.0.0.1").addresses} == set(cards)
    keys = {terminal_key(one) for one in derive_sightings(sightings(*seen))}
    assert keys == {("sw-1", None), ("unnamed device of arp", "input-a"), ("unnamed device of arp", "input-b")}


def test_joins_grow_by_who_is_vouched_for() -> None:
    found = derive_sightings(sightings(sighting("nmap", ip="10.0.0.7"), sighting("dns_answer", ip="10.0.0.8")))
    joins = Joins()
    join_vouched(joins, found)
    assert ("ip", "10.0.0.7") in joins
    assert ("ip", "10.0.0.8") not in joins
    assert [nodes for _, nodes in iter_vouched(found)] == [(("ip", "10.0.0.7"),)]


def test_a_scan_and_a_capture_speak_of_one_host() -> None:
    found = take(exchange("10.0.0.1", "10.0.0.2", 502), seen=[sighting("nmap", ip="10.0.0.2", host_name="plc-2")])
    assert sorted(one.name for one in found.assets) == ["Siemens 10.0.0.1", "plc-2"]
