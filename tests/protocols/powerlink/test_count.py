import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.powerlink.count import count

CYCLE = wire("01 FF F0 00 00 00") + bytes(40)
POLL = wire("03 11 F0 00 00 10 0000 2000") + bytes(36)
POLLED = wire("04 FF 11 FD 00 10 0000 2000") + bytes(36)
QUIET = wire("05 FF F0 FD 04 00 00 00 20") + bytes(37)
WHO = wire("05 FF F0 1D 04 00 01 11 20") + bytes(37)
IDENTITY = (
    wire("06 FF 11 01 08 00 1D 00 20 00 C7000000 DC05 0001 0001 D0070000 0000 91010000 6C000001 37120000")
    + wire("02000100 39300000 0000000000000000 00000000 00000000 00000000 00000000 0B01A8C0 00FFFFFF FE01A8C0")
    + b"io-11".ljust(32, b"\0")
    + bytes(48)
)
STATE = wire("06 FF 11 02 08 00 1D 00") + bytes(64)
STOP = wire("06 11 F0 04 22 00") + bytes(40)
WRITE = wire("06 11 F0 05 02 06 0000 00 05 00 01 0800 0000 0610 00 00 E8030000")
WRITTEN = wire("06 F0 11 05 06 06 0000 00 05 80 01 0000 0000")
ABORTED = wire("06 F0 11 05 06 06 0000 00 05 C0 01 0400 0000 02000106")
EMPTY = wire("06 F0 11 05 06 06 0000 00 00 00 00 0000 0000")
ASKS = wire("06 F0 11 03 21 11") + bytes(40)
INVITE = wire("0D 11 F0 00 00 00")


@pytest.mark.parametrize(
    ("pdu", "from_server", "said"),
    [
        (CYCLE, -1, ["1 publish"]),
        (POLL, -1, ["3 publish"]),
        (POLLED, -1, ["4 publish"]),
        (QUIET, -1, ["5/0 publish"]),
        (WHO, -1, ["5/1 request"]),
        (IDENTITY, -1, ["5/1 response keep"]),
        (STATE, -1, ["5/2 response"]),
        (STOP, -1, ["6/4/34 request"]),
        (WRITE, 0, ["6/5/1 request"]),
        (WRITTEN, 1, ["6/5/1 response"]),
        (ABORTED, 1, ["6/5/1 error"]),
        (EMPTY, -1, ["6/5 request"]),
        (ASKS, -1, ["6/3 request"]),
        (INVITE, -1, ["13 request"]),
    ],
)
def test_messages(pdu: bytes, from_server: int, said: list[str]) -> None:
    length, found = counted(count, pdu, from_server=from_server)
    assert found == said
    assert length >= len(pdu)


@pytest.mark.parametrize("pdu", [wire("02 FF F0 00"), wire("86 FF F0 00")])
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_cut() -> None:
    assert counted(count, CYCLE[:1]) == (MORE, [])


@settings(max_examples=150, deadline=None)
@given(
    mutated(CYCLE, POLL, POLLED, QUIET, WHO, IDENTITY, STATE, STOP, WRITE, WRITTEN, ABORTED, EMPTY, ASKS, INVITE),
    st.sampled_from([-1, 0, 1]),
)
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
