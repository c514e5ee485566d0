from tests.tables import sighting, sightings
from zonewright.inventory.identity import Joins, derive_clusters, derive_joins, node_of
from zonewright.inventory.wire.sender import Ownership
from zonewright.inventory.wire.sighting import derive_sightings

NOTHING = Ownership({}, {}, {}, ())
FIRST, SECOND = "00:1b:1b:00:00:01", "00:1b:1b:00:00:02"


def joined(*rows: object) -> bool:
    joins = derive_joins((), derive_sightings(sightings(*rows)), ownership=NOTHING)  # type: ignore[arg-type]
    return any(len(nodes) > 1 for nodes in joins.members().values())


def test_joins_keep_their_reasons() -> None:
    joins = Joins()
    joins.join(("mac", FIRST), ("ip", "10.0.0.1"), why="it says so")
    ((_, cluster),) = derive_clusters(joins, frozenset({("mac", FIRST), ("ip", "10.0.0.1")}))
    assert (cluster.macs, cluster.ips, cluster.why) == ((FIRST,), ("10.0.0.1",), ("it says so",))
    assert joins.find(("mac", FIRST)) == ("ip", "10.0.0.1")
    assert ("ip", "10.0.0.2") not in joins


def test_one_station_name_in_dcp_and_lldp() -> None:
    dcp = sighting("profinet_dcp", mac=FIRST, station_name="io-1")
    assert joined(dcp, sighting("lldp", mac=SECOND, chassis="io-1"))
    assert not joined(dcp, sighting("lldp", mac=SECOND, chassis="io-2"))


def test_one_serial_number_in_two_subnets() -> None:
    def plate(ip: str, serial: str) -> object:
        return sighting("enip_identity", ip=ip, mac=FIRST, model="1756", serial=serial)

    assert joined(plate("10.0.1.1", "77"), plate("10.0.2.1", "77"))
    assert not joined(plate("10.0.1.1", "77"), plate("10.0.1.2", "77"))
    assert not joined(plate("10.0.1.1", "0"), plate("10.0.2.1", "0"))


def test_a_routed_message_is_known_by_its_ip() -> None:
    one, arp = derive_sightings(sightings(sighting("x", ip="10.0.0.1", mac=FIRST), sighting("arp", mac=FIRST)))
    assert {node_of(one), node_of(arp)} == {("ip", "10.0.0.1"), ("mac", FIRST)}


def test_one_sentence_per_chassis_names_all_its_cards() -> None:
    third = "00:1b:1b:00:00:03"
    seen = [sighting("lldp", mac=mac, chassis=FIRST, name="fw-cell") for mac in (FIRST, SECOND, third)]
    joins = derive_joins((), derive_sightings(sightings(*seen)), ownership=NOTHING)
    assert list(joins.reasons().values()) == [
        (f"LLDP names one chassis {FIRST} and one name fw-cell: {FIRST}, {SECOND} and {third}",)
    ]
