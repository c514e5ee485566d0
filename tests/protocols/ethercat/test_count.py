import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.ethercat.pdu import datagram, frame, mailbox
from tests.protocols.pdu import check_law, counted, mutated, touched, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.ethercat.count import count

UPLOAD = mailbox(3, wire("0020 40 0810 00 00000000 ; CoE: upload object 1008"))
NAME = mailbox(3, wire("0030 43 0810 00 44523100 ; CoE: DR1"))
ABORTED = mailbox(3, wire("0020 80 0810 00 00000206 ; CoE: there is no such object"))
DOWNLOAD = mailbox(3, wire("0020 23 0060 00 01000000"))
FIRMWARE = mailbox(4, wire("0200 00000000") + b"fw.bin")
STATE = frame(datagram(7, 304, bytes(2), slave=0))
STATE_BACK = frame(datagram(7, 304, b"\x08\0", slave=3, counter=3))
CYCLE = frame(datagram(12, 0, bytes(40)), datagram(7, 304, bytes(2)), datagram(14, 2320, bytes(8)))
CYCLE_BACK = frame(datagram(12, 0, bytes(40), counter=3), datagram(7, 304, b"\x08\0", counter=1))
OPERATE = frame(datagram(5, 288, b"\x08\0"))
ASK_NAME, TAKEN = frame(datagram(5, 4096, UPLOAD)), frame(datagram(5, 4096, UPLOAD, counter=1))
POLL, TOLD = frame(datagram(4, 4224, bytes(32))), frame(datagram(4, 4224, NAME, counter=1))
FAILED = frame(datagram(4, 4224, ABORTED, counter=1))
SET, LOAD = frame(datagram(5, 4096, DOWNLOAD)), frame(datagram(5, 4096, FIRMWARE))
VARIABLES = wire("1040 0102030405060708 090A0B0C0D0E0F10")
VALID = (STATE, STATE_BACK, CYCLE, CYCLE_BACK, OPERATE, ASK_NAME, TOLD, FAILED, LOAD, VARIABLES)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (STATE, ["7/304 request"]),
        (STATE_BACK, ["7/304 response"]),
        (CYCLE, ["12 request", "7/304 request", "14/2320 request"]),
        (CYCLE_BACK, ["12 response", "7/304 response"]),
        (OPERATE, ["5/288 request"]),
        (ASK_NAME, ["5/4096/802 request"]),
        (TAKEN, ["5/4096/802 response"]),
        (POLL, ["4/4096 request"]),
        (TOLD, ["4/4096/818 response keep"]),
        (FAILED, ["4/4096/804 error"]),
        (SET, ["5/4096/801 request"]),
        (LOAD, ["5/4096/1026 request"]),
        (VARIABLES, ["256/4 publish"]),
    ],
)
def test_counts_the_datagrams_of_a_frame(pdu: bytes, said: list[str]) -> None:
    assert counted(count, pdu) == (len(pdu), said)
    assert counted(count, pdu + bytes(20)) == (len(pdu) + 20, said), "padding is no datagram"


def test_a_cut_frame_is_counted_as_far_as_it_is_there() -> None:
    assert counted(count, CYCLE[:11]) == (MORE, [])
    assert counted(count, CYCLE[:60]) == (len(CYCLE), ["12 request"])


@pytest.mark.parametrize(
    "pdu",
    [
        wire("0E30 01 00 0000 3001 0200 0000 0000 0000 ; no kind of frame"),
        wire("0E10 0F 00 0000 3001 0200 0000 0000 0000 ; no command"),
        wire("0E10 07 00 0000 3001 F000 0000 0000 0000 ; longer than its frame"),
        wire("0310 07 00 00"),
        b"GET / HTTP/1.1\r\n",
    ],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


@settings(max_examples=400, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (OPERATE, [("5/288", 1001, -1, 288, 289)]),
        (frame(datagram(2, 16, bytes(2), slave=0xFFFE)), [("2/16", 0x10002, -1, 16, 17)]),
        (frame(datagram(8, 288, bytes(2), slave=0)), [("8/288", -1, -1, 288, 289)]),
        (frame(datagram(11, 1, bytes(4), slave=0)), [("11", -1, 1, 65536, 65539)]),
        (CYCLE, [("12", -1, 1, 1001, 1040), ("14/2320", -1, -1, 2320, 2327)]),
        (SET, [("5/4096/801", 1001, -1, 4096, 4127)]),
        (CYCLE_BACK, []),
        (STATE, []),
        (POLL, []),
    ],
)
def test_says_which_place_of_which_slave_is_written(pdu: bytes, said: object) -> None:
    assert touched(count, pdu) == said
