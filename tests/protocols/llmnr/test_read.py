from hypothesis import given, settings

from tests.protocols.llmnr.test_count import ANSWER, EMPTY, QUERY, VALID
from tests.protocols.pdu import mutated
from zonewright.protocols.llmnr.read import read
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT


def test_who_answers_bears_the_name() -> None:
    assert read(ANSWER) == (Sighted("llmnr_name", {"host_name": "hmi07", "ip": "10.0.0.9"}),)


def test_nothing_is_said() -> None:
    assert read(QUERY) == read(EMPTY) == read(b"") == ()


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
