import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE, REST
from zonewright.protocols.teamviewer.count import count

FIRST, SECOND = wire("1724 0a 2000 88138081"), wire("1130 1b 00 10000000")
DATAGRAM = wire("00 01020304050607080910 1724 10 00 00")
VALID = (FIRST, SECOND, DATAGRAM)


@pytest.mark.parametrize(
    ("pdu", "length", "said"),
    [(FIRST, REST, "0 response"), (SECOND, REST, "1 response"), (DATAGRAM, len(DATAGRAM), "2 response")],
)
def test_the_marks_are_known(pdu: bytes, length: int, said: str) -> None:
    assert counted(count, pdu, from_server=1) == (length, [said])


@pytest.mark.parametrize("pdu", [wire("170303 0010 00"), b"GET / HTTP/1.1", bytes(20), wire("1724 ff")])
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_a_beginning_waits_for_more() -> None:
    assert counted(count, FIRST[:2]) == counted(count, DATAGRAM[:9]) == (MORE, [])


@settings(max_examples=200, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
