from hypothesis import given, settings

from tests.protocols.pdu import mutated
from tests.protocols.pptp.test_count import ANSWERS, ASKS, ECHO, VALID
from zonewright.protocols.pptp.read import read
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT


def test_the_names_of_who_asks() -> None:
    assert read(ASKS) == (Sighted("pptp", {"firmware": "0x0001", "host_name": "gate", "vendor": "Example"}),)
    assert read(ANSWERS) == read(ECHO) == read(b"") == ()


@settings(max_examples=200, deadline=None)
@given(mutated(*VALID))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
