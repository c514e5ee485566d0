import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE, REST
from zonewright.protocols.openvpn.count import count

SESSION, OTHER, TIME = bytes(range(1, 9)), bytes(range(11, 19)), wire("65000001")
FIRST = wire("00000000")
CLIENT = b"\x38" + SESSION + b"\0" + FIRST
SERVER = b"\x40" + SESSION + b"\x01" + FIRST + OTHER + FIRST
SIGNED = b"\x38" + SESSION + b"\xd1" * 20 + wire("00000001") + TIME + b"\0" + FIRST
HIDDEN = b"\x38" + SESSION + wire("00000001") + TIME + b"\xd1" * 32 + b"\xee" * 5
ANSWER = b"\x40" + SESSION + wire("00000001") + TIME + b"\xd1" * 32 + b"\xee" * 17
WITH_KEY = b"\x50" + SESSION + wire("00000001") + TIME + b"\xd1" * 37 + b"\xee" * 289 + wire("0123")
DATA, CONTROL = b"\x48" + bytes(60), b"\x20" + SESSION + b"\0" + wire("00000001") + b"\x16\x03\x01"
VALID = (CLIENT, SERVER, SIGNED, HIDDEN, ANSWER, WITH_KEY, DATA, CONTROL)


def framed(message: bytes) -> bytes:
    return len(message).to_bytes(2, "big") + message


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (CLIENT, ["7 request"]),
        (SERVER, ["8 response"]),
        (SIGNED, ["7 request"]),
        (HIDDEN, ["7 request"]),
        (ANSWER, ["8 response"]),
        (ANSWER + bytes(6), ["8 response"]),
        (WITH_KEY, ["10 request"]),
        (DATA, []),
        (CONTROL, []),
        (b"\x38" + b"\x11" * 90, []),
    ],
)
def test_what_opens_a_tunnel_is_counted(pdu: bytes, said: list[str]) -> None:
    assert counted(count, pdu) == (len(pdu), said)
    assert counted(count, framed(pdu) + b"\0") == (len(pdu) + 2, said)


def test_a_beginning_waits_for_more() -> None:
    assert counted(count, CLIENT[:2]) == (MORE, [])


@pytest.mark.parametrize("pdu", [b"\x7f\x11ELF", wire("0000 38"), wire("000e 00 01020304"), wire("ff0102")])
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_a_frame_that_is_not_whole_is_skipped() -> None:
    assert counted(count, framed(CLIENT)[:9]) == (16, [])
    assert REST > 16


@settings(max_examples=200, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
