"""The chain of counters and the list of rooms say the same."""

import numpy as np
import pytest

from tests.sources.captures.walking import lldp, modbus
from zonewright.protocols.counter import FOREIGN, key_of, make_marks
from zonewright.protocols.dispatch import count_pdu
from zonewright.protocols.registry import ROOMS

PDUS = {
    "modbus": (modbus(3), "3"),
    "s7comm": (bytes.fromhex("0300001f02f080320100000001000e00000401120a10020001000084000000"), "1/4"),
    "enip": (b"\x65\0\4\0" + b"\0" * 20 + b"\1\0\0\0", "101"),
    "profinet_dcp": (bytes.fromhex("fefe0500000000010001000400ff0000ffff0000"), None),
    "profinet_rt": (b"\x80\x00" + b"\0" * 40 + b"\0\1\x35\0", None),
    "lldp": (lldp("plc12"), None),
}


@pytest.mark.parametrize("number", range(len(ROOMS)))
def test_number_means_the_room_at_that_place(number: int) -> None:
    pdu, key = PDUS[ROOMS[number].name]
    octets, marks = np.frombuffer(pdu, np.uint8), make_marks()
    assert count_pdu(number, octets, 0, len(octets), 0, marks) > 0
    assert marks[0] == 1
    assert key is None or key_of(int(marks[1])) == key


def test_number_without_a_room_is_foreign() -> None:
    octets, marks = np.frombuffer(bytes(60), np.uint8), make_marks()
    assert count_pdu(len(ROOMS), octets, 0, 60, -1, marks) == FOREIGN


@pytest.mark.parametrize("number", range(len(ROOMS)))
def test_marks_of_the_pdu_before_are_gone(number: int) -> None:
    octets, marks = np.frombuffer(b"\x20\x00" + b"\xff" * 58, np.uint8), make_marks()
    marks[0] = 5
    assert count_pdu(number, octets, 0, 60, -1, marks) == FOREIGN
    assert marks[0] == 0
