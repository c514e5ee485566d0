import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, touched, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.knxip.count import count

SEARCH = wire("0610 0201 000E 0801 0A000005 0E57")
_DEVICE = wire("3601 02 00 1101 0000 00C501000A0B E000170C 020000000007") + b"Gateway 7".ljust(30, b"\0")
FOUND = wire("0610 0202 004C 0801 0A000007 0E57") + _DEVICE + wire("0802 0201 0301 0401")
CONNECTED = wire("0610 0206 0014 1500 0801 0A000007 0E57 04041101")
REFUSED = wire("0610 0206 0008 0024 ; no more connections")
WRITE = wire("0610 0420 0015 04150100 1100BCE0 0000 0901 01 0081 ; group write of 1 to 1/1/1")
GIVEN = wire("0610 0420 0015 04150100 2900BCE0 1105 0901 01 0080")
TAKEN = wire("0610 0421 000A 04150100")
ROUTED = wire("0610 0530 0011 2900BCD0 1105 0902 01 0000")
LIFE = wire("0610 0207 0010 15 00 0801 0A000005 0E57")
VALID = (SEARCH, FOUND, CONNECTED, REFUSED, WRITE, GIVEN, TAKEN, ROUTED, LIFE)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (SEARCH, "513 request"),
        (FOUND, "513 response keep"),
        (CONNECTED, "517 response"),
        (REFUSED, "517 error"),
        (WRITE, "1056/2 request"),
        (GIVEN, "1056/2 publish"),
        (TAKEN, "1056 response"),
        (ROUTED, "1328/0 publish"),
        (LIFE, "519 request"),
    ],
)
def test_counts_one_message_per_header(pdu: bytes, said: str) -> None:
    assert counted(count, pdu) == (len(pdu), [said])


def test_a_cut_message() -> None:
    assert counted(count, WRITE[:15]) == (MORE, [])


@pytest.mark.parametrize("pdu", [wire("0610 0101 0006"), wire("0620 0201 000E"), wire("0610 0201 0004"), b"GET / HTTP"])
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (WRITE, [("1056/2", -1, 0, 0x0901, 0x0901)]),
        (wire("0610 0420 0015 04150100 2E00BCE0 0000 0901 01 0081 ; confirmed"), [("1056/2", -1, 0, 0x0901, 0x0901)]),
        (wire("0610 0530 0011 2900BCD0 1105 0902 01 0081"), [("1328/2", -1, 0, 0x0902, 0x0902)]),
        (wire("0610 0420 0018 04150100 1100B060 0000 1105 04 4284 0100 2A"), [("1056/10", -1, 1, 0x1105, 0x1105)]),
        (GIVEN, []),
        (ROUTED, []),
        (TAKEN, []),
        (SEARCH, []),
    ],
)
def test_says_which_groups_and_devices_are_written(pdu: bytes, said: object) -> None:
    assert touched(count, pdu) == said
