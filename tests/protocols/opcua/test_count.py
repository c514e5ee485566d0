import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, touched, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.opcua.count import count

POLICY = b"http://opcfoundation.org/UA/SecurityPolicy#"


def number(value: int) -> bytes:
    return value.to_bytes(4, "little")


def text(words: str | bytes) -> bytes:
    """Write a string with its length."""
    octets = words.encode() if isinstance(words, str) else words
    return number(len(octets)) + octets


def chunk(form: str, body: bytes) -> bytes:
    """Put type, chunk mark and size before a body."""
    return form.encode() + number(len(body) + 8) + body


def message(service: int, body: bytes | None = None, *, result: int = 0, last: str = "F", wide: bool = False) -> bytes:
    """Write a message of a service: channel, token, sequence, request, number of the encoding, a header, its body."""
    node = wire("02 0000") + number(service) if wide else wire("01 00") + service.to_bytes(2, "little")
    head = wire("00 00 00") if body is None else b""
    head = bytes(8) + number(7) + number(result) + b"\0" + number(0) + b"\0\0\0" + head
    return chunk(f"MSG{last}", number(5) + number(1) + number(51) + number(1) + node + head + (body or b""))


def opening(policy: bytes, service: int) -> bytes:
    """Write the opening of a secure channel."""
    plain = number(0xFFFFFFFF) * 2 + number(1) + number(1) + wire("01 00") + service.to_bytes(2, "little") + bytes(40)
    return chunk("OPNF", number(0) + text(POLICY + policy) + plain)


HELLO = chunk("HELF", number(0) + number(65536) * 2 + number(0) * 2 + text("opc.tcp://plc12:4840"))
ACKNOWLEDGE = chunk("ACKF", number(0) + number(65536) * 2 + number(0) * 2)
FAILURE = chunk("ERRF", number(0x80010000) + text("no"))
REVERSE = chunk("RHEF", text("urn:plc12") + text("opc.tcp://plc12:4840"))
OPEN = opening(b"None", 446)
OPENED = opening(b"None", 449)
CLOSE = chunk("CLOF", number(5) + number(1) + number(60) + number(9) + wire("0100 C401") + bytes(30))
READ = message(631)
READ_WIDE = message(631, wide=True)
READ_ANSWER = message(634)
WRITE = message(673)
WRITE_FAILED = message(676, result=0x80340000)
FAULT = message(397, result=0x800B0000)
BETWEEN = message(634, last="C")
REST = chunk("MSGF", number(5) + number(1) + number(52) + number(1) + b"the rest of a long answer")
GIVEN_UP = chunk("MSGA", number(5) + number(1) + number(52) + number(1) + number(0x80B80000) + text("too long"))
HIDDEN = chunk("MSGF", number(5) + number(1) + wire("A7F391C2 5B08E6D4 9C17AB33 0011FFEE 7788 99AA BBCC DDEE"))
HIDDEN_BETWEEN = HIDDEN.replace(b"MSGF", b"MSGC")
BUILD = wire("01 00 5401 01 ; extension object 340, with bytes")
WITH_BUILD = message(634, number(1) + wire("01 16") + BUILD + bytes(20))
VALID = (HELLO, OPEN, READ, READ_WIDE, READ_ANSWER, WRITE_FAILED, FAULT, BETWEEN, GIVEN_UP, HIDDEN, CLOSE, WITH_BUILD)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (HELLO, ["1 request"]),
        (ACKNOWLEDGE, ["1 response"]),
        (FAILURE, ["2 error"]),
        (REVERSE, ["3 request"]),
        (OPEN, ["446 request"]),
        (OPENED, ["446 response keep"]),
        (CLOSE, ["452 request"]),
        (READ, ["631 request"]),
        (READ_WIDE, ["631 request"]),
        (READ_ANSWER, ["631 response"]),
        (WRITE, ["673 request"]),
        (WRITE_FAILED, ["673 error"]),
        (FAULT, ["397 error"]),
        (BETWEEN, ["631 response"]),
        (REST, []),
        (GIVEN_UP, ["2 error"]),
        (HIDDEN, ["4 request"]),
        (HIDDEN_BETWEEN, []),
        (WITH_BUILD, ["631 response keep"]),
    ],
)
def test_counts_by_service(pdu: bytes, said: list[str]) -> None:
    assert counted(count, pdu) == (len(pdu), said)


@pytest.mark.parametrize("service", [425, 431, 461, 464])
def test_keeps_descriptions(service: int) -> None:
    assert counted(count, message(service))[1][0].endswith("keep")


def test_who_sent_it_tells_the_sense_of_what_is_hidden() -> None:
    assert counted(count, HIDDEN, from_server=1)[1] == ["4 response"]
    assert counted(count, opening(b"Basic256Sha256", 0xBEEF), from_server=1)[1] == ["446 response keep"]


@pytest.mark.parametrize(
    "pdu",
    [
        b"GET / HTTP/1.1\r\n",
        wire("48454C46 10000000 ; hello too short") + bytes(24),
        wire("48454C43 40000000 ; hello in chunks") + bytes(60),
        wire("4D534758 40000000 ; no such mark") + bytes(60),
        wire("4D534746 FFFFFF7F ; endless") + bytes(60),
        chunk("OPNF", number(0) + number(4000) + bytes(40)),
    ],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


@pytest.mark.parametrize("pdu", [HELLO, READ, READ_WIDE, WRITE_FAILED, FAULT, HIDDEN, REST, GIVEN_UP, CLOSE])
def test_a_message_in_two_pieces_counts_the_same(pdu: bytes) -> None:
    whole = counted(count, pdu)
    for cut in range(1, len(pdu)):
        assert counted(count, pdu[:cut]) in (whole, (MORE, []))


@settings(max_examples=400, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)


def request(service: int, body: str, *, session: str = "01 00 0500") -> bytes:
    """Write a request with its header: token, time, handle, diagnostics, audit entry, time-out, extension."""
    head = wire(session) + bytes(16) + wire("FFFFFFFF 88130000 000000")
    plain = number(5) + number(1) + number(51) + number(1) + wire("01 00") + service.to_bytes(2, "little")
    return chunk("MSGF", plain + head + wire(body))


NUMBERED = "02 0200 2A000000 0D000000 FFFFFFFF 01 0A 0000803F ; node 42 of namespace 2"
NEXT = "01 02 2B00 0D000000 FFFFFFFF 0D 81 02000000 0102 00000000 0000000000000000 ; a list, with status and time"
NAMED = "03 0300 04000000 54616E6B 0D000000 FFFFFFFF 01 0C 02000000 4F6E ; a node with a name"
OPAQUE = "01 16 01 02 ; an extension object"
CALLED = "01 02 0700 01 02 0900 02000000 06 01000000 0C 01000000 41 ; method 9 of object 7, two arguments"
WRITE_ONE = request(673, f"01000000\n{NUMBERED}")


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (WRITE_ONE, [("673", -1, 2, 42, 42)]),
        (request(673, f"02000000\n{NUMBERED}\n{NEXT}"), [("673", -1, 2, 42, 43)]),
        (request(673, f"02000000\n{NAMED}\n{NEXT}"), [("673", -1, 3, -1, -1), ("673", -1, 2, 43, 43)]),
        (request(673, f"02000000\n00 07 0D000000 FFFFFFFF\n{OPAQUE}\n{NEXT}"), [("673", -1, 0, 7, 7)]),
        (request(673, f"01000000\n{NUMBERED}", session="05 0100 04000000 0A0B0C0D"), [("673", -1, 2, 42, 42)]),
        (request(712, f"02000000\n{CALLED}\n{CALLED}"), [("712", -1, 2, 9, 9)]),
        (request(631, f"01000000\n{NUMBERED}"), []),
        (message(676), []),
        (HIDDEN, []),
        (WRITE_ONE[:50], None),
        (WRITE_ONE[:64], []),
    ],
)
def test_says_which_nodes_are_written_and_methods_called(pdu: bytes, said: object) -> None:
    assert touched(count, pdu) == said


@settings(max_examples=300, deadline=None)
@given(
    mutated(WRITE_ONE, request(673, f"02000000\n{NAMED}\n{NEXT}"), request(712, f"02000000\n{CALLED}\n{CALLED}")),
    st.sampled_from([-1, 0, 1]),
)
def test_law_of_what_is_touched(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
