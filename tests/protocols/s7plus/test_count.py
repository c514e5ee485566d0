import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, touched, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.s7plus.count import count


def framed(text: str) -> bytes:
    """Put a TPKT and a COTP data header before user data."""
    data = wire(text)
    return b"\x03\x00" + (len(data) + 7).to_bytes(2, "big") + b"\x02\xf0\x80" + data


SIGNATURE = "20 " + "A5" * 32
CONNECT = wire("0300 0023 1E E0 0000 002E 00 C1020600 C20F 53494D415449432D524F4F542D4553 C0010A ; SIMATIC-ROOT-ES")
SESSION = framed(
    """72 01 0040 31 0000 04CA 0000 0001 00000120 36 ; create object
       0000011D 00 04 0000000000                     ; in the container of sessions
       A1 000000D3 821F 0000 A3 8169 00 15 04 53657373
       A3 8229 00 15 06 484D49205254                 ; the client's kind: HMI RT
       A2 00000000 72 01 0000"""
)
SESSION_ANSWER = framed(
    """72 01 0048 32 0000 04CA 0000 0001 36 11 02 87 60 87 0D A1 00000120 821F 0000
       A3 8232 00 17 0000013A 82 3F 00 15 1B 313B3645533720 3939392D31414130302D30414230203B56332E32
       82 40 00 15 00 A2 00000000 72 01 0000        ; 1;6ES7 999-1AA00-0AB0 ;V3.2"""
)
READ = framed("72 02 0020 31 0000 054C 0000 0003 00000398 34 00000000 01 05 8ACDF1CD66 00000000 72 02 0000")
READ_ANSWER = framed("72 02 0014 32 0000 054C 0000 0003 34 00 01 00 04 02 00 00000000 72 02 0000")
READ_FAILED = framed("72 02 0014 32 0000 054C 0000 0003 34 8FFF FFFF FFFFFFFFFF 80 00000000 72 02 0000")
SIGNED_WRITE = framed(
    f"72 03 0050 {SIGNATURE} 31 0000 04F2 0000 831A 70000E4D 74 70000E51 01 881D 00 07 00 00000000 72 03 0000"
)
STOP = framed("72 01 0030 31 0000 04F2 0000 0010 000003CA 34 00000034 01 9077 00 08 01 000004E8 0000 72 01 0000")
START_SIGNED = framed(f"72 03 0040 {SIGNATURE} 31 0000 04F2 0000 0010 000003CA 34 00000034 01 9077 00 08 03 00")
DOWNLOAD = framed("72 02 0040 31 0000 04CA 0000 0011 000003CA 34 00000003 00 04 00 A1 8A0E0001 94 0E 00 00")
NATIVE = framed("72 02 0040 31 0000 04CA 0000 0011 000003CA 34 00000008 00 04 00 A1 8A0E0001 94 0E 00 00")
SUBSCRIPTION = framed("72 02 0040 31 0000 04CA 0000 0012 000003CA 34 000003CA 00 04 00 A1 7FFFC001 8769 00 00")
DELETE_BLOCK = framed("72 02 0020 31 0000 04D4 0000 0013 000003CA 34 8A0E0001 00000000 72 02 0000")
DELETE_SESSION = framed("72 02 0020 31 0000 04D4 0000 0013 000003CA 34 000003CA 00000000 72 02 0000")
EXPLORE_BLOCK = framed("72 02 0020 31 0000 04BB 0000 0013 000003CA 34 8A320001 00000000 72 02 0000")
NOTIFICATION = framed(f"72 03 0040 {SIGNATURE} 33 70000E51 0400 0000 0000 00C9 8EC1 4801 92 00 72 03 0000")
EVENT = framed("72 FE 0010 00000000 000045AB 00000000 00000000")
ALIVE = framed("72 FF 0010 00000000 000045AB 00000000 00000000")
CONTINUES = framed("72 02 0010 4D4C20762E312E30 22203F3E 0A3C 72 02 0000 ; the rest of a message")
HANDSHAKE = framed("16 0303 0040 01 00003C 0303 ; TLS client hello")
ENCRYPTED = framed("17 0303 0010 00112233445566778899AABBCCDDEEFF")
S7COMM = framed("32 01 0000 0001 0008 0000 F0 00 0001 0001 01E0")
MMS = framed("01 00 01 00 61 0E 300C 020103 A007 A005 020101 8200")
VALID = (SESSION, SESSION_ANSWER, READ, READ_FAILED, SIGNED_WRITE, STOP, NOTIFICATION, EVENT, CONNECT, ENCRYPTED)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (SESSION, ["1226/285 request keep"]),
        (SESSION_ANSWER, ["1226 response keep"]),
        (READ, ["1356 request"]),
        (READ_ANSWER, ["1356 response"]),
        (READ_FAILED, ["1356 error"]),
        (SIGNED_WRITE, ["1266 request"]),
        (STOP, ["1266/52 request keep"]),
        (START_SIGNED, ["1266/52 request keep"]),
        (DOWNLOAD, ["1226/3 request"]),
        (NATIVE, ["1226/1 request"]),
        (SUBSCRIPTION, ["1226 request"]),
        (DELETE_BLOCK, ["1236/3 request"]),
        (DELETE_SESSION, ["1236 request"]),
        (EXPLORE_BLOCK, ["1211/3 request"]),
        (NOTIFICATION, ["51 publish"]),
        (EVENT, ["254 publish"]),
        (HANDSHAKE, ["22 request"]),
        (ENCRYPTED, ["23 request"]),
    ],
)
def test_counts_by_function(pdu: bytes, said: list[str]) -> None:
    assert counted(count, pdu) == (len(pdu), said)


def test_who_sent_an_encrypted_record_tells_its_sense() -> None:
    assert counted(count, ENCRYPTED, from_server=1)[1] == ["23 response"]


@pytest.mark.parametrize("pdu", [CONNECT, ALIVE, CONTINUES, framed("")])
def test_steps_over_what_tells_no_function(pdu: bytes) -> None:
    assert counted(count, pdu) == (len(pdu), [])


@pytest.mark.parametrize("pdu", [S7COMM, MMS, b"\x16\x03\x01\x02\x00\x01", wire("0400 0019 02F080 72 01")])
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu)[0] == FOREIGN


@pytest.mark.parametrize("pdu", [SIGNED_WRITE, START_SIGNED, READ_FAILED, NOTIFICATION, SESSION, DOWNLOAD])
def test_a_message_in_two_pieces_counts_the_same(pdu: bytes) -> None:
    whole = counted(count, pdu)
    for cut in range(1, len(pdu)):
        assert counted(count, pdu[:cut]) in (whole, (MORE, []))


@settings(max_examples=400, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)


SET_SEVERAL = framed(
    """72 02 0040 31 0000 0542 0000 0003 00000398 34 00000000 02 0A
       8ACDF1CD66 88D0B88001 02 9376 09   ; variable 9 of DB 1
       00 52 03 9376 01 02                ; a path in the flags
       00 01 00 02 01"""
)
SET_OF_OBJECT = framed("72 02 0020 31 0000 0542 0000 0003 00000398 34 00000033 02 02 8769 876A 00 00")


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (SIGNED_WRITE, [("1266", -1, 0x70000E51, 1053, 1053)]),
        (STOP, [("1266/52", -1, 52, 2167, 2167)]),
        (SET_SEVERAL, [("1346", -1, 0x8A0E0001, 9, 9), ("1346", -1, 82, -1, -1)]),
        (SET_OF_OBJECT, [("1346", -1, 51, 1001, 1002)]),
        (DOWNLOAD, [("1226/3", -1, 0x8A0E0001, -1, -1)]),
        (DELETE_BLOCK, [("1236/3", -1, 0x8A0E0001, -1, -1)]),
        (EXPLORE_BLOCK, [("1211/3", -1, 0x8A320001, -1, -1)]),
        (SUBSCRIPTION, []),
        (DELETE_SESSION, []),
        (READ, []),
        (READ_ANSWER, []),
        (SET_SEVERAL[:35], None),
        (STOP[:29], None),
    ],
)
def test_says_which_variables_and_blocks_are_touched(pdu: bytes, said: object) -> None:
    assert touched(count, pdu) == said


@settings(max_examples=300, deadline=None)
@given(mutated(SIGNED_WRITE, STOP, SET_SEVERAL, SET_OF_OBJECT, DOWNLOAD), st.sampled_from([-1, 0, 1]))
def test_law_of_what_is_touched(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
