import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.ntp.count import count

ASKED = wire("23 00 06 20") + bytes(44)
SERVER = wire("24 02 06 E9 00000101 00000202 0A000001") + bytes(32)
CLOCK = wire("25 01 06 E9 00000000 00000002") + b"GPS\0" + bytes(32)
UNSURE = wire("E4 10 06 E9 00000000 00000002 494E4954") + bytes(32)
EQUAL = wire("21 03 06 E9 00000000 00000002 0A000001") + bytes(32)
VARIABLES = (
    b"\x26\x82\0\x01\0\0\0\0\0\0\0\x4a" + b'version="ntpd 4.2.8p15", processor="x86_64", system="Linux/5.10.0", leap=00'
)
CONTROL = wire("16 02 0001 0000 0000 0000 0000")
REFUSED = wire("16 C3 0001 0000 0000 0000 0000")
LIST = wire("17 00 03 2A 0000 0000") + bytes(40)
LISTED = wire("D7 00 03 2A 0001 0048") + bytes(72)


@pytest.mark.parametrize(
    ("pdu", "from_server", "said"),
    [
        (ASKED, 0, ["3 request"]),
        (SERVER, 1, ["3 response keep"]),
        (CLOCK, -1, ["5 publish keep"]),
        (EQUAL, -1, ["1 request keep"]),
        (VARIABLES, 1, ["6/2 response keep"]),
        (CONTROL, 0, ["6/2 request"]),
        (REFUSED, 1, ["6/3 error"]),
        (LIST, 0, ["7/42 request"]),
        (LISTED, 1, ["7/42 response"]),
    ],
)
def test_messages(pdu: bytes, from_server: int, said: list[str]) -> None:
    length, found = counted(count, pdu, from_server=from_server)
    assert found == said
    assert length >= len(pdu)


@pytest.mark.parametrize(
    "pdu",
    [
        wire("20 00 06 20") + bytes(44),
        wire("3B 00 06 20") + bytes(44),
        wire("23 30 06 20") + bytes(44),
        wire("D6 02") + bytes(12),
    ],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_cut() -> None:
    assert counted(count, ASKED[:9]) == (MORE, [])


@settings(max_examples=150, deadline=None)
@given(
    mutated(ASKED, SERVER, CLOCK, UNSURE, EQUAL, VARIABLES, CONTROL, REFUSED, LIST, LISTED), st.sampled_from([-1, 0, 1])
)
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
