from hypothesis import given, settings

from tests.protocols.dns.test_count import ANSWER, QUERY, VALID
from tests.protocols.pdu import mutated, wire
from zonewright.protocols.dns.read import read
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT

SAID = Sighted("dns_answer", {"behind": "host name plc1.plant", "ip": "10.0.0.7"})
POINTER = wire(
    """1234 8180 0001 0001 0000 0000
       01 37 01 30 01 30 02 3130 07 696E2D61646472 04 61727061 00 000C 0001 ; 7.0.0.10.in-addr.arpa
       C00C 000C 0001 0000003C 000C 04 706C6331 05 706C616E74 00"""
)


def test_an_address_has_the_name_that_was_asked_for() -> None:
    assert read(ANSWER) == (SAID,)
    assert read(len(ANSWER).to_bytes(2, "big") + ANSWER) == (SAID,)


def test_the_name_of_an_address() -> None:
    assert read(POINTER) == (SAID,)


def test_nothing_is_said() -> None:
    assert read(QUERY) == read(b"") == ()


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID, POINTER))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
