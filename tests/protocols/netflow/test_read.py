from hypothesis import given, settings

from tests.protocols.netflow.test_count import FIVE, NINE, TEN, VALID
from tests.protocols.pdu import mutated
from zonewright.protocols.netflow.read import read
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT


def test_who_exports() -> None:
    assert read(FIVE) == (Sighted("netflow", {"exporter": "exports NetFlow 5, engine 1/2"}),)
    assert read(NINE) == (Sighted("netflow", {"exporter": "exports NetFlow 9, source 1"}),)
    assert read(TEN) == (Sighted("netflow", {"exporter": "exports IPFIX, domain 1"}),)
    assert read(b"") == ()


@settings(max_examples=200, deadline=None)
@given(mutated(*VALID))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
