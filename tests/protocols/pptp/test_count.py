import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.pptp.count import count


def message(kind: int, body: bytes) -> bytes:
    return (12 + len(body)).to_bytes(2, "big") + wire("0001 1a2b3c4d") + kind.to_bytes(2, "big") + bytes(2) + body


ASKS = message(1, bytes(14) + wire("0001") + b"gate".ljust(64, b"\0") + b"Example".ljust(64, b"\0"))
ANSWERS, ECHO = message(2, bytes(144)), message(5, bytes(4))
VALID = (ASKS, ANSWERS, ECHO)


@pytest.mark.parametrize(("pdu", "said"), [(ASKS, "1 request keep"), (ANSWERS, "2 response keep"), (ECHO, "5 request")])
def test_counts_one_message(pdu: bytes, said: str) -> None:
    assert counted(count, pdu + b"\0") == (len(pdu), [said])


@pytest.mark.parametrize("pdu", [b"GET / HTTP/1.1\r\n", message(16, b""), message(0, b"")])
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_a_beginning_waits_for_more() -> None:
    assert counted(count, ASKS[:11]) == (MORE, [])


@settings(max_examples=200, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
