import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, touched, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.s7comm.count import count

CONNECT = wire("0300 0016 11 E0 0000 0001 00 C00109 C1020100 C2020102 ; COTP connection request, rack 0 slot 2")
CONFIRM = wire("0300 0016 11 D0 0001 0002 00 C00109 C1020100 C2020102 ; COTP connection confirm")
SETUP = wire("0300 0019 02F080 32 01 0000 0001 0008 0000 F0 00 0001 0001 01E0 ; job: set up communication")
READ = wire(
    """0300 001F 02F080 32 01 0000 0002 000E 0000  ; job, 14 bytes of parameters, no data
       04 01 12 0A 10 02 0002 0001 84 000000       ; read 1 item: 2 bytes of DB1 from 0"""
)
READ_ANSWER = wire(
    """0300 001B 02F080 32 03 0000 0002 0002 0006 00 00 ; answer, no error
       04 01 FF 04 0010 1234                            ; 1 item, 16 bits"""
)
WRITE_REFUSED = wire("0300 0013 02F080 32 03 0000 0003 0000 0000 81 04 ; answer without parameters, error 81 04")
WRITE_ERROR = wire("0300 0015 02F080 32 03 0000 0003 0002 0000 85 00 05 01 ; answer to a write, error class 85")
ACK = wire("0300 0013 02F080 32 02 0000 0003 0000 0000 00 00 ; acknowledgement without data")
DOWNLOAD = wire(
    """0300 0031 02F080 32 01 0000 0004 0020 0000
       1A 00 0100 00000000                         ; request download
       09 5F 3041 3030303037 50                    ; _0A00007P: DB 7
       0D 31 303030313030 303030303530             ; lengths"""
)
UPLOAD = wire(
    """0300 0023 02F080 32 01 0000 0005 0012 0000
       1D 00 0000 00000000                         ; start upload
       09 5F 3038 3030303031 41                    ; _0800001A: OB 1"""
)
INSERT = wire(
    """0300 002B 02F080 32 01 0000 0006 001A 0000
       28 000000000000FD                           ; PI service
       000A 01 00 3041 3030303037 50               ; 1 block: 0A00007P
       05 5F494E5345                               ; _INSE"""
)
START = wire(
    """0300 0025 02F080 32 01 0000 0007 0014 0000
       28 000000000000FD 0000                      ; PI service without arguments
       09 505F50524F4752414D                       ; P_PROGRAM"""
)
STOP = wire(
    """0300 0021 02F080 32 01 0000 0008 0010 0000
       29 0000000000 09 505F50524F4752414D         ; stop, P_PROGRAM"""
)
LIST_REQUEST = wire(
    """0300 0021 02F080 32 07 0000 0009 0008 0008
       000112 04 11 44 01 00                       ; request, processor functions, read system status list
       FF 09 0004 0011 0000                        ; list 0x11, index 0"""
)
MODULE_LIST = wire(
    """0300 0061 02F080 32 07 0000 0009 000C 0044
       000112 08 12 84 01 01 0000 0000             ; answer, no error
       FF 09 0040 0011 0000 001C 0002              ; list 0x11, 2 records of 28 bytes
       0001 36455337203939392D31414130302D30414230 20 00C0 0004 0001 ; module 6ES7 999-1AA00-0AB0, hardware 4
       0007 36455337203939392D31414130302D30414230 20 00C0 5603 0207 ; firmware V3.2.7"""
)
NAME_LIST = wire(
    """0300 008F 02F080 32 07 0000 000A 000C 0072
       000112 08 12 84 01 02 0000 0000
       FF 09 006E 001C 0000 0022 0003              ; list 0x1C, 3 records of 34 bytes
       0001 53544154494F4E2031 0000000000 000000000000000000000000000000000000          ; STATION 1
       0007 435055203939392D31 0000000000 000000000000000000000000000000000000          ; CPU 999-1
       0005 5320432D58313233 000000000000 000000000000000000000000000000000000          ; S C-X123"""
)
LIST_ERROR = wire("0300 0021 02F080 32 07 0000 0009 000C 0004 000112 08 12 84 01 01 0000 D401 0A000000 ; unknown list")
MODE_PUSH = wire("0300 0021 02F080 32 07 0000 0000 000C 0004 000112 08 12 00 02 00 0000 0000 FF000000 ; went to STOP")
CLOCK = wire("0300 001D 02F080 32 07 0000 000B 0008 0004 000112 04 11 47 02 00 FF 09 0000 ; set clock")
PLUS = wire("0300 0012 02F080 72 01 0006 31 0000 04CA 0000 ; S7comm-plus")
MMS = wire("0300 0010 02F080 01 00 01 00 61 03 02 01 03 ; session and presentation of another protocol")
VALID = (SETUP, READ, READ_ANSWER, DOWNLOAD, INSERT, START, STOP, MODULE_LIST, LIST_ERROR, MODE_PUSH, CONNECT, ACK)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (SETUP, ["1/240 request"]),
        (READ, ["1/4 request"]),
        (READ_ANSWER, ["1/4 response"]),
        (WRITE_ERROR, ["1/5 error"]),
        (WRITE_REFUSED, ["1 error"]),
        (ACK, ["2 response"]),
        (DOWNLOAD, ["1/26 request keep"]),
        (UPLOAD, ["1/29 request keep"]),
        (INSERT, ["1/40/1 request keep"]),
        (START, ["1/40 request keep"]),
        (STOP, ["1/41 request keep"]),
        (LIST_REQUEST, ["7/4/1 request"]),
        (MODULE_LIST, ["7/4/1 response keep"]),
        (NAME_LIST, ["7/4/1 response keep"]),
        (LIST_ERROR, ["7/4/1 error"]),
        (MODE_PUSH, ["7/0/2 publish"]),
        (CLOCK, ["7/7/2 request"]),
    ],
)
def test_counts_by_kind_of_message(pdu: bytes, said: list[str]) -> None:
    assert counted(count, pdu) == (len(pdu), said)


@pytest.mark.parametrize("pdu", [CONNECT, CONFIRM, PLUS, MMS])
def test_steps_over_what_is_not_s7comm(pdu: bytes) -> None:
    assert counted(count, pdu) == (len(pdu), [])


@pytest.mark.parametrize(
    "pdu",
    [
        wire("0400 0019 02F080 32 01 ; not TPKT 3"),
        wire("0300 0003 02F080 32 01 ; shorter than its own header"),
        wire("0300 0019 020180 32 01 ; no such TPDU"),
        b"\x16\x03\x01\x02\x00\x01",
    ],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu)[0] == FOREIGN


def test_waits_until_code_and_sense_are_there() -> None:
    assert counted(count, READ[:17]) == (MORE, [])
    assert counted(count, READ[:18]) == (len(READ), ["1/4 request"])
    assert counted(count, READ_ANSWER[:19]) == (MORE, [])
    assert counted(count, INSERT[:40]) == (MORE, [])
    assert counted(count, MODULE_LIST[:30]) == (MORE, [])
    assert counted(count, MODULE_LIST[:40]) == (len(MODULE_LIST), ["7/4/1 response keep"])


@settings(max_examples=400, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)


def job(parameters: str, data: str = "") -> bytes:
    """A job with its parameters and data."""
    asked, brought = wire(parameters), wire(data)
    sizes = len(asked).to_bytes(2, "big") + len(brought).to_bytes(2, "big")
    message = wire("02F080 32 01 0000 0007") + sizes + asked + brought
    return wire("0300") + (4 + len(message)).to_bytes(2, "big") + message


WORDS = "12 0A 10 02 0004 0001 84 000050 ; four octets of DB 1 from 10"
BIT = "12 0A 10 01 0001 0000 82 00000B ; bit 1.3 of the outputs"
REALS = "12 0A 10 08 0003 0005 84 000320 ; three reals of DB 5 from 100"
COUNTER = "12 0A 10 1C 0002 0000 1C 000007 ; counters 7 and 8"
NAMED = "12 08 B2 FF 0000 0001 0A0B ; by name"
ONE = job(f"05 01\n{WORDS}", "00 04 0020 01020304")
SIX = job("05 06\n" + "\n".join(f"12 0A 10 02 0001 0000 83 0000{8 * i:02X}" for i in (0, 2, 4, 6, 8, 10)))


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (ONE, [("1/5", -1, 0x840001, 10, 13)]),
        (job(f"05 01\n{BIT}"), [("1/5", -1, 0x820000, 1, 1)]),
        (job(f"05 02\n{REALS}\n{COUNTER}"), [("1/5", -1, 0x840005, 100, 111), ("1/5", -1, 0x1C0000, 7, 8)]),
        (job(f"05 02\n{NAMED}\n{BIT}"), [("1/5", -1, 0x820000, 1, 1)]),
        (SIX, [("1/5", -1, 0x830000, i, i) for i in (0, 2, 4, 6, 8, 10)]),
        (SIX[:64], [("1/5", -1, 0x830000, i, i) for i in (0, 2, 4)]),
        (DOWNLOAD, [("1/26", -1, 0x0A0007, -1, -1)]),
        (UPLOAD, [("1/29", -1, 0x080001, -1, -1)]),
        (INSERT, [("1/40/1", -1, 0x0A0007, -1, -1)]),
        (START, []),
        (STOP, []),
        (READ, []),
        (WRITE_ERROR, []),
        (ONE[:25], None),
        (DOWNLOAD[:20], None),
    ],
)
def test_says_which_variables_and_blocks_are_touched(pdu: bytes, said: object) -> None:
    assert touched(count, pdu) == said


@settings(max_examples=300, deadline=None)
@given(mutated(ONE, SIX, DOWNLOAD, INSERT), st.sampled_from([-1, 0, 1]))
def test_law_of_what_is_touched(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
