import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.smb.count import count

SESSION = wire("81 000044 20") + b"CA" * 16 + wire("00 20") + b"EI" + b"CA" * 15 + wire("00")
ACCEPTED = wire("82 000000")
OLD_ASKED = wire("00 000023 FF534D42 72 00000000 18 0128") + bytes(20) + wire("00 0000")
OLD_SETUP = (
    wire("00 000047 FF534D42 73 00000000 98 0100")
    + bytes(20)
    + wire("03 FF 00 0000 0000 0000")
    + b"Windows 5.1\0Win LAN Manager\0"
)
NEW_ASKED = (
    wire("00 000066 FE534D42 4000 0000 00000000 0000 0100 00000000 00000000")
    + bytes(40)
    + wire("2400 0100 0100 0000")
    + bytes(30)
)
CHOSEN = (
    wire("00 000080 FE534D42 4000 0000 00000000 0000 0100 01000000 00000000")
    + bytes(40)
    + wire("4100 0100 1103 0000")
    + bytes(56)
)
CHAIN = (
    wire("00 0000A0 FE534D42 4000 0000 00000000 0500 0100 00000000 50000000")
    + bytes(40)
    + bytes(16)
    + wire("FE534D42 4000 0000 00000000 0600 0100 04000000 00000000")
    + bytes(40)
    + bytes(16)
)
DENIED = wire("00 000049 FE534D42 4000 0000 220000C0 0300 0100 01000000 00000000") + bytes(40) + bytes(9)
CHALLENGE = (
    wire("00 0000E0 FE534D42 4000 0000 160000C0 0100 0100 01000000 00000000")
    + bytes(40)
    + wire("0900 0000 4800 9800")
    + b"NTLMSSP\0"
    + wire("02000000 0800 0800 38000000 15828AE2 0123456789ABCDEF 0000000000000000 5000 5000 40000000")
    + wire("0A00 F455 000000 0F")
    + "LINE".encode("utf-16-le")
    + wire("0200 0800")
    + "LINE".encode("utf-16-le")
    + wire("0100 0A00")
    + "HMI-3".encode("utf-16-le")
    + wire("0400 1400")
    + "line.plant".encode("utf-16-le")
    + wire("0300 1600")
    + "hmi-3.plant".encode("utf-16-le")
    + wire("0000 0000")
)
OPENING = (
    wire("00 000080 FE534D42 4000 0000 00000000 0100 0100 00000000 00000000")
    + bytes(40)
    + wire("1900 0001 01000000")
    + b"NTLMSSP\0"
    + wire("01000000 978208E2 0000 0000 00000000 0000 0000 00000000 0A00 654A 000000 0F")
    + bytes(16)
)
PROOF = (
    wire("00 000080 FE534D42 4000 0000 00000000 0100 0100 00000000 00000000")
    + bytes(40)
    + wire("1900 0001 01000000")
    + b"NTLMSSP\0"
    + wire("03000000")
    + bytes(44)
)
HIDDEN = wire("00 000040 FD534D42") + bytes(60)


@pytest.mark.parametrize(
    ("pdu", "from_server", "said"),
    [
        (SESSION, 0, ["0/129 request keep"]),
        (ACCEPTED, 1, ["0/129 response"]),
        (OLD_ASKED, 0, ["1/114 request"]),
        (OLD_SETUP, 1, ["1/115 response keep"]),
        (NEW_ASKED, 0, ["2/0 request"]),
        (CHOSEN, 1, ["2/0/785 response"]),
        (CHAIN, 0, ["2/5 request", "2/6 request"]),
        (DENIED, 1, ["2/3 error"]),
        (CHALLENGE, 1, ["2/1 response keep"]),
        (OPENING, 0, ["2/1 request keep"]),
        (PROOF, 0, ["2/1 request"]),
        (HIDDEN, -1, ["3 request"]),
    ],
)
def test_messages(pdu: bytes, from_server: int, said: list[str]) -> None:
    length, found = counted(count, pdu, from_server=from_server)
    assert found == said
    assert length >= len(pdu)


@pytest.mark.parametrize(
    "pdu",
    [
        wire("00 000004 01020304"),
        wire("00 000040 FF534D43") + bytes(60),
        wire("81 000010"),
        wire("00 FFFFFF FE534D42") + bytes(60),
        wire("00 000040 FE534D42 3F00") + bytes(58),
    ],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_cut() -> None:
    assert counted(count, SESSION[:1]) == (MORE, [])


@settings(max_examples=150, deadline=None)
@given(
    mutated(
        SESSION, ACCEPTED, OLD_ASKED, OLD_SETUP, NEW_ASKED, CHOSEN, CHAIN, DENIED, CHALLENGE, OPENING, PROOF, HIDDEN
    ),
    st.sampled_from([-1, 0, 1]),
)
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
