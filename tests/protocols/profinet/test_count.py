import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, touched, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.profinet.count import count_dcp, count_rt

IDENTIFY = wire("FEFE 05 00 00000001 0001 0004 FFFF0000 ; identify: all devices" + "\n" + "00" * 20 + " ; padding")
IDENTIFIED = wire(
    """FEFF 05 01 00000001 0000 0044
       02 01 0008 0000 434F55503031               ; type of station: COUP01
       02 02 0007 0000 636F757031 00              ; name: coup1, padded
       02 03 0006 0000 002A 0A01                  ; vendor 0x002a, device 0x0a01
       02 04 0004 0000 0100                       ; role: device
       01 02 000E 0001 0A010205 FFFFFF00 0A010201 ; 10.1.2.5, mask, gateway
       02 06 0003 0000 61 00                      ; alias"""
)
SET_NAME = wire("FEFD 04 00 00000002 0000 000C 02 02 0007 0001 6365 6C6C31 00 ; set: name cell1, for good")
SET_DONE = wire("FEFD 04 01 00000002 0000 0008 05 04 0003 02 02 00 00 ; no block error")
SET_REFUSED = wire("FEFD 04 01 00000002 0000 0008 05 04 0003 02 02 03 00 ; block error: not set")
RESET = wire("FEFD 04 00 00000003 0000 0006 05 06 0002 0004 ; set: reset to factory")
GET = wire("FEFD 03 00 00000004 0000 0002 02 02 ; get: name")
GET_ERROR = wire("FEFD 03 05 00000004 0000 0000 ; service not supported")
HELLO = wire("FEFC 06 00 00000005 0000 000C 02 02 0007 0000 636F757031 00 ; hello from coup1")
DCP = (IDENTIFY, IDENTIFIED, SET_NAME, SET_DONE, SET_REFUSED, RESET, GET, GET_ERROR, HELLO)
CYCLIC = wire("8000 0102030405060708 1234 35 00 ; class 2, data, cycle, status")
ALARM = wire("FC01 0001 0002 11 01 FFFF FFFF 0000 ; alarm of high priority, data")
ALARM_TAKEN = wire("FC01 0002 0001 13 01 0000 0000 0000 ; acknowledged")
ALARM_ERROR = wire("FE01 0002 0001 14 01 0000 0000 0004 CF81FD05 ; error")
RT = (CYCLIC, ALARM, ALARM_TAKEN, ALARM_ERROR)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (IDENTIFY, "5 request"),
        (IDENTIFIED, "5 response keep"),
        (SET_NAME, "4 request keep"),
        (SET_DONE, "4 response"),
        (SET_REFUSED, "4 error"),
        (RESET, "4 request keep"),
        (GET, "3 request"),
        (GET_ERROR, "3 error"),
        (HELLO, "6 publish keep"),
    ],
)
def test_dcp_services(pdu: bytes, said: str) -> None:
    assert counted(count_dcp, pdu) == (len(pdu), [said])
    assert counted(count_rt, pdu) == (FOREIGN, [])


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (CYCLIC, "2 publish"),
        (wire("C000 00 ; class 1"), "1 publish"),
        (wire("0100 00 ; class 3"), "3 publish"),
        (ALARM, "252/1 publish"),
        (ALARM_TAKEN, "252/1 response"),
        (ALARM_ERROR, "254/1 error"),
        (wire("FF41 00 ; clock message"), "255/65 publish"),
    ],
)
def test_rt_frames(pdu: bytes, said: str) -> None:
    assert counted(count_rt, pdu) == (len(pdu), [said])
    assert counted(count_dcp, pdu) == (FOREIGN, [])


def test_foreign_and_cut() -> None:
    assert counted(count_rt, wire("2000 00 ; reserved"))[0] == FOREIGN
    assert counted(count_dcp, wire("FEFE 09 00 00000001 0001 0000 ; no such service"))[0] == FOREIGN
    assert counted(count_dcp, IDENTIFY[:11]) == (MORE, [])


@settings(max_examples=300, deadline=None)
@given(mutated(*DCP, *RT), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counters(pdu: bytes, from_server: int) -> None:
    check_law(count_dcp, pdu, from_server)
    check_law(count_rt, pdu, from_server)


SET_TWO = wire(
    "FEFD 04 00 00000002 0000 001E 02 02 0007 0001 6365 6C6C31 00 01 02 000E 0001 0A010205 FFFFFF00 0A010201"
)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (SET_NAME, [("4", -1, 0x0202, -1, -1)]),
        (SET_TWO, [("4", -1, 0x0202, -1, -1), ("4", -1, 0x0102, -1, -1)]),
        (RESET, [("4", -1, 0x0506, -1, -1)]),
        (SET_DONE, []),
        (IDENTIFY, []),
        (HELLO, []),
    ],
)
def test_says_which_options_are_set(pdu: bytes, said: object) -> None:
    assert touched(count_dcp, pdu) == said
