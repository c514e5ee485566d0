from hypothesis import given, settings

from tests.protocols.pdu import mutated
from tests.protocols.stun.test_count import ANSWERS, ASKS, RELAY, VALID
from zonewright.protocols.room import Sighted
from zonewright.protocols.stun.read import read
from zonewright.protocols.text import TEXT_LIMIT


def test_programs_and_addresses() -> None:
    assert read(ASKS) == (Sighted("stun", {"software": "Helper 3"}),)
    assert read(ANSWERS) == (Sighted("stun", {"behind": "the asker is seen outside as 203.0.113.1"}),)
    assert read(RELAY) == read(b"") == ()


@settings(max_examples=200, deadline=None)
@given(mutated(*VALID))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
