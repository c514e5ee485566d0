import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.ptp.count import count

ANNOUNCE = wire(
    """0B 02 0040 03 00 0008 0000000000000000 00000000 020000FFFE000001 0001 0007 05 01
       00000000000000000000 0025 00 80 06 21 4E5D 80 020000FFFE000009 0001 20"""
)
MASTER = wire(
    """0B 02 0040 00 00 0008 0000000000000000 00000000 0011223344556677 0001 0007 05 01
       00000000000000000000 0025 00 80 F8 FE FFFF 80 0011223344556677 0000 A0"""
)
SYNC = wire("10 02 002C 00 00 0200 0000000000000000 00000000 020000FFFE000001 0001 0007 00 00") + bytes(12)
ASKED = wire("01 02 002C 00 00 0200 0000000000000000 00000000 020000FFFE000001 0001 0007 01 7F") + bytes(10)
ANSWERED = wire("09 02 0036 00 00 0200 0000000000000000 00000000 020000FFFE000001 0001 0007 03 00") + bytes(20)
SET = wire("0D 02 0036 00 00 0000 0000000000000000 00000000 020000FFFE000001 0001 0007 04 7F") + wire(
    "FFFFFFFFFFFFFFFFFFFF 01 01 01 00 0001 0002 2005"
)
DESCRIBED = (
    wire("0D 02 0070 00 00 0000 0000000000000000 00000000 020000FFFE000001 0001 0007 04 7F")
    + wire("FFFFFFFFFFFFFFFFFFFF 01 01 02 00 0001 003A 0001 8000")
    + wire("04 45746865 0006 020000000001 0001 0004 0A000001 02000000")
    + b"\x0eMeyer;Box 1;42"
    + b"\x081.0;2.0;"
    + b"\x05hall3"
)
OLD_SYNC = wire(
    """0001 0001 5F44464C54000000000000000000 0000 01 01 020000000001 0001 0007 00 00 0000 0000 0000
       0000000000000000 0000 0000 00 01 020000000009 0001 0007 000000 03"""
)


@pytest.mark.parametrize(
    ("pdu", "from_server", "said"),
    [
        (ANNOUNCE, -1, ["2/11 publish keep"]),
        (SYNC, -1, ["2/0 publish"]),
        (ASKED, -1, ["2/1 request"]),
        (ANSWERED, -1, ["2/1 response"]),
        (SET, -1, ["2/13/1 request"]),
        (DESCRIBED, -1, ["2/13 response keep"]),
        (OLD_SYNC, -1, ["1/0 publish keep"]),
    ],
)
def test_messages(pdu: bytes, from_server: int, said: list[str]) -> None:
    length, found = counted(count, pdu, from_server=from_server)
    assert found == said
    assert length >= len(pdu)


@pytest.mark.parametrize("pdu", [wire("05 02 002C"), wire("0B 03 0040"), wire("0B 02 0010")])
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_cut() -> None:
    assert counted(count, ANNOUNCE[:1]) == (MORE, [])


@settings(max_examples=150, deadline=None)
@given(mutated(ANNOUNCE, MASTER, SYNC, ASKED, ANSWERED, SET, DESCRIBED, OLD_SYNC), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
