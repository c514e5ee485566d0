from hypothesis import given, settings

from tests.protocols.l2tp.test_count import ANSWERS, ASKS, VALID
from tests.protocols.pdu import mutated
from zonewright.protocols.l2tp.read import read
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT


def test_the_names_of_who_asks() -> None:
    assert read(ASKS) == (Sighted("l2tp", {"firmware": "0x0690", "host_name": "gw-7", "vendor": "Example"}),)
    assert read(ANSWERS) == read(b"") == ()


@settings(max_examples=200, deadline=None)
@given(mutated(*VALID))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
