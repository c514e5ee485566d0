import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.wireguard.count import count

SECRET = bytes(range(1, 251)) * 8


def message(kind: int, size: int) -> bytes:
    return bytes([kind, 0, 0, 0]) + SECRET[: size - 4]


def transport(size: int) -> bytes:
    return wire("04000000 11223344 0500000000000000") + SECRET[: size - 16]


BEGIN, ANSWER, COOKIE = message(1, 148), message(2, 92), message(3, 64)
KEEP_ALIVE, FULL = transport(32), transport(1452)
VALID = (BEGIN, ANSWER, COOKIE, KEEP_ALIVE, transport(128))


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (BEGIN, ["1 request"]),
        (ANSWER, ["2 response"]),
        (COOKIE, ["3 response"]),
        (KEEP_ALIVE, ["4 request"]),
        (FULL, ["4 request"]),
        (wire("04000000 11223344 0500000000000000") + bytes(16), []),
    ],
)
def test_counts_the_message_of_a_datagram(pdu: bytes, said: list[str]) -> None:
    assert counted(count, pdu) == (len(pdu), said)


@pytest.mark.parametrize(
    "pdu", [BEGIN[:-1], ANSWER + b"\1", message(3, 148), transport(40), wire("05000000"), wire("01000001"), bytes(148)]
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_a_beginning_waits_for_more() -> None:
    assert counted(count, BEGIN[:3]) == (MORE, [])


@settings(max_examples=200, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
