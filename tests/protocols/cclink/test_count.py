import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.cclink.count import count_basic, count_frame
from zonewright.protocols.counter import FOREIGN, MORE

SENT = (
    wire("5000 00 FF FF03 00 8E00 0000 700E 0000 0100 0000 2400")
    + bytes(14)
    + wire("0100 0000 0000000000000000")
    + wire("0103A8C0 01 00 0100 F401 0300 0100 0100 0100 0000")
    + wire("0203A8C0")
    + bytes(72)
)
CYCLIC = (
    wire("D000 00 FF FF03 00 7A00 0000 0100 0000 2800")
    + bytes(14)
    + wire("3412 0000 78563412 0200 0000 0100 0000 00000000 0203A8C0 01 00 0100")
    + bytes(72)
)
FAILED = (
    wire("D000 00 FF FF03 00 7A00 0000 0100 F0CF 2800")
    + bytes(14)
    + wire("3412 0000 78563412 0200 0000 0100 0000 00000000 FFFFFFFF 01 00 0100")
    + bytes(72)
)
SEARCH = wire("5400 0100 0000 00 FF FF03 00 1100 0000 300E 0000 010000000002 04 0103A8C0")
FOUND = (
    wire(
        "D400 0100 0000 00 FF FF03 00 3A00 0000 010000000002 04 0103A8C0 020000000002 04 0203A8C0 00FFFFFF FFFFFFFF 05"
    )
    + b"io-02"
    + wire("3412 78563412 0200 04 FFFFFFFF FFFF 0000 0AF0 01")
)
MOVE = wire(
    "5400 0200 0000 00 FF FF03 00 2D00 0000 310E 0000 010000000002 04 0103A8C0 020000000002 04 0903A8C0 00FFFFFF"
) + wire("FFFFFFFF 00 04 FFFFFFFF FFFF 01")
REFUSED = wire("D400 0200 0000 00 FF FF03 00 0200 59C0")


@pytest.mark.parametrize(
    ("pdu", "from_server", "said"),
    [
        (SENT, 0, ["14/112 publish"]),
        (CYCLIC, 1, ["14/112 publish keep"]),
        (FAILED, 1, ["14/112 error keep"]),
        (SEARCH, 0, ["14/48 request"]),
        (FOUND, 1, ["0 response keep"]),
        (MOVE, 0, ["14/49 request keep"]),
        (REFUSED, 1, ["0 error"]),
    ],
)
def test_messages(pdu: bytes, from_server: int, said: list[str]) -> None:
    length, found = counted(count_basic, pdu, from_server=from_server)
    assert found == said
    assert length >= len(pdu)


@pytest.mark.parametrize(
    "pdu",
    [
        wire("5000 00 00 FF03 00 1000 0000 700E 0000"),
        wire("5000 00 FF FF03 00 1000 0000 0104 0000"),
        wire("5400 0100 0100 00 FF FF03 00 1100 0000 300E 0000"),
        wire("6000 0000"),
    ],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count_basic, pdu) == (FOREIGN, [])


def test_cut() -> None:
    assert counted(count_basic, SENT[:1]) == (MORE, [])


def test_frames_of_the_own_ethertype() -> None:
    assert counted(count_frame, bytes(46)) == (46, ["0 publish"])
    assert counted(count_frame, bytes(7)) == (MORE, [])


@settings(max_examples=50, deadline=None)
@given(mutated(SENT), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter_of_frames(pdu: bytes, from_server: int) -> None:
    check_law(count_frame, pdu, from_server)


@settings(max_examples=150, deadline=None)
@given(mutated(SENT, CYCLIC, FAILED, SEARCH, FOUND, MOVE, REFUSED), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count_basic, pdu, from_server)
