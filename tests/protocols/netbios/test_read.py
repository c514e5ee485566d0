from hypothesis import given, settings

from tests.protocols.netbios.test_count import (
    ANNOUNCED,
    CLAIM,
    DATAGRAMS,
    ERROR,
    GROUP,
    KEPT_BY_SERVER,
    NAMES,
    OWNED,
    PLAIN,
    QUERY,
    STATUS,
)
from tests.protocols.pdu import mutated
from zonewright.protocols.netbios.read import read_datagram, read_names
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT

OWN = Sighted("netbios_name", {"host_name": "HMI07", "ip": "10.0.0.9"})


def test_who_claims_or_owns_a_name_bears_it() -> None:
    assert read_names(CLAIM) == read_names(OWNED) == (OWN,)


def test_a_name_server_speaks_of_others() -> None:
    assert read_names(KEPT_BY_SERVER) == (Sighted("netbios_other", {"behind": "host name HMI07", "ip": "10.0.0.9"}),)


def test_the_names_of_a_node() -> None:
    (said,) = read_names(STATUS)
    assert said.kind == "netbios_status"
    assert said.fields == {
        "description": "workgroup or domain PLANT, domain controller",
        "host_name": "HMI07",
        "mac": "02:00:00:00:00:0a",
    }


def test_what_a_computer_announces_to_the_browser() -> None:
    (said,) = read_datagram(ANNOUNCED)
    assert said.kind == "netbios_browser"
    assert said.fields == {
        "description": "Windows version 6.1, master browser, comment Line 7",
        "host_name": "HMI07",
        "ip": "10.0.0.9",
    }


def test_a_datagram_names_its_sender() -> None:
    assert read_datagram(PLAIN) == (OWN,)


def test_nothing_is_said() -> None:
    assert read_names(QUERY) == read_names(GROUP) == read_names(b"") == ()
    assert read_datagram(ERROR) == read_datagram(b"") == ()


@settings(max_examples=300, deadline=None)
@given(mutated(*NAMES, *DATAGRAMS))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in (*read_names(pdu), *read_datagram(pdu)):
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
