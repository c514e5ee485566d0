import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, touched, wire
from zonewright.protocols.counter import FOREIGN, MORE, make_marks
from zonewright.protocols.modbus.count import count

READ_REQUEST = wire("0001 0000 0006 11 03 006B 0003 ; read 3 holding registers from 107")
READ_RESPONSE = wire("0001 0000 0009 11 03 06 022B 0000 0064 ; 3 registers")
EXCEPTION = wire("0001 0000 0003 11 83 02 ; illegal data address")
WRITE_REQUEST = wire("0002 0000 0009 01 10 0001 0001 02 000A ; write 1 register")
WRITE_RESPONSE = wire("0002 0000 0006 01 10 0001 0001")
LISTEN_ONLY = wire("0003 0000 0006 01 08 0004 0000 ; force listen only mode")
IDENTITY_REQUEST = wire("0004 0000 0005 01 2B 0E 01 00 ; read device identification, basic")
IDENTITY_RESPONSE = wire(
    """0004 0000 0019 01 2B 0E 01 01 00 00 03 ; basic, nothing follows, three objects
       00 03 41636D                           ; vendor Acm
       01 04 50313233                         ; product code P123
       02 04 56312E30                         ; revision V1.0"""
)
REPORT = wire("0005 0000 0009 01 11 06 01 FF 44454D4F ; server id 1, running, DEMO")
TUNNEL_STOP = wire("0006 0000 0006 00 5A 12 41 FF 00 ; vendor tunnel: stop the controller")
VALID = (READ_REQUEST, READ_RESPONSE, EXCEPTION, WRITE_REQUEST, LISTEN_ONLY, IDENTITY_RESPONSE, REPORT, TUNNEL_STOP)


@pytest.mark.parametrize(
    ("pdu", "from_server", "said"),
    [
        (READ_REQUEST, 0, "3 request"),
        (READ_RESPONSE, 1, "3 response"),
        (EXCEPTION, 1, "3 error"),
        (WRITE_REQUEST, 0, "16 request"),
        (WRITE_RESPONSE, 1, "16 response"),
        (LISTEN_ONLY, 0, "8/4 request"),
        (IDENTITY_REQUEST, 0, "43/14 request"),
        (IDENTITY_RESPONSE, 1, "43/14 response keep"),
        (REPORT, 1, "17 response keep"),
        (TUNNEL_STOP, 0, "90/65 request"),
    ],
)
def test_counts_one_message_per_pdu(pdu: bytes, from_server: int, said: str) -> None:
    assert counted(count, pdu, from_server=from_server) == (len(pdu), [said])


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (READ_REQUEST, "3 request"),
        (READ_RESPONSE, "3 response"),
        (WRITE_REQUEST, "16 request"),
        (WRITE_RESPONSE, "16 response"),
        (IDENTITY_REQUEST, "43/14 request"),
        (IDENTITY_RESPONSE, "43/14 response keep"),
    ],
)
def test_the_form_tells_the_side_where_nobody_knows_it(pdu: bytes, said: str) -> None:
    assert counted(count, pdu) == (len(pdu), [said])


def test_several_pdus_in_one_segment() -> None:
    octets = np.frombuffer(READ_REQUEST + LISTEN_ONLY + WRITE_REQUEST, dtype=np.uint8)
    marks, at, lengths = make_marks(), 0, []
    while at < len(octets):
        lengths.append(count(octets, at, len(octets), 0, marks))
        at += lengths[-1]
    assert lengths == [12, 12, 15]


def test_a_cut_pdu_is_counted_as_soon_as_its_code_is_there() -> None:
    assert counted(count, WRITE_REQUEST[:7]) == (MORE, [])
    assert counted(count, WRITE_REQUEST[:8], from_server=0) == (15, ["16 request"])
    assert counted(count, LISTEN_ONLY[:9]) == (MORE, [])


@pytest.mark.parametrize(
    "pdu",
    [
        wire("0001 0001 0006 11 03 006B 0003 ; protocol id is not 0"),
        wire("0001 0000 0001 11 03           ; too short for a function code"),
        wire("0001 0000 0105 11 03 006B 0003 ; longer than any frame"),
        b"GET / HTTP/1.1\r\n",
    ],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (WRITE_REQUEST, [("16", 1, 4, 1, 1)]),
        (WRITE_RESPONSE, [("16", 1, 4, 1, 1)]),
        (wire("0002 0000 0006 07 05 0013 FF00 ; force coil 19"), [("5", 7, 0, 19, 19)]),
        (wire("0002 0000 0009 01 0F 0013 000A 02 CD01 ; ten coils from 19"), [("15", 1, 0, 19, 28)]),
        (wire("0002 0000 0008 01 16 0004 00F2 0025 ; mask one register"), [("22", 1, 4, 4, 4)]),
        (
            wire("0002 0000 000D 01 17 0003 0006 000E 0002 02 00FF ; read six, write two from 14"),
            [("23", 1, 4, 14, 15)],
        ),
        (
            wire("0002 0000 000E 01 15 0B 06 0004 0007 0002 06AF 04BE ; two records from 7 of file 4"),
            [("21", 1, 38, 7, 8)],
        ),
        (READ_REQUEST, []),
        (EXCEPTION, []),
        (WRITE_REQUEST[:9], None),
    ],
)
def test_says_which_coils_and_registers_are_written(pdu: bytes, said: object) -> None:
    assert touched(count, pdu) == said
