from hypothesis import given, settings

from tests.protocols.dhcp.test_count import ADVERTISED, PASSED, PASSED_BACK, RENEWED, REPLY, SOLICIT, VALID_6
from tests.protocols.pdu import mutated
from zonewright.protocols.dhcp.read6 import read
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT

MAC = "02:00:00:00:00:0a"


def test_a_client_says_who_it_is() -> None:
    fields = {"description": "DHCP vendor class Acme HMI", "host_name": "hmi07.plant", "mac": MAC}
    assert read(SOLICIT) == (Sighted("dhcp_client", fields),)


def test_a_client_that_is_known_by_its_maker() -> None:
    assert read(RENEWED) == (Sighted("dhcp_client", {"ip": "2001:db8::7", "vendor_id": "enterprise 4201"}),)


def test_a_relay_speaks_of_a_client() -> None:
    words = "host name hmi07.plant, vendor class Acme HMI"
    assert read(PASSED) == (Sighted("dhcp_relayed", {"behind": words, "mac": MAC}),)


def test_nothing_is_said() -> None:
    assert read(ADVERTISED) == read(REPLY) == read(PASSED_BACK) == read(b"") == ()


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID_6))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
