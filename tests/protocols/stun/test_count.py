import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.stun.count import count

TRANSACTION = bytes(range(12))


def message(form: int, *attributes: tuple[int, bytes]) -> bytes:
    body = b""
    for kind, value in attributes:
        body += kind.to_bytes(2, "big") + len(value).to_bytes(2, "big") + value + bytes(-len(value) % 4)
    return form.to_bytes(2, "big") + len(body).to_bytes(2, "big") + wire("2112a442") + TRANSACTION + body


ASKS = message(0x0001, (0x8022, b"Helper 3"))
ANSWERS = message(0x0101, (0x0020, wire("0001 1234 ea12d543")))
REFUSED, TOLD, RELAY = message(0x0113), message(0x0011), message(0x0003)
MEDIA, DTLS, CHANNEL = b"\x80\x60" + bytes(20), wire("16fefd") + bytes(20), wire("4000 0004 01020304")
VALID = (ASKS, ANSWERS, REFUSED, TOLD, RELAY, MEDIA)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (ASKS, ["1 request keep"]),
        (ANSWERS, ["1 response keep"]),
        (REFUSED, ["3 error"]),
        (TOLD, ["1 publish"]),
        (RELAY, ["3 request keep"]),
        (MEDIA, []),
        (DTLS, []),
        (CHANNEL, []),
    ],
)
def test_counts_one_message(pdu: bytes, said: list[str]) -> None:
    assert counted(count, pdu) == (len(pdu), said)


@pytest.mark.parametrize(
    "pdu", [bytes(20), wire("0001 0003 2112a442"), wire("4f01 0000 2112a442")[1:] + b"\1", wire("0001 0000 2112a443")]
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_a_beginning_waits_for_more() -> None:
    assert counted(count, ASKS[:7]) == (MORE, [])


@settings(max_examples=200, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
