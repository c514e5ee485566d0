from hypothesis import given, settings

from tests.protocols.pdu import mutated
from tests.protocols.synchrophasor.test_count import COLLECTED, CONFIGURATION, DATA, VALID
from zonewright.protocols.synchrophasor.read import read
from zonewright.protocols.text import TEXT_LIMIT


def test_one_station_and_several() -> None:
    assert [said.fields for said in read(CONFIGURATION)] == [{"description": "phasor unit 7 Station A"}]
    assert [said.fields for said in read(COLLECTED)] == [{"behind": "phasor units Station A, Station B"}]


def test_nothing_is_said() -> None:
    assert read(DATA) == read(b"") == ()


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
