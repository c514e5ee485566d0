import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.mms.count import count


def framed(data: bytes) -> bytes:
    """Put a TPKT and a COTP data header before user data."""
    return b"\x03\x00" + (len(data) + 7).to_bytes(2, "big") + b"\x02\xf0\x80" + data


def element(tag: str, content: bytes) -> bytes:
    """Write an element of BER."""
    size = len(content)
    return wire(tag) + (bytes([size]) if size < 128 else b"\x82" + size.to_bytes(2, "big")) + content


def mms(text: str, *, context: str = "020103") -> bytes:
    """Put session and presentation before an MMS PDU."""
    return framed(wire("01000100") + element("61", element("30", wire(context) + element("A0", wire(text)))))


def session(form: str, text: str) -> bytes:
    """Write a session PDU that opens, accepts or closes."""
    content = wire(text)
    return wire(form) + bytes([len(content)]) + content


CONNECT = wire("0300 0016 11 E0 0000 0001 00 C00109 C1020100 C2020102 ; COTP connection request")
ASSOCIATE = framed(
    wire(
        """0D 4A 0506 130100 160102 1402 0002 3302 0001 3402 0001 ; session: connect
           C1 34 31 32 A003 800101 A22B 8104 00000001 8204 00000001 ; presentation
           A41D 300F 020101 0604 52010001 3004 0602 5101 300A 020103 0605 28CA220201"""
    )
)
ACCEPTED = framed(session("0E", "0506 130100 160102 C113 6111 300F 020101 A00A 6108 A107 0605 28CA220203"))
REFUSED = framed(session("0E", "0506 130100 160102 C118 6116 3014 020101 A00F 610D A107 0605 28CA220203 A203 020101"))
OTHER_APPLICATION = framed(session("0D", "0506 130100 160102 C103 310103"))
READ = mms("A0 10 0201 07 A4 0B A109 A007 3005 A003 8001 41")
LONG_NUMBER = mms("A0 0A 0204 7FFFFFFF A1 02 0000 ; get name list")
READ_ANSWER = mms("A1 0B 0201 07 A4 06 A104 8001 0A 00")
WRITE = mms("A0 0E 0201 08 A5 09 A003 8001 41 A002 8300")
WRITE_ANSWER = mms("A1 07 0201 08 A5 02 8100")
IDENTIFY = mms("A0 05 0201 01 8200")
IDENTITY = mms("A1 18 0201 01 A2 13 80 04 41434D45 81 05 52656C6179 82 04 312E3030 ; ACME, Relay, 1.00")
FILE = mms("A0 11 0201 02 BF48 0B A006 1904 412E 7478 8101 00")
FILE_READ = mms("A0 07 0201 03 9F49 01 05")
START = mms("A0 0A 0201 04 BF28 04 8002 5031 ; start program invocation P1")
STOP = mms("A0 0A 0201 04 BF29 04 8002 5031")
UPLOAD = mms("A0 08 0201 05 9D 03 444F4D")
REPORT = mms("A3 08 A006 8001 41 A001 00")
FAILED = mms("A2 08 8001 07 A203 8001 02")
REJECT = mms("A4 06 8001 07 8101 02")
CONCLUDE = mms("8B 00")
CONCLUDED = mms("8C 00")
CANCEL = mms("85 01 07")
MODIFIED = mms("A0 0A 0201 07 3003 800100 8200 ; a modifier before identify")
SYNTAX = mms("A0 05 0201 01 8200", context="0602 5101 020103")
BARE = framed(wire("A0 0B 0201 B4 9D 06 444F4D41494E"))
BARE_INITIATE = framed(wire("A8 05 8003 00FA00"))
VALUE = framed(wire("A2 08 8501 03 8403 030000 ; a structure that ends a message"))
RELEASE = framed(wire("09 10 C10E 610C 300A 020101 A005 6203 800101"))
CONTINUES = framed(wire("41 42 43 44 45 46"))
LONG = framed(wire("01000100 61 82 0190 30 82 018C 020103 A0 82 0185 A0 82 0181 0204 00000001 A4 82 0177") + bytes(375))
S7COMM = framed(wire("32 01 0000 0001 0008 0000 F0 00 0001 0001 01E0"))
PLUS = framed(wire("72 01 0006 31 0000 04CA 0000"))
VALID = (CONNECT, ASSOCIATE, ACCEPTED, READ, READ_ANSWER, WRITE, IDENTITY, FILE, REPORT, FAILED, MODIFIED, BARE, LONG)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (ASSOCIATE, ["8 request"]),
        (ACCEPTED, ["8 response"]),
        (REFUSED, ["8 error"]),
        (READ, ["0/4 request"]),
        (LONG_NUMBER, ["0/1 request"]),
        (READ_ANSWER, ["0/4 response"]),
        (WRITE, ["0/5 request"]),
        (WRITE_ANSWER, ["0/5 response"]),
        (IDENTIFY, ["0/2 request"]),
        (IDENTITY, ["0/2 response keep"]),
        (FILE, ["0/72 request keep"]),
        (FILE_READ, ["0/73 request"]),
        (START, ["0/40 request keep"]),
        (STOP, ["0/41 request keep"]),
        (UPLOAD, ["0/29 request keep"]),
        (REPORT, ["3/0 publish"]),
        (FAILED, ["0 error"]),
        (REJECT, ["4 error"]),
        (CONCLUDE, ["11 request"]),
        (CONCLUDED, ["11 response"]),
        (CANCEL, ["5 request"]),
        (MODIFIED, ["0/2 request"]),
        (SYNTAX, ["0/2 request"]),
        (BARE, ["0/29 request keep"]),
        (BARE_INITIATE, ["8 request"]),
        (LONG, ["0/4 request"]),
    ],
)
def test_counts_by_service(pdu: bytes, said: list[str]) -> None:
    assert counted(count, pdu) == (len(pdu), said)


@pytest.mark.parametrize("pdu", [CONNECT, RELEASE, CONTINUES, VALUE, framed(b"")])
def test_steps_over_what_holds_no_service(pdu: bytes) -> None:
    assert counted(count, pdu) == (len(pdu), [])


@pytest.mark.parametrize("pdu", [S7COMM, PLUS, OTHER_APPLICATION, b"\x16\x03\x01\x02\x00\x01"])
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu)[0] == FOREIGN


@pytest.mark.parametrize("pdu", [READ, LONG_NUMBER, IDENTITY, FILE, REPORT, FAILED, MODIFIED, SYNTAX, BARE, LONG])
def test_a_message_in_two_pieces_counts_the_same(pdu: bytes) -> None:
    whole = counted(count, pdu)
    for cut in range(1, len(pdu)):
        assert counted(count, pdu[:cut]) in (whole, (MORE, []))


def test_an_opening_that_is_not_whole_is_taken_for_mms() -> None:
    assert counted(count, ASSOCIATE[:40]) == (len(ASSOCIATE), ["8 request"])


@settings(max_examples=400, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
