import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, touched, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.fins.count import count

ASKS, ANSWERS = "80 00 02 000A00 000100 05", "C0 00 02 000100 000A00 05"


def framed(message: bytes, command: int = 2) -> bytes:
    """The same message in a TCP frame."""
    return b"FINS" + (8 + len(message)).to_bytes(4, "big") + command.to_bytes(4, "big") + bytes(4) + message


READ = wire(f"{ASKS} 0101 B2 000A 00 0002 ; two words of H10")
READ_ANSWER = wire(f"{ANSWERS} 0101 0000 1234 5678")
READ_FAULTY = wire(f"{ANSWERS} 0101 0040 1234 5678 ; done, the controller has a fault of its own")
READ_REFUSED = wire(f"{ANSWERS} 0101 1103 ; address range")
STOP = wire(f"{ASKS} 0402")
CONTROLLER = wire(f"{ANSWERS} 0501 0000") + b"CJ2M-CPU31          02.01" + b" " * 15 + bytes(40)
UNITS = wire(f"{ANSWERS} 0502 0000 02") + b"\x10CJ1W-SCU41-V1       \x11CJ1W-EIP21          "
NAME = wire(f"{ANSWERS} 2603 0000") + b"PRESS1\0\0"
FILE = wire(f"{ASKS} 2203 8000 0002") + b"RECIPE  .CSV" + bytes(6)
HELLO = framed(bytes(4), command=0)
VALID = (READ, READ_ANSWER, READ_REFUSED, STOP, CONTROLLER, UNITS, FILE, framed(READ), framed(READ_ANSWER), HELLO)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (READ, "1/1 request"),
        (READ_ANSWER, "1/1 response"),
        (READ_FAULTY, "1/1 response"),
        (READ_REFUSED, "1/1 error"),
        (STOP, "4/2 request"),
        (CONTROLLER, "5/1 response keep"),
        (UNITS, "5/2 response keep"),
        (NAME, "38/3 response keep"),
        (FILE, "34/3 request keep"),
    ],
)
def test_one_message_per_datagram_or_frame(message: bytes, said: str) -> None:
    assert counted(count, message) == (len(message), [said])
    assert counted(count, framed(message)) == (16 + len(message), [said])


def test_handshake_of_the_frame_marks_nothing() -> None:
    assert counted(count, HELLO) == (20, [])
    assert counted(count, framed(bytes(8), command=1)) == (24, [])


@pytest.mark.parametrize("pdu", [framed(READ), framed(READ_ANSWER), framed(CONTROLLER), HELLO])
def test_a_frame_cut_anywhere_waits_or_counts_the_same(pdu: bytes) -> None:
    whole = counted(count, pdu)
    assert all(counted(count, pdu[:cut]) in ((MORE, []), whole) for cut in range(1, len(pdu)))


@pytest.mark.parametrize(
    "pdu",
    [
        wire("84 00 02 000A00 000100 05 0101 ; reserved bits"),
        wire("00 00 02 000A00 000100 05 0101 ; not by a gateway"),
        wire("80 01 02 000A00 000100 05 0101 ; a reserved octet"),
        wire("80 00 09 000A00 000100 05 0101 ; too many gateways"),
        wire("80 00 02 800A00 000100 05 0101 ; no such network"),
        wire("80 00 02 000A44 000100 05 0101 ; no such unit"),
        wire("80 00 02 000A00 000100 05 0001 ; no such command"),
        wire("80 00 02 000A00 000100 05 0A01 ; no such group of commands"),
        b"FINE" + bytes(20),
        b"FINS" + bytes(20),
        framed(b"", command=5),
        framed(wire(ASKS)),
        b"GET / HTTP/1.1\r\n",
    ],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)


@settings(max_examples=300, deadline=None)
@given(mutated(framed(READ), framed(READ_ANSWER), framed(CONTROLLER), HELLO), st.integers(1, 80))
def test_law_of_the_cut(pdu: bytes, cut: int) -> None:
    beginning, whole = counted(count, pdu[:cut]), counted(count, pdu)
    assert pdu[:1] != b"F" or beginning in ((MORE, []), whole)


WRITE = wire(f"{ASKS} 0102 82 0064 00 0003 000100020003 ; D100 to D102")


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (WRITE, [("1/2", 0, 0x82, 100, 102)]),
        (framed(WRITE), [("1/2", 0, 0x82, 100, 102)]),
        (wire(f"{ASKS} 0102 31 000A 0E 0004 01010101"), [("1/2", 0, 0x31, 10, 11)]),
        (wire("80 00 02 000A12 000100 05 0103 B0 0000 00 0200 0000"), [("1/3", 18, 0xB0, 0, 511)]),
        (wire(f"{ASKS} 0105 82 0001 00 B2 0010 00 0005"), [("1/5", 0, 0xB2, 16, 20)]),
        (wire(f"{ASKS} 2301 0002 0001 30 0005 03 0000 30 0006 00"), [("35/1", 0, 0x30, 5, 6)]),
        (wire(f"{ASKS} 0202 8010 0000 8003 000000000000"), [("2/2", 0, 0x18010, 0, 2)]),
        (wire(f"{ASKS} 0307 FFFF 00000100 0040") + bytes(64), [("3/7", 0, 0x20000, 256, 319)]),
        (wire(f"{ASKS} 0308 FFFF 00"), [("3/8", 0, 0x20000, -1, -1)]),
        (READ, []),
        (READ_ANSWER, []),
        (STOP, []),
        (framed(WRITE)[:30], None),
    ],
)
def test_says_which_words_are_written(pdu: bytes, said: object) -> None:
    assert touched(count, pdu) == said


@settings(max_examples=300, deadline=None)
@given(
    mutated(WRITE, framed(WRITE), wire(f"{ASKS} 2301 0002 0001 30 0005 03 0000 30 0006 00")),
    st.sampled_from([-1, 0, 1]),
)
def test_law_of_what_is_touched(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
