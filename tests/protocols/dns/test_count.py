import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.dns.count import count

NAME = wire("04 706C6331 05 706C616E74 00 ; plc1.plant")
QUERY = wire("1234 0100 0001 0000 0000 0000") + NAME + wire("0001 0001")
ANSWER = (
    wire("1234 8180 0001 0002 0000 0000")
    + NAME
    + wire(
        """0001 0001
       C00C 0005 0001 0000003C 0004 01 61 C011          ; is called a.plant
       C028 0001 0001 0000003C 0004 0A000007            ; a.plant has 10.0.0.7"""
    )
)
UNKNOWN = wire("1234 8183 0001 0000 0000 0000") + NAME + wire("0001 0001")
ZONE = wire("001C 0001 0000 0001 0000 0000 0000") + NAME + wire("00FC 0001 ; on TCP")
UPDATE = wire("1234 2800 0001 0000 0000 0000") + NAME + wire("0006 0001")
VALID = (QUERY, ANSWER, UNKNOWN, ZONE, UPDATE)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (QUERY, "0 request"),
        (ANSWER, "0 response keep"),
        (UNKNOWN, "0 error"),
        (ZONE, "0/252 request"),
        (UPDATE, "5 request"),
    ],
)
def test_counts_one_message_per_datagram_or_length(pdu: bytes, said: str) -> None:
    assert counted(count, pdu) == (len(pdu), [said])


def test_two_messages_on_tcp() -> None:
    two = len(QUERY).to_bytes(2, "big") + QUERY + ZONE
    assert counted(count, two) == (2 + len(QUERY), ["0 request"])
    assert counted(count, two[2 + len(QUERY) :]) == (len(ZONE), ["0/252 request"])


def test_a_length_that_comes_alone_waits_for_its_message() -> None:
    assert counted(count, ZONE[:2]) == (MORE, [])
    assert counted(count, ZONE[:13]) == (MORE, [])


def test_an_answer_on_tcp_reaches_beyond_the_segment() -> None:
    assert counted(count, wire("1000") + ANSWER) == (2 + 0x1000, ["0 response keep"])


@pytest.mark.parametrize(
    "pdu", [wire("1234 1900 0001 0000 0000 0000 00 0001 0001"), b"GET / HTTP/1.1\r\n", b"\0" * 20, b"\xff" * 20]
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
