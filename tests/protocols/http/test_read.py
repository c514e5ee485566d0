from hypothesis import given, settings

from tests.protocols.http.test_count import ASKS, GET, PAGE, PUT, TUNNEL, VALID, WHOLE
from tests.protocols.pdu import mutated
from zonewright.protocols.http.read import read
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT


def test_who_asks_whom() -> None:
    said = {"asked_for": "plc7.plant", "operating_system": "Windows XP", "software": "Panel/2 (Windows NT 5.1)"}
    assert read(GET) == (Sighted("http_client", said),)
    assert read(TUNNEL) == (Sighted("http_client", {"asked_for": "relay.example.com"}),)


def test_secrets_and_paths_are_left_alone() -> None:
    assert read(PUT) == (Sighted("http_client", {"asked_for": "10.0.0.7"}),)
    assert read(WHOLE) == (Sighted("http_client", {"asked_for": "files.example.com"}),)


def test_what_a_server_says_of_itself() -> None:
    said = {"operating_system": "Linux", "software": "Boa/0.94 (Linux)", "title": "Pump station"}
    assert read(PAGE) == (Sighted("http_server", said),)
    assert read(ASKS) == (Sighted("http_server", {"description": "press 4"}),)


def test_nothing_is_said() -> None:
    assert read(b"") == read(b"HTTP/1.1 200 OK\r\n\r\n") == ()


@settings(max_examples=200, deadline=None)
@given(mutated(*VALID))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
