import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, touched, wire
from zonewright.protocols.bacnet.count import count
from zonewright.protocols.counter import FOREIGN, MORE

READ_REQUEST = wire("810A0011 0104 0005 01 0C 0C 00000002 19 55 ; read present value of analog input 2")
READ_ANSWER = wire("810A0014 0100 30 01 0C 0C 00000002 19 55 3E 91 01 3F")
MODEL_ANSWER = wire("810A0017 0100 30 02 0C 0C 02000539 19 46 3E 74 00 414231 3F ; device 1337 is an AB1")
WRITE_REQUEST = wire("810A0013 0104 0005 03 0F 0C 00400001 19 55 3E 3F ; write present value of analog output 1")
WRITE_DONE = wire("810A0009 0100 20 03 0F")
WRITE_FAILED = wire("810A000D 0100 50 04 0F 91 02 91 28 ; access denied")
REJECTED = wire("810A0009 0100 60 05 09 ; unrecognized service")
ABORTED = wire("810A0009 0100 71 06 04 ; segmentation is not supported")
I_AM = wire("810B0018 0120 FFFF00 FF 10 00 C4 02000539 22 05C4 91 03 21 0F")
WHO_IS = wire("810B000C 0120 FFFF00 FF 10 08 ; to all networks")
ROUTED = wire("810A0014 0108 07D1 01 0A 30 02 0C 0C 00000002 19 55 ; from station 10 of network 2001")
FORWARDED = wire("8104000E 0A000005 BAC0 0100 10 08")
FIRST_SEGMENT = wire("810A0011 0100 3C 07 00 10 0E 0C 02000539 1E")
SECOND_SEGMENT = wire("810A0011 0100 3C 07 01 10 0E 00 00000000 00")
SEGMENT_DONE = wire("810A000A 0100 40 07 01 10")
WHO_IS_ROUTER = wire("810B0007 0180 00 ; a message of the network layer")
VENDORS_OWN = wire("810B0009 0180 90 0010")
REGISTER = wire("81050006 003C ; register as a foreign device for 60 s")
REGISTERED = wire("81000006 0000")
NOT_REGISTERED = wire("81000006 0030")
RESTART = wire("810A000C 0104 0005 08 14 0901 ; reinitialize device, warm start")
SILENCED = wire("810A0012 0104 0005 08 11 0905 1901 2D020061 ; be silent, with a password")
V6_WHO_IS = wire("8202000B 123456 0100 10 08")
V6_RESULT = wire("82000009 123456 0060")
VALID = (
    READ_REQUEST,
    READ_ANSWER,
    MODEL_ANSWER,
    WRITE_FAILED,
    REJECTED,
    I_AM,
    ROUTED,
    FORWARDED,
    FIRST_SEGMENT,
    SECOND_SEGMENT,
    WHO_IS_ROUTER,
    REGISTERED,
    RESTART,
    V6_WHO_IS,
    V6_RESULT,
)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (READ_REQUEST, "0/12 request"),
        (READ_ANSWER, "0/12 response"),
        (MODEL_ANSWER, "0/12 response keep"),
        (WRITE_REQUEST, "0/15 request"),
        (WRITE_DONE, "0/15 response"),
        (WRITE_FAILED, "0/15 error"),
        (REJECTED, "6/9 error"),
        (ABORTED, "7/4 error"),
        (I_AM, "1/0 publish keep"),
        (WHO_IS, "1/8 request"),
        (ROUTED, "0/12 response"),
        (FORWARDED, "1/8 request"),
        (FIRST_SEGMENT, "0/14 response"),
        (SEGMENT_DONE, "4 response"),
        (WHO_IS_ROUTER, "128/0 request"),
        (VENDORS_OWN, "128/256 request"),
        (REGISTER, "129/5 request"),
        (REGISTERED, "129/0 response"),
        (NOT_REGISTERED, "129/0 error"),
        (RESTART, "0/20 request keep"),
        (V6_WHO_IS, "1/8 request"),
        (V6_RESULT, "130/0 error"),
    ],
)
def test_counts_one_message_per_datagram(pdu: bytes, said: str) -> None:
    assert counted(count, pdu) == (len(pdu), [said])


def test_a_length_that_is_told_too_short_takes_the_datagram_all_the_same() -> None:
    told_short = SILENCED[:3] + bytes([len(SILENCED) - 2]) + SILENCED[4:]
    assert counted(count, told_short) == (len(SILENCED), ["0/17 request keep"])


def test_a_further_segment_is_no_message() -> None:
    assert counted(count, SECOND_SEGMENT) == (len(SECOND_SEGMENT), [])


def test_a_cut_message_is_counted_as_soon_as_its_service_is_there() -> None:
    assert counted(count, READ_REQUEST[:9]) == (MORE, [])
    assert counted(count, READ_REQUEST[:10]) == (17, ["0/12 request"])


@pytest.mark.parametrize(
    "pdu",
    [
        wire("830A0011 0104 0005 01 0C 0C 00000002 19 55 ; another kind of link"),
        wire("810D0011 0104 0005 01 0C 0C 00000002 19 55 ; no function of the link"),
        wire("810A0011 0204 0005 01 0C 0C 00000002 19 55 ; another version of the network header"),
        wire("810A0006 0100 ; nothing is carried"),
        wire("810A0009 0100 90 01 0C ; no kind of APDU"),
        b"HTTP/1.1 200 OK\r\n",
    ],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


@settings(max_examples=400, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)


def asked(service: str) -> bytes:
    """A confirmed request."""
    message = wire("0104 0005 03") + wire(service)
    return wire("810A") + (4 + len(message)).to_bytes(2, "big") + message


WRITE_TWO = asked("10 0C00400001 1E 0955 2E 4442C80000 2F 1F 0C00400002 1E 0955 2E 750600414243 4446 2F 3910 1F")


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (WRITE_REQUEST, [("0/15", -1, 1, 1, 1)]),
        (WRITE_TWO, [("0/16", -1, 1, 1, 2)]),
        (WRITE_TWO[:20], [("0/16", -1, 1, 1, 1)]),
        (asked("07 C402800003 0E 3100 6101 0F"), [("0/7", -1, 10, 3, 3)]),
        (asked("0B C400400005"), [("0/11", -1, 1, 5, 5)]),
        (asked("0A 0E 1C00400006 0F"), [("0/10", -1, 1, 6, 6)]),
        (asked("0A 0E 0902 0F"), [("0/10", -1, 2, -1, -1)]),
        (asked("00 0901 1C00000007 2903"), [("0/0", -1, 0, 7, 7)]),
        (READ_REQUEST, []),
        (WRITE_DONE, []),
        (RESTART, []),
        (SECOND_SEGMENT, []),
    ],
)
def test_says_which_objects_are_changed(pdu: bytes, said: object) -> None:
    assert touched(count, pdu) == said


@settings(max_examples=300, deadline=None)
@given(mutated(WRITE_REQUEST, WRITE_TWO, asked("00 0901 1C00000007 2903")), st.sampled_from([-1, 0, 1]))
def test_law_of_what_is_touched(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
