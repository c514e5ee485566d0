import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.llmnr.count import count

NAME = wire("05 686D693037 00 ; hmi07")
QUERY = wire("1234 0000 0001 0000 0000 0000") + NAME + wire("0001 0001")
ANSWER = wire("1234 8000 0001 0001 0000 0000") + NAME + wire("0001 0001 C00C 0001 0001 0000001E 0004 0A000009")
EMPTY = wire("1234 8000 0001 0000 0000 0000") + NAME + wire("001C 0001")
VALID = (QUERY, ANSWER, EMPTY)


@pytest.mark.parametrize(("pdu", "said"), [(QUERY, "0 request"), (ANSWER, "0 response keep"), (EMPTY, "0 response")])
def test_counts_one_message_per_datagram(pdu: bytes, said: str) -> None:
    assert counted(count, pdu) == (len(pdu), [said])


def test_foreign_and_cut() -> None:
    assert counted(count, wire("1234 0000 0002 0000 0000 0000") + NAME) == (FOREIGN, [])
    assert counted(count, wire("1234 0000 0001 0001 0000 0000") + NAME) == (FOREIGN, [])
    assert counted(count, wire("1234 0100 0001 0000 0000 0000 00 0001 0007")) == (FOREIGN, [])
    assert counted(count, QUERY[:11]) == (MORE, [])


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
