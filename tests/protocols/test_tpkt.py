import numpy as np
import pytest

from tests.protocols.pdu import wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.tpkt import NO_DATA, S7, S7_PLUS, SESSION, UNKNOWN, find_data, read_frame, read_owner


@pytest.mark.parametrize(
    ("octets", "length"),
    [
        ("0300 0007 02F000 ; data, nothing in it", 7),
        ("0300 0016 11E0 0000 0001 00 C00109 C1020100 C2020102 ; connection request", 22),
        ("0300 0100 02F0 ; more to come", 256),
        ("0300 0016 11 ; kind not there", MORE),
        ("04 ; not TPKT", FOREIGN),
        ("0301 0016 11E0 ; not TPKT", FOREIGN),
        ("0300 0005 00D0 ; shorter than its header", FOREIGN),
        ("0300 0016 0190 ; no such TPDU", FOREIGN),
        ("0300 0016 1DE0 ; header longer than the frame", FOREIGN),
        ("0300 0016 09F0 ; header of data too long", FOREIGN),
    ],
)
def test_frame(octets: str, length: int) -> None:
    pdu = np.frombuffer(wire(octets), np.uint8)
    assert read_frame(pdu, 0, len(pdu)) == length
    assert read_frame.py_func(pdu, 0, len(pdu)) == length


@pytest.mark.parametrize(
    ("octets", "owner"),
    [
        ("32 01 0000", S7),
        ("32 04 0000", UNKNOWN),
        ("72 03 0010", S7_PLUS),
        ("72 FE 0010", S7_PLUS),
        ("72 50 0010", UNKNOWN),
        ("01 00 01 00 61", SESSION),
        ("0D 02 0506", SESSION),
        ("0E 03 050600 ; accept", SESSION),
        ("0D 20 0506 ; length that does not fit", UNKNOWN),
        ("0E FF 0001 00 ; long form", SESSION),
        ("01 00 01", UNKNOWN),
    ],
)
def test_owner(octets: str, owner: int) -> None:
    data = wire(octets)
    pdu = np.frombuffer(b"\x03\x00" + (len(data) + 7).to_bytes(2, "big") + b"\x02\xf0\x80" + data, np.uint8)
    assert find_data(pdu, 0) == 7
    assert read_owner(pdu, 7, len(pdu), len(pdu)) == owner
    assert read_owner.py_func(pdu, 7, len(pdu), len(pdu)) == owner


def test_owner_waits_for_four_bytes() -> None:
    pdu = np.frombuffer(wire("0300 0020 02F080 3201"), np.uint8)
    assert read_owner(pdu, 7, len(pdu), 32) == -1


def test_a_connection_carries_no_data() -> None:
    assert find_data(np.frombuffer(wire("0300 0008 02E000 AA"), np.uint8), 0) == NO_DATA
    assert find_data(np.frombuffer(wire("0300 0007 02F080"), np.uint8), 0) == NO_DATA
