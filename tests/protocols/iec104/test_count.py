import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, touched, wire
from zonewright.protocols.counter import FOREIGN, MORE, make_marks
from zonewright.protocols.iec104.count import count

START = wire("68 04 07000000 ; start data transfer, activation")
STARTED = wire("68 04 0B000000 ; its confirmation")
TEST = wire("68 04 43000000")
TESTED = wire("68 04 83000000")
STOP = wire("68 04 13000000")
SUPERVISE = wire("68 04 01000A00 ; S frame, five received")


def message(code: int, cause: int, objects: str = "000001 01") -> bytes:
    """An I frame of station 7 with one object."""
    body = wire("0200 0400") + bytes([code, 1, cause, 0]) + wire("0700") + wire(objects)
    return bytes([0x68, len(body)]) + body


COMMAND = message(45, 6)
INTERROGATION = message(100, 6, "000000 14")
SPONTANEOUS = message(30, 3, "010000 01 E8030C0A100B18")
SECTION = message(123, 13)
VALID = (START, STARTED, SUPERVISE, COMMAND, INTERROGATION, SPONTANEOUS, SECTION)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (START, "0/1 request"),
        (STARTED, "0/1 response"),
        (STOP, "0/4 request"),
        (TEST, "0/16 request"),
        (TESTED, "0/16 response"),
        (SUPERVISE, "0 response"),
        (COMMAND, "45 request"),
        (message(45, 7), "45 response"),
        (message(45, 0x47), "45 error"),
        (message(45, 0x87), "45 response"),
        (message(45, 8), "45 request"),
        (message(45, 9), "45 response"),
        (message(45, 10), "45 response"),
        (message(45, 47), "45 error"),
        (message(200, 44), "200 error"),
        (message(200, 3), "200 publish"),
        (message(80, 6), "80 request"),
        (message(80, 0x6C), "80 error"),
        (SPONTANEOUS, "30 publish"),
        (message(13, 1), "13 publish"),
        (message(13, 2), "13 publish"),
        (message(13, 5), "13 response"),
        (message(102, 5), "102 request"),
        (message(13, 20), "13 response"),
        (message(15, 37), "15 response"),
        (message(1, 11), "1 publish"),
        (message(70, 4), "70 publish"),
        (message(122, 13), "122 request"),
        (message(126, 5), "126 response"),
        (message(81, 14), "81 request"),
        (message(82, 14), "82 response"),
        (message(87, 14), "87 error"),
    ],
)
def test_the_cause_tells_what_a_message_is(pdu: bytes, said: str) -> None:
    assert counted(count, pdu) == (len(pdu), [said])


@pytest.mark.parametrize(("from_server", "said"), [(1, "123 response"), (0, "123 request")])
def test_a_file_goes_from_its_holder(from_server: int, said: str) -> None:
    assert counted(count, SECTION, from_server=from_server)[1] == [said]


def test_several_frames_in_one_segment() -> None:
    octets = np.frombuffer(COMMAND + SUPERVISE + SPONTANEOUS, dtype=np.uint8)
    marks, at, lengths = make_marks(), 0, []
    while at < len(octets):
        lengths.append(count(octets, at, len(octets), 0, marks))
        at += lengths[-1]
    assert lengths == [len(COMMAND), 6, len(SPONTANEOUS)]


@pytest.mark.parametrize("pdu", VALID)
def test_a_frame_cut_anywhere_waits_or_counts_the_same(pdu: bytes) -> None:
    whole = counted(count, pdu)
    assert all(counted(count, pdu[:cut]) in ((MORE, []), whole) for cut in range(1, len(pdu)))


@pytest.mark.parametrize(
    "pdu",
    [
        wire("69 04 07000000 ; another start"),
        wire("68 03 07000000 ; shorter than a control field"),
        wire("68 FE 07000000 ; longer than any frame"),
        wire("68 04 0F000000 ; two functions at once"),
        wire("68 04 03000000 ; no function"),
        wire("68 04 07000200 ; a number in a U frame"),
        wire("68 06 02000400 0101 ; too short for a message"),
        wire("68 0E 02000400 00010600 0700 000001 01 ; type 0"),
        wire("68 0E 02000400 01010000 0700 000001 01 ; no cause"),
        wire("68 0E 02000400 50010300 0700 000001 01 ; a type that does not exist, spontaneous"),
        b"HTTP/1.1 200 OK\r\n",
    ],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID), st.integers(1, 80))
def test_law_of_the_cut(pdu: bytes, cut: int) -> None:
    beginning, whole = counted(count, pdu[:cut]), counted(count, pdu)
    assert beginning in ((MORE, []), whole)


def several(code: int, number: int, objects: str) -> bytes:
    """An activation of more than one object."""
    pdu = message(code, 6, objects)
    return pdu[:7] + bytes([number]) + pdu[8:]


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (COMMAND, [("45", 7, -1, 65536, 65536)]),
        (message(45, 7), [("45", 7, -1, 65536, 65536)]),
        (message(45, 0x47), []),
        (several(45, 3, "010000 01 020000 00 050000 01"), [("45", 7, -1, 1, 2), ("45", 7, -1, 5, 5)]),
        (several(63, 2, "010000" + " 00" * 12 + " 020000" + " 00" * 12), [("63", 7, -1, 1, 2)]),
        (several(110, 0x82, "0A0000 010203 040506"), [("110", 7, -1, 10, 11)]),
        (message(103, 6, "000000 00000000000000"), [("103", 7, -1, 0, 0)]),
        (message(105, 6, "000000 01"), [("105", 7, -1, 0, 0)]),
        (message(120, 13, "070000 0100 000000 00"), [("120", 7, -1, 7, 7)]),
        (INTERROGATION, []),
        (SPONTANEOUS, []),
        (START, []),
        (COMMAND[:12], None),
    ],
)
def test_says_which_objects_are_commanded(pdu: bytes, said: object) -> None:
    assert touched(count, pdu) == said


@settings(max_examples=300, deadline=None)
@given(mutated(COMMAND, several(45, 3, "010000 01 020000 00 050000 01")), st.sampled_from([-1, 0, 1]))
def test_law_of_what_is_touched(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
