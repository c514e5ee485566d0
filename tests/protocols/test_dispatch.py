"""The counters and the list of rooms say the same."""

from typing import Any

import numpy as np
import pytest

from tests.protocols.cclink.test_count import SEARCH
from tests.protocols.dhcp.test_count import DISCOVER, SOLICIT
from tests.protocols.goose.test_count import PUBLICATION as GOOSE
from tests.protocols.mms.test_count import IDENTIFY as MMS_IDENTIFY
from tests.protocols.netbios.test_count import PLAIN, QUERY
from tests.protocols.opcua.test_count import HELLO as OPCUA_HELLO
from tests.protocols.profinet_cm.test_count import CONNECT
from tests.protocols.s7plus.test_count import READ as S7PLUS_READ
from tests.protocols.sv.test_count import PUBLICATION as SV
from tests.sources.captures.walking import lldp, modbus
from zonewright.protocols.counter import FOREIGN, TOUCHED, key_of, make_marks
from zonewright.protocols.dispatch import COUNTERS, count_pdu
from zonewright.protocols.linkage import link_counters
from zonewright.protocols.registry import ROOMS

PDUS = {
    "modbus": (modbus(3), "3"),
    "s7comm": (bytes.fromhex("0300001f02f080320100000001000e00000401120a10020001000084000000"), "1/4"),
    "enip": (b"\x65\0\4\0" + b"\0" * 20 + b"\1\0\0\0", "101"),
    "profinet_dcp": (bytes.fromhex("fefe0500000000010001000400ff0000ffff0000"), None),
    "profinet_rt": (b"\x80\x00" + b"\0" * 40 + b"\0\1\x35\0", None),
    "lldp": (lldp("plc12"), None),
    "s7plus": (S7PLUS_READ, "1356"),
    "mms": (MMS_IDENTIFY, "0/2"),
    "opcua": (OPCUA_HELLO, "1"),
    "goose": (GOOSE, "0"),
    "sv": (SV, "0"),
    "dnp3": (bytes.fromhex("0564 08c4 0a000100 0000 c0c117 0000"), "23"),
    "iec104": (bytes.fromhex("6804 07000000"), "0/1"),
    "bacnet": (bytes.fromhex("810a0011010400050 10c0c000000021955".replace(" ", "")), "0/12"),
    "ads": (bytes(2) + bytes.fromhex("20000000") + bytes(16) + bytes.fromhex("01000400") + bytes(12), "1"),
    "ethercat": (bytes.fromhex("0e10 07 00 0000 3001 0200 0000 0000 0000"), "7/304"),
    "profinet_cm": (CONNECT, "1/0"),
    "fins": (bytes.fromhex("800002 000a00 000100 05 0402"), "4/2"),
    "slmp": (bytes.fromhex("5000 00 ff ff03 00 0600 1000 0101 0000"), "1/1"),
    "hartip": (bytes.fromhex("0100000000010008"), "0"),
    "synchrophasor": (bytes.fromhex("aa41001200075f000000000000000001abcd"), "4/1"),
    "codesys": (bytes.fromhex("bbbb0100000001"), "2/1"),
    "gesrtp": (bytes(56), "257"),
    "knxip": (bytes.fromhex("06100201000e08010a0000050e57"), "513"),
    "mqtt": (bytes.fromhex("c000"), "12"),
    "dhcp": (DISCOVER, "1"),
    "dhcp6": (SOLICIT, "1"),
    "netbios_ns": (QUERY, None),
    "netbios_dgm": (PLAIN, None),
    "cclink_basic": (SEARCH, "14/48"),
}


@pytest.fixture(scope="module")
def addresses() -> Any:
    """Where the counters lie."""
    return link_counters(COUNTERS)


@pytest.mark.parametrize("number", range(len(ROOMS)))
def test_counter_and_room_at_a_place_are_of_one_protocol(number: int) -> None:
    assert folder_of(COUNTERS[number]) == folder_of(ROOMS[number].read)


def folder_of(function: Any) -> str:
    """The folder of a protocol that a function comes from."""
    return str(getattr(function, "py_func", function).__module__).split(".")[2]


@pytest.mark.parametrize("name", PDUS)
def test_number_means_the_room_at_that_place(name: str, addresses: Any) -> None:
    number = next(at for at, room in enumerate(ROOMS) if room.name == name)
    pdu, key = PDUS[name]
    octets, marks = np.frombuffer(pdu, np.uint8), make_marks()
    assert count_pdu(addresses, number, octets, 0, len(octets), 0, marks) > 0
    assert marks[0] == 1
    assert key is None or key_of(int(marks[1])) == key


def test_number_without_a_room_is_foreign(addresses: Any) -> None:
    octets, marks = np.frombuffer(bytes(60), np.uint8), make_marks()
    assert count_pdu(addresses, len(ROOMS), octets, 0, 60, -1, marks) == FOREIGN


@pytest.mark.parametrize("number", range(len(ROOMS)))
def test_marks_of_the_pdu_before_are_gone(number: int, addresses: Any) -> None:
    octets, marks = np.frombuffer(b"\x20\x00" + b"\xff" * 58, np.uint8), make_marks()
    marks[0] = marks[TOUCHED] = 5
    count_pdu(addresses, number, octets, 0, 60, -1, marks)
    assert marks[0] < 5
    assert marks[TOUCHED] < 5
