from hypothesis import given, settings

from tests.protocols.mdns.test_count import ANNOUNCED, GOODBYE, HOST, OTHERS, QUERY, VALID, announce, name, record
from tests.protocols.pdu import mutated
from zonewright.protocols.mdns.read import read
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT


def test_a_host_announces_itself_and_its_services() -> None:
    (said,) = read(ANNOUNCED)
    assert said == Sighted(
        "mdns_host",
        {
            "description": "announces _http._tcp",
            "firmware": "1.2",
            "host_name": "Cam7",
            "ip": "10.0.0.7",
            "model": "AB-12",
            "vendor": "Acme",
        },
    )


def test_who_names_several_hosts_speaks_for_others() -> None:
    assert read(OTHERS) == (
        Sighted("mdns_other", {"behind": "host name Cam7", "ip": "10.0.0.7"}),
        Sighted("mdns_other", {"behind": "host name cam8", "ip": "10.0.0.8"}),
    )


def test_a_name_in_small_letters_is_the_same_host() -> None:
    (said,) = read(announce(record(HOST, 1, b"\x0a\0\0\x07"), record(name("cam7.local"), 1, b"\x0a\0\0\x09")))
    assert said.kind == "mdns_host"
    assert said.fields["ip"] in {"10.0.0.7", "10.0.0.9"}


def test_the_list_of_all_services() -> None:
    listing = record(name("_services._dns-sd._udp.local"), 12, name("_ssh._tcp.local"))
    assert read(announce(listing)) == (Sighted("mdns_host", {"description": "announces _ssh._tcp"}),)


def test_nothing_is_said() -> None:
    assert read(QUERY) == read(GOODBYE) == read(b"") == ()


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
