import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.mrp.count import count

TEST = wire(
    """0001 02 12 8000 020000000001 0000 0001 0002 00000A0B ; priority, address, primary port, closed
       01 12 0007 FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF 00 00"""
)
CHANGE = wire("""0001 03 0A 8000 020000000001 000A 01 12 0007 FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF 00 00""")
DOWN = wire("""0001 04 0C 020000000002 0001 0014 0001 0000 01 12 0007 FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF 00 00""")


@pytest.mark.parametrize(
    ("pdu", "from_server", "said"),
    [
        (TEST, -1, ["2 publish keep"]),
        (CHANGE, -1, ["3 publish"]),
        (DOWN, -1, ["4 publish keep"]),
    ],
)
def test_messages(pdu: bytes, from_server: int, said: list[str]) -> None:
    length, found = counted(count, pdu, from_server=from_server)
    assert found == said
    assert length >= len(pdu)


@pytest.mark.parametrize("pdu", [wire("0002 02 12"), wire("0001 33 12"), wire("0001 02 01")])
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_cut() -> None:
    assert counted(count, TEST[:1]) == (MORE, [])


@settings(max_examples=150, deadline=None)
@given(mutated(TEST, CHANGE, DOWN), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
