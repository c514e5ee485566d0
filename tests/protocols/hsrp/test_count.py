import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.hsrp.count import count

HELLO = wire("""00 00 10 03 0A 6E 01 00 636973636F000000 0A000001""")
RESIGN = wire("""00 02 10 03 0A 6E 01 00 636973636F000000 0A000001""")
INTERFACE = wire("""00 03 0001 000A 01 00 0000 00000000 0000""")
NEW = wire(
    """01 28 02 00 06 04 0067 020000000001 0000006E 00000BB8 00002710
       0A000001 000000000000000000000000
       03 08 636973636F000000"""
)
NEW_IP6 = wire(
    """01 28 02 01 05 06 0067 020000000001 0000006E 00000BB8 00002710
       FE800000000000000000000000000001"""
)


@pytest.mark.parametrize(
    ("pdu", "from_server", "said"),
    [
        (HELLO, -1, ["1/0 publish keep"]),
        (RESIGN, -1, ["1/2 publish keep"]),
        (INTERFACE, -1, ["1/3 publish"]),
        (NEW, -1, ["2/0 publish keep"]),
        (NEW_IP6, -1, ["2/1 publish keep"]),
    ],
)
def test_messages(pdu: bytes, from_server: int, said: list[str]) -> None:
    length, found = counted(count, pdu, from_server=from_server)
    assert found == said
    assert length >= len(pdu)


@pytest.mark.parametrize("pdu", [b"\0\x09" + bytes(18), HELLO[:12], wire("01 28 03 00"), wire("07 28 02 00")])
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_cut() -> None:
    assert counted(count, HELLO[:1]) == (MORE, [])


@settings(max_examples=150, deadline=None)
@given(mutated(HELLO, RESIGN, INTERFACE, NEW, NEW_IP6), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
