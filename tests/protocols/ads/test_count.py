import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.ads.pdu import SYSTEM, datagram, frame
from tests.protocols.pdu import check_law, counted, mutated, touched, wire
from zonewright.protocols.ads.count import count
from zonewright.protocols.counter import FOREIGN, MORE, make_marks

READ = frame(2, wire("20400000 00000000 04000000 ; flags, from 0, 4 bytes"))
READ_ANSWER = frame(2, wire("00000000 04000000 01020304"), answers=True)
READ_FAILED = frame(2, wire("03070000 00000000 ; invalid index offset"), answers=True)
REFUSED = frame(2, b"", answers=True, error=7)
WRITE = frame(3, wire("20400000 00000000 01000000 FF"))
WRITE_BY_HANDLE = frame(3, wire("05F00000 01000000 01000000 FF"))
HANDLE = frame(9, wire("03F00000 00000000 04000000 05000000 4D41494E00"))
FILE = frame(9, wire("7B000000 00000000 04000000 04000000 01020304"), port=SYSTEM)
STOP = frame(5, wire("0600 0000 00000000"))
RESTART = frame(5, wire("0200 0000 00000000"), port=SYSTEM)
INFORMATION = frame(1, wire("00000000 03 01 B80F") + b"Plc30 App".ljust(16, b"\0"), answers=True)
NOTIFICATION = frame(8, wire("20000000 01000000 0000000000000000 00000000"))
ROUTER = wire("0010 02000000 0000 ; connect a port")
SEARCH = datagram(1)
FOUND = datagram(1, (5, b"cell7\0"), (3, bytes([3, 1, 0xB8, 0x0F])), answers=True)
ROUTE = datagram(6, (12, b"station\0"), (7, bytes([10, 0, 0, 5, 1, 1])), (2, b"secret\0"), (5, b"10.0.0.5\0"))
VALID = (READ, READ_ANSWER, READ_FAILED, HANDLE, FILE, STOP, INFORMATION, NOTIFICATION, ROUTER, FOUND, ROUTE)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (READ, "2 request"),
        (READ_ANSWER, "2 response"),
        (READ_FAILED, "2 error"),
        (REFUSED, "2 error"),
        (WRITE, "3 request"),
        (WRITE_BY_HANDLE, "3/240/5 request"),
        (HANDLE, "9/240/3 request"),
        (FILE, "9/10000/123 request"),
        (STOP, "5/6 request keep"),
        (RESTART, "5/2/10000 request keep"),
        (INFORMATION, "1 response keep"),
        (NOTIFICATION, "8 publish"),
        (ROUTER, "4096 request"),
        (SEARCH, "113/1 request"),
        (FOUND, "113/1 response keep"),
        (ROUTE, "113/6 request keep"),
    ],
)
def test_counts_one_message_per_frame(pdu: bytes, said: str) -> None:
    assert counted(count, pdu) == (len(pdu), [said])


def test_several_frames_in_one_segment() -> None:
    octets = np.frombuffer(READ + STOP + HANDLE, dtype=np.uint8)
    marks, at, lengths = make_marks(), 0, []
    while at < len(octets):
        lengths.append(count(octets, at, len(octets), 0, marks))
        at += lengths[-1]
    assert lengths == [len(READ), len(STOP), len(HANDLE)]


@pytest.mark.parametrize("pdu", VALID[:-2])
def test_a_split_frame_is_counted_once(pdu: bytes) -> None:
    whole = counted(count, pdu)
    for cut in range(1, len(pdu)):
        assert counted(count, pdu[:cut]) in (whole, (MORE, []))


@pytest.mark.parametrize(
    "pdu",
    [
        READ[:24] + b"\1\0" + READ[26:],  # not an ADS command by its flags
        READ[:2] + b"\x21" + READ[3:],  # two lengths that disagree
        wire("0100 20000000 0000"),
        wire("03661471 00000000 01000100"),
        b"GET / HTTP/1.1\r\n",
    ],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu + bytes(30)) == (FOREIGN, [])


@settings(max_examples=400, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)


SUM = frame(
    9,
    wire(
        """81F00000 02000000 08000000 1E000000       ; write two values
           20400000 04000000 02000000 20400000 0A000000 04000000
           0102 01020304"""
    ),
)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (WRITE, [("3", 851, 0x4020, 0, 0)]),
        (frame(9, wire("20400000 10000000 04000000 08000000") + bytes(8)), [("9", 851, 0x4020, 16, 23)]),
        (WRITE_BY_HANDLE, [("3/240/5", 851, 0xF005, 1, 1)]),
        (SUM, [("9/240/129", 851, 0x4020, 4, 5), ("9/240/129", 851, 0x4020, 10, 13)]),
        (FILE, [("9/10000/123", 10000, 123, -1, -1)]),
        (STOP, [("5/6", 851, -1, -1, -1)]),
        (RESTART, [("5/2/10000", 10000, -1, -1, -1)]),
        (HANDLE, []),
        (frame(3, wire("06F00000 00000000 04000000 01000000")), []),
        (READ, []),
        (READ_ANSWER, []),
        (WRITE[:45], None),
        (SUM[:60], []),  # the first of the list lies beyond what a stream carries
    ],
)
def test_says_which_groups_are_written(pdu: bytes, said: object) -> None:
    assert touched(count, pdu) == said


@settings(max_examples=300, deadline=None)
@given(mutated(WRITE, WRITE_BY_HANDLE, SUM, FILE), st.sampled_from([-1, 0, 1]))
def test_law_of_what_is_touched(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
