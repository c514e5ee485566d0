import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE, REST
from zonewright.protocols.vnc.count import count

VERSION = b"RFB 003.008\n"
KINDS = b"\x02\x01\x02"
CHALLENGE = b"\xa5" * 16
RESULT = b"\0\0\0\0"
DESKTOP = wire("0400 0300 20 18 00 01 00FF 00FF 00FF 10 08 00 000000 00000005") + b"panel"


@pytest.mark.parametrize(
    ("pdu", "from_server", "said"),
    [
        (VERSION, 1, ["1/3/8 response keep"]),
        (VERSION, 0, ["1/3/8 request keep"]),
        (KINDS, 1, ["2/1 response", "2/2 response"]),
        (CHALLENGE, 1, []),
        (RESULT, 1, []),
        (DESKTOP, 1, ["3 response keep"]),
        (KINDS, 0, []),
    ],
)
def test_messages(pdu: bytes, from_server: int, said: list[str]) -> None:
    length, found = counted(count, pdu, from_server=from_server)
    assert found == said
    assert length >= len(pdu)


@pytest.mark.parametrize("pdu", [b"RFB x03.008\n", b"HTTP/1.1 200", KINDS])
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_cut() -> None:
    assert counted(count, VERSION[:1]) == (MORE, [])


def test_after_the_desktop_nothing_is_read() -> None:
    assert counted(count, DESKTOP, from_server=1)[0] == REST
    assert counted(count, b"\x03\x00\x00\x00\x00\x00", from_server=0) == (REST, [])


@settings(max_examples=150, deadline=None)
@given(mutated(VERSION, KINDS, CHALLENGE, RESULT, DESKTOP), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
