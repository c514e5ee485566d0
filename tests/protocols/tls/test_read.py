from hypothesis import given, settings

from tests.protocols.pdu import mutated
from tests.protocols.tls.test_count import CLIENT, SERVER, TOGETHER, VALID
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT
from zonewright.protocols.tls.read import read


def test_the_name_a_client_asks_for() -> None:
    said = {"alpn": "h2, http/1.1", "asked_for": "device.talk2m.com", "tls_version": "TLS 1.3"}
    assert read(CLIENT) == (Sighted("tls_client", said),)


def test_a_server_shows_its_certificate() -> None:
    assert read(SERVER) == (Sighted("tls_server", {"tls_version": "TLS 1.2"}),)
    hello, shown = read(TOGETHER)
    assert hello.kind == "tls_server"
    assert shown.kind == "tls_certificate"
    assert shown.fields["certificate_name"] == "panel 3"


def test_a_cut_record_says_what_it_holds() -> None:
    assert [said.kind for said in read(TOGETHER[:150])] == ["tls_server", "tls_certificate"]
    assert read(CLIENT[:60]) == (Sighted("tls_client", {"tls_version": "TLS 1.2"}),)
    assert read(b"") == ()


@settings(max_examples=200, deadline=None)
@given(mutated(*VALID))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
