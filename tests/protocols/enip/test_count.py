import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, touched, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.enip.count import count

SESSION = "0A000000 00000000 0000000000000000 00000000"  # session 10, status 0, context, options


def unconnected(message: str) -> bytes:
    """SendRRData: no address, one unconnected message."""
    cip = wire(message)
    items = wire("00000000 0000 0200 0000 0000 B200") + len(cip).to_bytes(2, "little") + cip
    return wire("6F00") + len(items).to_bytes(2, "little") + wire(SESSION) + items


def connected(message: str) -> bytes:
    """SendUnitData: connection 1, sequence 5, one connected message."""
    cip = wire("0500\n" + message)
    items = wire("00000000 0000 0200 A100 0400 01000000 B100") + len(cip).to_bytes(2, "little") + cip
    return wire("7000") + len(items).to_bytes(2, "little") + wire(SESSION) + items


LIST_IDENTITY = wire("6300 0000 00000000 00000000 0000000000000000 00000000")
IDENTITY = wire(
    """6300 003D 00000000 00000000 0000000000000000 00000000 ; length set below
       0100 0C00 3700                            ; one identity item of 55 bytes
       0100 0002 AF12 0A010207 0000000000000000  ; version 1, socket 10.1.2.7:44818
       0100 0E00 3600 14 0B 3000 78563412        ; vendor 1, controller, product 54, 20.11, serial 12345678
       14 31303030 2D413120 434F4E54 524F4C4C 45522020 03 ; 1000-A1 CONTROLLER, state
    """
)
IDENTITY = IDENTITY[:2] + (len(IDENTITY) - 24).to_bytes(2, "little") + IDENTITY[4:]
REGISTER = wire("6500 0400 00000000 00000000 0000000000000000 00000000 0100 0000")
REGISTERED = wire("6500 0400 0A000000 00000000 0000000000000000 00000000 0100 0000")
REFUSED = wire("6500 0000 00000000 69000000 0000000000000000 00000000 ; unsupported version")
READ_TAG = connected("4C 03 91 04 54414E4B 0100 ; read tag TANK, one element")
READ_DONE = connected("CC 00 00 00 C300 2A00 ; its value")
READ_PART = connected("D2 00 06 00 C300 2A00 ; more follows")
READ_FAILED = connected("CC 00 04 00 ; path segment error")
WRITE_TAG = connected("4D 03 91 04 54414E4B C300 0100 2B00 ; write tag TANK")
GET_ALL = unconnected("01 02 20 01 24 01 ; get attributes all of the identity")
ATTRIBUTES = unconnected(
    """81 00 00 00
       0100 0E00 3600 14 0B 3000 78563412
       07 31303030 2D4131                       ; 1000-A1"""
)
FORWARD_OPEN = unconnected("54 02 20 06 24 01 0A 0E" + " 00" * 34)
FORWARD_CLOSE = unconnected("4E 02 20 06 24 01 0A 0E" + " 00" * 10)
MODIFY_TAG = connected("4E 03 91 04 54414E4B 0100 01 FE ; or-mask, and-mask")
PASSED_ON = unconnected(
    """52 02 20 06 24 01 0A 0E                   ; unconnected send to the connection manager
       0800 0E 03 20 01 24 01 30 07              ; inside: get attribute single, identity, attribute 7
       01 00 01 00                               ; route: backplane, slot 0"""
)
SEVERAL = connected(
    """0A 02 20 02 24 01 0200 0600 1000          ; message router, two services, their places
       4C 03 91 04 54414E4B 0100                 ; read tag TANK
       4D 03 91 04 54414E4B C300 0100 2B00       ; write tag TANK"""
)
SEVERAL_DONE = connected(
    """8A 00 1E 00 0200 0600 0E00                ; one of the services failed
       CC 00 00 00 C300 2A00
       CD 00 0F 00                               ; privilege violation"""
)
PCCC_READ = unconnected(
    "4B 02 20 67 24 01 07 0100 01000000 0F 00 0100 A2 02 07 89 00 00 ; protected typed logical read"
)
PCCC_FAILED = unconnected("CB 00 00 00 07 0100 01000000 4F 10 0100 ; illegal command or format")
OTHER_OBJECT = connected("4C 02 20 64 24 01 0000 ; service 76 of class 0x64")
STOP = unconnected("07 02 20 8E 24 01 ; stop")
CYCLIC = wire("0200 0280 0800 01000000 05000000 B100 0600 0500 01000000 ; sequenced address, connected data")
VALID = (
    IDENTITY, REGISTERED, READ_TAG, READ_FAILED, GET_ALL, ATTRIBUTES, FORWARD_OPEN, PASSED_ON, SEVERAL, SEVERAL_DONE,
    PCCC_READ, PCCC_FAILED, CYCLIC, OTHER_OBJECT,
)  # fmt: skip


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (LIST_IDENTITY, ["99 request"]),
        (IDENTITY, ["99 response keep"]),
        (REGISTER, ["101 request"]),
        (REGISTERED, ["101 response"]),
        (REFUSED, ["101 error"]),
        (READ_TAG, ["112/76 request"]),
        (READ_DONE, ["112/76 response"]),
        (READ_PART, ["112/82 response"]),
        (READ_FAILED, ["112/76 error"]),
        (WRITE_TAG, ["112/77 request"]),
        (GET_ALL, ["111/1 request"]),
        (ATTRIBUTES, ["111/1 response keep"]),
        (FORWARD_OPEN, ["111/84 request"]),
        (FORWARD_CLOSE, ["111/78/6 request"]),
        (MODIFY_TAG, ["112/78 request"]),
        (PASSED_ON, ["111/82/14 request"]),
        (SEVERAL, ["112/10/76 request", "112/10/77 request"]),
        (SEVERAL_DONE, ["112/10/76 response", "112/10/77 error"]),
        (PCCC_READ, ["111/75/162 request"]),
        (PCCC_FAILED, ["111/75 error"]),
        (OTHER_OBJECT, ["112/76/0 request"]),
        (STOP, ["111/7 request"]),
        (CYCLIC, ["2222 publish"]),
    ],
)
def test_counts_by_command_and_service(pdu: bytes, said: list[str]) -> None:
    assert counted(count, pdu) == (len(pdu), said)


def test_an_inner_service_of_another_object_keeps_apart() -> None:
    pdu = unconnected("52 02 20 06 24 01 0A 0E 0600 4C 02 20 64 24 01 01 00 01 00")
    assert counted(count, pdu)[1] == ["111/82/332 request"]


def test_the_services_of_a_passed_on_packet_are_counted_one_by_one() -> None:
    inside = "0A 02 20 02 24 01 0200 0600 0C00 4C 02 20 6B 24 01 03 02 20 01 24 01"
    pdu = unconnected(f"52 02 20 06 24 01 0A 0E 1500 {inside} 00 01 00 01 00")
    assert counted(count, pdu)[1] == ["111/82/76 request", "111/82/3 request"]


@pytest.mark.parametrize(
    "pdu",
    [
        wire("0900 0400 00000000 00000000 0000000000000000 00000000 ; no such command"),
        wire("6500 FFFF 00000000 00000000 0000000000000000 00000000 ; longer than any PDU"),
        b"GET / HTTP/1.1\r\n",
        b"\x03\x00\x00\x16\x11\xe0",
    ],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_waits_for_the_service_and_for_what_it_wraps() -> None:
    assert counted(count, READ_DONE[:48]) == (MORE, [])
    assert counted(count, READ_DONE[:49]) == (len(READ_DONE), ["112/76 response"])
    assert counted(count, GET_ALL[:40]) == (MORE, [])
    assert counted(count, GET_ALL[:41]) == (len(GET_ALL), ["111/1 request"])
    assert counted(count, PASSED_ON[:51]) == (MORE, [])
    assert counted(count, SEVERAL[:60]) == (MORE, [])


def test_beyond_the_bytes_a_stream_carries_it_counts_what_is_in_hand() -> None:
    assert counted(count, SEVERAL[:64]) == (len(SEVERAL), ["112/10/76 request"])


@settings(max_examples=500, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)


SET = unconnected("10 04 20 0F 25 00 0A01 30 01 2A00 ; set attribute single: parameter 266")
SET_SLOT = unconnected(
    """52 02 20 06 24 01 0A 0E                   ; unconnected send to the connection manager
       0C00 10 03 20 04 24 64 30 03 01020304     ; inside: set attribute single, assembly 100
       01 00 01 02                               ; route: backplane, slot 2"""
)
WRITE_SLOT = unconnected("52 02 20 06 24 01 0A 0E 0C00 4D 03 91 04 54414E4B C300 0100 0200 01 00 01 05")
WRITE_SYMBOL = connected("4D 03 20 6B 25 00 0700 C300 0100 2B00 ; by the instance of its symbol")
SET_SEVERAL = connected(
    """0A 02 20 02 24 01 0300 0800 1200 1C00
       10 03 20 0F 24 01 30 01 0100
       10 03 20 0F 24 02 30 01 0100
       0E 03 20 0F 24 03 30 01"""
)
PCCC_WRITE = unconnected("4B 02 20 67 24 01 07 0100 01000000 0F 00 0100 AA 04 07 89 03 00 0100 0200 ; N7:3 and N7:4")


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (SET, [("111/16", -1, 15, 266, 266)]),
        (SET_SLOT, [("111/82/16", 2, 4, 100, 100)]),
        (WRITE_SLOT, [("111/82/77", 5, -1, -1, -1)]),
        (WRITE_SYMBOL, [("112/77", -1, 0x6B, 7, 7)]),
        (WRITE_TAG, [("112/77", -1, -1, -1, -1)]),
        (SEVERAL, [("112/10/77", -1, -1, -1, -1)]),
        (SET_SEVERAL, [("112/10/16", -1, 15, 1, 2)]),
        (PCCC_WRITE, [("111/75/170", -1, 0x1890007, 3, 4)]),
        (STOP, [("111/7", -1, 0x8E, 1, 1)]),
        (READ_TAG, []),
        (PCCC_READ, []),
        (OTHER_OBJECT, []),
        (SEVERAL_DONE, []),
        (CYCLIC, []),
        (SET[:45], None),
        (SET_SLOT[:64], [("111/82/16", -1, 4, 100, 100)]),
    ],
)
def test_says_which_objects_are_changed(pdu: bytes, said: object) -> None:
    assert touched(count, pdu) == said


@settings(max_examples=300, deadline=None)
@given(mutated(SET, SET_SLOT, WRITE_SYMBOL, SET_SEVERAL, PCCC_WRITE), st.sampled_from([-1, 0, 1]))
def test_law_of_what_is_touched(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
