import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, touched, wire
from zonewright.protocols.counter import FOREIGN, MORE, make_marks
from zonewright.protocols.dnp3.count import count


def frame(user: str, *, control: int = 0xC4) -> bytes:
    """A link frame from station 1 to station 10, its CRCs zero; the user octets begin with the transport octet."""
    octets = wire(user)
    blocks = b"".join(octets[at : at + 16] + b"\0\0" for at in range(0, len(octets), 16))
    return bytes([0x05, 0x64, 5 + len(octets), control]) + wire("0A00 0100 0000") + blocks


READ = frame("C0 C1 01 3C02 06 3C03 06 3C04 06 ; read classes 1, 2, 3")
RESPONSE = frame("C0 C1 81 0000 0101 00 00 07 55 ; eight binary inputs", control=0x44)
REFUSED = frame("C0 C1 81 0001 ; function not supported", control=0x44)
NOT_FOUND = frame("C0 C1 81 9002 ; object unknown, and a restart", control=0x44)
UNSOLICITED = frame("C0 F2 82 8000 0201 17 01 05 81 ; binary event", control=0x44)
CONFIRM = frame("C1 D2 00")
OPERATE = frame("C2 C3 04 0C01 28 0100 0400 41 01 64000000 64000000 00 ; close point 4")
SET_CLOCK = frame("C3 C4 02 3201 07 01 A0B1C2D3E400")
CLEAR_RESTART = frame("C4 C5 02 5001 00 07 07 00")
ATTRIBUTES = frame("C5 C6 01 00FE 00 00 00 ; all device attributes")
OPEN_FILE = frame(
    """C6 C7 19 4603 5B 01 1F00                       ; open: one file command of 31 octets
       1A00 0500 000000000000 0000 00000000 00000000 0100 0004 0100 ; name at 26, five octets
       612E786D6C"""
)
FIRST_OF_TWO = frame("40 C8 81 0000" + " 0102" * 10, control=0x44)
LAST_OF_TWO = frame("81 FF 81 0000", control=0x44)
KEEP_ALIVE = frame("", control=0xC9)
VALID = (READ, RESPONSE, REFUSED, UNSOLICITED, OPERATE, SET_CLOCK, ATTRIBUTES, OPEN_FILE, FIRST_OF_TWO, KEEP_ALIVE)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (READ, "1 request"),
        (RESPONSE, "129 response"),
        (REFUSED, "129 error"),
        (NOT_FOUND, "129 error"),
        (UNSOLICITED, "130 publish"),
        (CONFIRM, "0 response"),
        (OPERATE, "4 request"),
        (SET_CLOCK, "2/50 request"),
        (CLEAR_RESTART, "2/80 request"),
        (ATTRIBUTES, "1/0 request"),
        (OPEN_FILE, "25 request keep"),
    ],
)
def test_counts_one_message_per_fragment(pdu: bytes, said: str) -> None:
    assert counted(count, pdu) == (len(pdu), [said])


def test_a_fragment_over_several_frames_counts_once() -> None:
    assert counted(count, FIRST_OF_TWO) == (len(FIRST_OF_TWO), ["129 response"])
    assert counted(count, LAST_OF_TWO) == (len(LAST_OF_TWO), [])


def test_frames_of_the_link_alone_mark_nothing() -> None:
    assert counted(count, KEEP_ALIVE) == (10, [])


def test_every_block_of_sixteen_octets_has_a_crc() -> None:
    for size in (16, 17, 32, 33, 250):
        whole = frame("40 C8 81 0000" + " 00" * (size - 5), control=0x44)
        assert counted(count, whole)[0] == len(whole) == 10 + size + 2 * -(-size // 16)


def test_a_device_attribute_in_a_response_is_kept() -> None:
    assert counted(count, frame("C0 C1 81 0000 00FC 00 00 00 01 03 41636D", control=0x44))[1] == ["129 response keep"]


def test_several_frames_in_one_segment() -> None:
    octets = np.frombuffer(READ + KEEP_ALIVE + OPERATE, dtype=np.uint8)
    marks, at, lengths = make_marks(), 0, []
    while at < len(octets):
        lengths.append(count(octets, at, len(octets), 0, marks))
        at += lengths[-1]
    assert lengths == [len(READ), 10, len(OPERATE)]


@pytest.mark.parametrize("pdu", VALID)
def test_a_frame_cut_anywhere_waits_or_counts_the_same(pdu: bytes) -> None:
    whole = counted(count, pdu)
    answers = [counted(count, pdu[:cut]) for cut in range(1, len(pdu))]
    assert all(answer in ((MORE, []), whole) for answer in answers)


@pytest.mark.parametrize(
    "pdu",
    [
        wire("0565 0BC4 0A00 0100 0000 ; another start"),
        wire("0564 04C4 0A00 0100 0000 ; shorter than its header"),
        wire("0564 05C7 0A00 0100 0000 ; a control octet that no link layer sends"),
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
@given(mutated(*VALID), st.integers(1, 80))
def test_law_of_the_cut(pdu: bytes, cut: int) -> None:
    beginning, whole = counted(count, pdu[:cut]), counted(count, pdu)
    assert beginning in ((MORE, []), whole)


CLOSE = "41 01 64000000 64000000 00"


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (OPERATE, [("4", 10, 12, 4, 4)]),
        (frame(f"C2 C3 03 0C01 17 03 04 {CLOSE} 05 {CLOSE} 09 {CLOSE}"), [("3", 10, 12, 4, 5), ("3", 10, 12, 9, 9)]),
        (
            frame(f"C2 C3 05 0C01 17 01 02 {CLOSE} 2902 28 0100 0700 3412 00"),
            [("5", 10, 12, 2, 2), ("5", 10, 41, 7, 7)],
        ),
        (
            frame("C2 C3 02 2201 00 03 05 0A00 0A00 0A00 2202 01 0900 0900 0A000000"),
            [("2", 10, 34, 3, 5), ("2", 10, 34, 9, 9)],
        ),
        (frame("C2 C3 09 1400 01 0000 0900 ; freeze and clear"), [("9", 10, 20, 0, 9)]),
        (frame("C2 C3 07 1400 06 ; freeze all"), [("7", 10, 20, -1, -1)]),
        (
            frame("C2 C3 0B 3202 07 01 A0B1C2D3E400 10270000 1400 00 01 02"),
            [("11", 10, 50, -1, -1), ("11", 10, 20, 1, 2)],
        ),
        (frame("C2 C3 15 3C02 06 3C03 06 ; no more unsolicited"), [("21", 10, 60, -1, -1)]),
        (frame("C2 C3 02 7803 07 01 0102 ; a group of unknown length"), [("2", 10, 120, -1, -1)]),
        (SET_CLOCK, [("2/50", 10, 50, -1, -1)]),
        (CLEAR_RESTART, []),
        (READ, []),
        (RESPONSE, []),
        (CONFIRM, []),
        (OPERATE[:18], None),
    ],
)
def test_says_which_points_are_changed(pdu: bytes, said: object) -> None:
    assert touched(count, pdu) == said


@settings(max_examples=300, deadline=None)
@given(
    mutated(
        OPERATE, frame(f"C2 C3 05 0C01 17 01 02 {CLOSE} 2902 28 0100 0700 3412 00"), frame("C2 C3 02 2201 00 03 05")
    ),
    st.sampled_from([-1, 0, 1]),
)
def test_law_of_what_is_touched(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
