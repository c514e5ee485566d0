import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.ike.count import count

INITIATOR, RESPONDER = bytes(range(1, 9)), bytes(range(11, 19))


def message(
    version: int, exchange: int, flags: int, *payloads: tuple[int, bytes], responder: bytes = bytes(8)
) -> bytes:
    kinds = [kind for kind, _ in payloads]
    body = b""
    for place, (_, value) in enumerate(payloads):
        following = kinds[place + 1] if place + 1 < len(kinds) else 0
        body += bytes([following, 0]) + (len(value) + 4).to_bytes(2, "big") + value
    head = INITIATOR + responder + bytes([kinds[0] if kinds else 0, version << 4, exchange, flags]) + bytes(4)
    return head + (28 + len(body)).to_bytes(4, "big") + body


STRONGSWAN = wire("882fe56d6fd20dbc2251613b2ebe5beb")
WINDOWS = wire("1e2b516905991c7d7c96fcbfb587e461 00000008")
MAIN = message(1, 2, 0, (1, bytes(40)), (13, WINDOWS))
AGGRESSIVE = message(1, 4, 0, (5, wire("02 000000") + b"router7.plant"), (13, STRONGSWAN))
FIRST = message(2, 34, 8, (33, bytes(40)), (43, b"FLEXVPN-SUPPORTED"), (43, bytes(16)))
ANSWER = message(2, 34, 32, (33, bytes(40)), responder=RESPONDER)
LATER = message(2, 37, 0, (46, b"\x99" * 40), responder=RESPONDER)
TUNNELLED = wire("c0ffee01 00000005") + b"\x99" * 40
VALID = (MAIN, AGGRESSIVE, FIRST, ANSWER, LATER, bytes(4) + FIRST, TUNNELLED)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (MAIN, ["1/2 request keep"]),
        (AGGRESSIVE, ["1/4 request keep"]),
        (FIRST, ["2/34 request keep"]),
        (ANSWER, ["2/34 response keep"]),
        (LATER, ["2/37 request"]),
        (bytes(4) + FIRST, ["2/34 request keep"]),
        (TUNNELLED, []),
        (b"\xff", []),
    ],
)
def test_counts_one_message(pdu: bytes, said: list[str]) -> None:
    assert counted(count, pdu) == (len(pdu), said)


def test_a_cut_message_is_counted_in_its_length() -> None:
    assert counted(count, FIRST[:60]) == (len(FIRST), ["2/34 request keep"])


@pytest.mark.parametrize("pdu", [bytes(40), b"\0\0\1\2" + bytes(30), bytes(4) + TUNNELLED])
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


@pytest.mark.parametrize("pdu", [FIRST[:3], FIRST[:20], b"\1"])
def test_a_beginning_waits_for_more(pdu: bytes) -> None:
    assert counted(count, pdu) == (MORE, [])


@settings(max_examples=200, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
