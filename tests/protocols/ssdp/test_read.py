from hypothesis import given, settings

from tests.protocols.pdu import mutated
from tests.protocols.ssdp.test_count import FOUND, SEARCH, TOLD, VALID, lines
from zonewright.protocols.room import Sighted
from zonewright.protocols.ssdp.read import read
from zonewright.protocols.text import TEXT_LIMIT


def test_a_device_answers_a_search() -> None:
    assert read(FOUND) == (
        Sighted("ssdp_device", {"description": "Linux/5 UPnP/1.0 Acme-Cam/7", "device_type": "Basic"}),
    )


def test_a_device_announces_itself() -> None:
    assert read(TOLD) == (Sighted("ssdp_device", {"description": "Acme OS/3", "device_type": "Basic"}),)


def test_a_program_searches() -> None:
    assert read(SEARCH) == (Sighted("ssdp_searcher", {"description": "searches with Acme Tool/2"}),)


def test_nothing_is_said() -> None:
    assert read(lines("M-SEARCH * HTTP/1.1", "ST: ssdp:all")) == read(lines("NOTIFY * HTTP/1.1")) == read(b"") == ()


@settings(max_examples=200, deadline=None)
@given(mutated(*VALID))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
