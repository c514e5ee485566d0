from collections.abc import Sequence

from tests.tables import arp, flow_records, mac_of, record, sighting, sightings
from zonewright.inventory.address import mac_text
from zonewright.inventory.wire.column import derive_columns
from zonewright.inventory.wire.sender import Ownership, derive_ownership, derive_senders
from zonewright.inventory.wire.sighting import derive_sightings

ROUTER = "00:a0:45:00:00:01"


def own(rows: Sequence[object], *claims: object) -> Ownership:
    senders = derive_senders(derive_columns(flow_records(*rows)))  # type: ignore[arg-type]
    return derive_ownership(senders, derive_sightings(sightings(*claims)))  # type: ignore[arg-type]


def test_a_card_that_sends_as_one_address_has_it() -> None:
    found = own([record("10.0.0.1", "10.0.0.2")])
    assert mac_text(found.mac_of["10.0.0.1"]) == mac_of("10.0.0.1")


def test_a_time_to_live_that_a_router_lowered_is_not_the_cards() -> None:
    found = own([record("10.0.9.1", "10.0.0.2", src_mac=ROUTER, ttl_max=63)])
    assert found.mac_of == {}
    assert list(found.forwards.values()) == [1]


def test_a_card_with_many_addresses_is_a_router() -> None:
    rows = [record(f"10.{n}.0.1", "10.0.0.2", src_mac=ROUTER, ttl_max=63) for n in range(1, 10)]
    found = own(rows, arp("10.0.0.1", ROUTER))
    assert list(found.mac_of) == ["10.0.0.1"]
    assert list(found.forwards.values()) == [9]


def test_two_cards_that_claim_one_address_at_once_are_a_problem() -> None:
    found = own([], arp("10.0.0.1", "00:1b:1b:00:00:01"), arp("10.0.0.1", "00:1b:1b:00:00:02"))
    assert "both claim 10.0.0.1" in found.problems[0].what
    later = arp("10.0.0.1", "00:1b:1b:00:00:02", at=99, until=100)
    assert own([], arp("10.0.0.1", "00:1b:1b:00:00:01"), later).problems == ()


def test_a_firewall_that_announces_one_address_on_all_its_cards_claims_it_once() -> None:
    first, second = "00:a0:45:9c:01:01", "00:a0:45:9c:01:02"
    fields = [("chassis", first), ("ip", "10.10.1.1")]
    said = [sighting("lldp", mac=mac) | {"fields": fields} for mac in (first, second)]
    found = own([], *said)
    assert {ip: mac_text(mac) for ip, mac in found.mac_of.items()} == {"10.10.1.1": first}
    assert found.problems == ()


def test_no_rows_no_senders() -> None:
    assert derive_senders(derive_columns(flow_records())) == ()


def test_a_controller_that_begins_with_30_stands_near_and_one_at_29_behind_a_router() -> None:
    assert list(own([record("134.249.61.163", "10.0.0.2", ttl_max=30)]).mac_of) == ["134.249.61.163"]
    assert own([record("134.249.61.163", "10.0.0.2", ttl_max=29)]).mac_of == {}
