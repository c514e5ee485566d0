from hypothesis import given, settings

from tests.protocols.dhcp.test_count import (
    ACK,
    BOOTP,
    DISCOVER,
    INFORMED,
    NAK,
    OFFER,
    RELAYED,
    REQUEST,
    VALID,
    kind,
    option,
)
from tests.protocols.dhcp.test_count import message as dhcp
from tests.protocols.pdu import mutated, wire
from zonewright.protocols.dhcp.read import read
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT

MAC = "02:00:00:00:00:0a"


def test_a_client_says_who_it_is() -> None:
    (said,) = read(DISCOVER)
    assert said.kind == "dhcp_client"
    assert said.fields == {
        "description": "DHCP vendor class Acme HMI 7, DHCP client id hmi-7-line2",
        "host_name": "hmi07",
        "ip": "10.0.0.7",
        "mac": MAC,
    }


def test_a_full_name_and_a_maker() -> None:
    (said,) = read(REQUEST)
    assert said.fields == {"host_name": "hmi07.plant", "ip": "10.0.0.7", "mac": MAC, "vendor_id": "enterprise 4201"}
    (labelled,) = read(dhcp(1, kind(3), option(81, wire("04 00 00 05") + b"hmi07" + wire("00"))))
    assert labelled.fields["host_name"] == "hmi07"


def test_a_relay_speaks_of_a_client() -> None:
    words = "host name hmi07, vendor class Acme HMI 7"
    assert read(RELAYED) == (Sighted("dhcp_relayed", {"behind": words, "mac": MAC}),)


def test_a_server_gives_an_address_and_tells_of_the_network() -> None:
    lease = Sighted("dhcp_lease", {"behind": "DHCP client", "ip": "10.0.0.7", "mac": MAC})
    words = "server 10.0.0.1, router 10.0.0.1, name server 10.0.0.1, domain plant"
    assert read(ACK) == (lease, Sighted("dhcp_network", {"behind": words}))
    assert read(INFORMED) == (lease,)


def test_options_in_the_fields_of_file_and_server_name() -> None:
    pdu = bytearray(dhcp(1, kind(1), option(52, b"\x03")))
    pdu[44:52] = option(12, b"hmi07") + b"\xff"
    pdu[108:115] = option(60, b"Acme") + b"\xff"
    (said,) = read(bytes(pdu))
    assert said.fields == {"description": "DHCP vendor class Acme", "host_name": "hmi07", "mac": MAC}


def test_nothing_is_said() -> None:
    assert read(OFFER) == read(NAK) == read(BOOTP) == read(b"") == ()


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
