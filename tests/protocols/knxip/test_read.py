from hypothesis import given, settings

from tests.protocols.knxip.test_count import FOUND, SEARCH, VALID
from tests.protocols.pdu import mutated
from zonewright.protocols.knxip.read import read
from zonewright.protocols.text import TEXT_LIMIT


def test_a_server_describes_itself() -> None:
    (said,) = read(FOUND)
    assert said.fields == {
        "description": "KNX 1.1.1",
        "mac": "02:00:00:00:00:07",
        "model": "Gateway 7",
        "serial": "00C501000A0B",
    }


def test_nothing_is_said() -> None:
    assert read(SEARCH) == read(b"") == ()


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
