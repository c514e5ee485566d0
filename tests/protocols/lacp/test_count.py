import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.lacp.count import count

STATE = wire(
    """01 01 01 14 8000 020000000001 0001 00FF 0003 3D 000000 ; actor: system, key, port 3
       02 14 8000 020000000002 0001 00FF 0004 3D 000000    ; partner
       03 10 0000 000000000000000000000000 0000"""
)
MARKER = wire("""02 01 01 10 0001 020000000001 00000001 0000""")
MARKED = wire("""02 01 02 10 0001 020000000001 00000001 0000""")
OAM = wire("""03 0050 00 01 10""")


@pytest.mark.parametrize(
    ("pdu", "from_server", "said"),
    [
        (STATE, -1, ["1 publish keep"]),
        (MARKER, -1, ["2 request"]),
        (MARKED, -1, ["2 response"]),
        (OAM, -1, ["3 publish"]),
    ],
)
def test_messages(pdu: bytes, from_server: int, said: list[str]) -> None:
    length, found = counted(count, pdu, from_server=from_server)
    assert found == said
    assert length >= len(pdu)


@pytest.mark.parametrize("pdu", [wire("01 01 02 14"), wire("04 01 01 14"), wire("02 01 03 10")])
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_cut() -> None:
    assert counted(count, STATE[:1]) == (MORE, [])


@settings(max_examples=150, deadline=None)
@given(mutated(STATE, MARKER, MARKED, OAM), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
