import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.prp.count import count

NODE = wire("""0001 0005 14 06 020000000001 00 00 00000000000000000000""")
BOXED = wire("""1001 0005 17 06 020000000001 1E 06 020000000002 00 00""")


@pytest.mark.parametrize(
    ("pdu", "from_server", "said"),
    [
        (NODE, -1, ["20 publish keep"]),
        (BOXED, -1, ["23 publish keep"]),
    ],
)
def test_messages(pdu: bytes, from_server: int, said: list[str]) -> None:
    length, found = counted(count, pdu, from_server=from_server)
    assert found == said
    assert length >= len(pdu)


@pytest.mark.parametrize(
    "pdu",
    [wire("0009 0005 14 06 020000000001"), wire("0001 0005 19 06 020000000001"), wire("0001 0005 14 00 020000000001")],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_cut() -> None:
    assert counted(count, NODE[:1]) == (MORE, [])


@settings(max_examples=150, deadline=None)
@given(mutated(NODE, BOXED), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
