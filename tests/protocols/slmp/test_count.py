import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, touched, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.slmp.count import count

READ = wire("5000 00 FF FF03 00 0C00 1000 0104 0000 640000 A8 0200 ; two words of D100")
READ_4E = wire("5400 0700 0000 00 FF FF03 00 0C00 1000 0104 0000 640000 A8 0200")
WRITE = wire("5000 00 FF FF03 00 0E00 1000 0114 0000 640000 A8 0100 2A00 ; one word of D100")
STOP = wire("5000 00 FF FF03 00 0800 1000 0210 0000 0100 ; remote stop")
ANSWER = wire("D000 00 FF FF03 00 0600 0000 3412 7856")
ANSWER_4E = wire("D400 0700 0000 00 FF FF03 00 0600 0000 3412 7856")
REFUSED = wire("D000 00 FF FF03 00 0B00 51C0 00 FF FF03 00 0104 0000 ; too many points")
REFUSED_SHORT = wire("D000 00 FF FF03 00 0200 51C0")
TYPE_NAME = wire("D000 00 FF FF03 00 1400 0000") + b"Q03UDVCPU       " + wire("6603")
CYCLIC = wire("5000 00 FF FF03 00 0800 0000 700E 0000 0000")
READ_LETTERS = b"500000FF03FF000018001004010000D*0001000002"
ANSWER_LETTERS = b"D00000FF03FF00000C000012345678"
REFUSED_LETTERS = b"D00000FF03FF000016C05100FF03FF0004010000"
READ_4E_LETTERS = b"54000007000000FF03FF000018001004010000D*0001000002"
ROUTE = "14" + " 00" * 20
TOOL_ASKS = wire(f"57010000001111070000FFFF030000FE030000 2000 1C0A16 {ROUTE} 0121 0100 00000001")
TOOL_NAME = (
    wire(f"D70100000011117F000000A80300FFFF030000 3400 9C0A18 {ROUTE} 0000 0121 0100 0000")
    + b"FX5U-32MT/ES\0\0\0\0"
    + wire("294A0000")
)
TOOL_FAILED = wire(f"D70100000011117F000000A80300FFFF030000 2000 9C0A18 {ROUTE} 0000 1867 0200 0180")
TOOL_OPENS = wire(
    f"""57010000001111070000FFFF030000FE030000 3600 1C0A16 {ROUTE}
        1867 0B00 0000000000000000 0400 00000000 0A00 41002E0050004D000000 ; open the file A.PM"""
)
MEETING, MET = wire("5A000001"), wire("DA0000010100C0A80365FFFFFFFF")
BINARY = (READ, READ_4E, WRITE, ANSWER, ANSWER_4E, REFUSED, TYPE_NAME)
LETTERS = (READ_LETTERS, ANSWER_LETTERS, REFUSED_LETTERS, READ_4E_LETTERS)
TOOL = (TOOL_ASKS, TOOL_NAME, TOOL_FAILED, TOOL_OPENS)
VALID = (*BINARY, *LETTERS, *TOOL, MEETING, MET)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (READ, "4/1 request"),
        (READ_4E, "4/1 request"),
        (WRITE, "20/1 request"),
        (STOP, "16/2 request"),
        (ANSWER, "0 response"),
        (ANSWER_4E, "0 response"),
        (REFUSED, "4/1 error"),
        (REFUSED_SHORT, "0 error"),
        (TYPE_NAME, "0 response keep"),
        (CYCLIC, "14/112 publish"),
        (READ_LETTERS, "4/1 request"),
        (READ_4E_LETTERS, "4/1 request"),
        (ANSWER_LETTERS, "0 response"),
        (REFUSED_LETTERS, "4/1 error"),
        (TOOL_ASKS, "87/1/33 request"),
        (TOOL_NAME, "87/1/33 response keep"),
        (TOOL_FAILED, "87/24/103 error"),
        (TOOL_OPENS, "87/24/103 request keep"),
    ],
)
def test_counts_one_message_per_frame(pdu: bytes, said: str) -> None:
    assert counted(count, pdu) == (len(pdu), [said])


def test_what_precedes_a_connection_marks_nothing() -> None:
    assert counted(count, MEETING) == (len(MEETING), [])
    assert counted(count, MET) == (len(MET), [])


@pytest.mark.parametrize("pdu", [*BINARY, *LETTERS, *TOOL])
def test_a_frame_cut_anywhere_waits_or_counts_the_same(pdu: bytes) -> None:
    whole = counted(count, pdu)
    assert all(counted(count, pdu[:cut]) in ((MORE, []), whole) for cut in range(1, len(pdu)))


@pytest.mark.parametrize(
    "pdu",
    [
        wire("5001 00 FF FF03 00 0C00 1000 0104 0000 ; second octet"),
        wire("5400 0700 0100 00 FF FF03 00 0C00 1000 0104 0000 ; reserved octets of 4E"),
        wire("5000 00 FF FF07 00 0C00 1000 0104 0000 ; no such module"),
        wire("5000 00 FF FF03 20 0C00 1000 0104 0000 ; no such station"),
        wire("5000 00 FF FF03 00 0500 1000 0104 0000 ; too short for a command"),
        wire("D000 00 FF FF03 00 0100 00 ; too short for an end code"),
        wire("5000 00 FF FF03 00 FFFF 1000 0104 0000 ; longer than any frame"),
        b"500000GG03FF000018001004010000",
        b"5001" + b"0" * 40,
        b"D00000FF03FF00000CGG0012345678",
        wire("57010000001211070000FFFF030000FE030000 2000 1C0A16 1400 ; not that tool"),
        wire("5A010001"),
        b"GET / HTTP/1.1\r\n",
    ],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


@settings(max_examples=400, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)


@settings(max_examples=300, deadline=None)
@given(mutated(*BINARY, *LETTERS, *TOOL), st.integers(1, 80))
def test_law_of_the_cut(pdu: bytes, cut: int) -> None:
    beginning, whole = counted(count, pdu[:cut]), counted(count, pdu)
    assert pdu[:1] in (b"\x5a", b"\xda") or beginning in ((MORE, []), whole)


def asks(command: str) -> bytes:
    """A request to the station that is connected."""
    body = wire("1000") + wire(command)
    return wire("5000 00 FF FF03 00") + len(body).to_bytes(2, "little") + body


RANDOM = "0214 0000 02 01 640000 A8 0100 650000 A8 0200 6E0000 A8 03000000"
BLOCK = "0614 0000 01 01 000000 B4 0200 0100 0200 100000 90 0100 FFFF"
LETTERS_WRITE = b"500000FF03FF00001C001014010000D*0001000001002A"


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (WRITE, [("20/1", 255, 0xA8, 100, 100)]),
        (wire("5400 0700 0000 01 02 FF03 00 0E00 1000 0114 0000 640000 A8 0100 2A00"), [("20/1", 258, 0xA8, 100, 100)]),
        (asks("0114 0000 100000 90 0200 FFFF FFFF ; two words of M16"), [("20/1", 255, 0x90, 16, 47)]),
        (asks("0114 0100 100000 90 0300 1010 ; three bits of M16"), [("20/1", 255, 0x90, 16, 18)]),
        (asks("0114 0200 64000000 A800 0100 2A00"), [("20/1", 255, 0xA8, 100, 100)]),
        (asks(RANDOM), [("20/2", 255, 0xA8, 100, 101), ("20/2", 255, 0xA8, 110, 111)]),
        (asks("0214 0100 02 000000 9D 01 040000 9D 00"), [("20/2", 255, 0x9D, 0, 0), ("20/2", 255, 0x9D, 4, 4)]),
        (asks(BLOCK), [("20/6", 255, 0xB4, 0, 1), ("20/6", 255, 0x90, 16, 31)]),
        (LETTERS_WRITE, [("20/1", 255, 0xA8, 100, 100)]),
        (LETTERS_WRITE.replace(b"D*0001", b"X*00A1"), [("20/1", 255, 0x9C, 0xA100, 0xA10F)]),
        (asks("0114 8000 0000 640000 A8 00 0000 0100 2A00 ; a form that is not read"), []),
        (READ, []),
        (STOP, []),
        (ANSWER, []),
        (WRITE[:17], None),
        (LETTERS_WRITE[:38], None),
    ],
)
def test_says_which_devices_are_written(pdu: bytes, said: object) -> None:
    assert touched(count, pdu) == said


@settings(max_examples=300, deadline=None)
@given(mutated(WRITE, asks(RANDOM), asks(BLOCK), LETTERS_WRITE), st.sampled_from([-1, 0, 1]))
def test_law_of_what_is_touched(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
