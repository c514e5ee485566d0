import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.l2tp.count import count


def attribute(kind: int, value: bytes) -> bytes:
    return (0x8000 | (6 + len(value))).to_bytes(2, "big") + b"\0\0" + kind.to_bytes(2, "big") + value


def control(*attributes: bytes) -> bytes:
    body = b"".join(attributes)
    return b"\xc8\x02" + (12 + len(body)).to_bytes(2, "big") + bytes(8) + body


ASKS = control(attribute(0, b"\0\1"), attribute(6, b"\x06\x90"), attribute(7, b"gw-7"), attribute(8, b"Example"))
ANSWERS, STANDS, TAKEN = control(attribute(0, b"\0\2")), control(attribute(0, b"\0\3")), control()
DATA = wire("0002 0001 0002") + bytes(20)
VALID = (ASKS, ANSWERS, STANDS, TAKEN, DATA)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (ASKS, ["1 request keep"]),
        (ANSWERS, ["2 response keep"]),
        (STANDS, ["3 request"]),
        (TAKEN, ["0 response"]),
        (DATA, []),
    ],
)
def test_counts_one_message(pdu: bytes, said: list[str]) -> None:
    assert counted(count, pdu) == (len(pdu), said)


@pytest.mark.parametrize("pdu", [wire("c803") + bytes(20), wire("c802 0014") + bytes(20), wire("1234") + bytes(20)])
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_a_beginning_waits_for_more() -> None:
    assert counted(count, ASKS[:11]) == counted(count, ASKS[:15]) == (MORE, [])


@settings(max_examples=200, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
