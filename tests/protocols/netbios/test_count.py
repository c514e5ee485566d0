import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.netbios.count import count_datagrams, count_names


def encoded(name: str, suffix: int) -> bytes:
    octets = name.encode().ljust(15) + bytes([suffix])
    return b"\x20" + bytes(half + 0x41 for octet in octets for half in (octet >> 4, octet & 15)) + b"\0"


HMI = encoded("HMI07", 0)
QUERY = wire("1234 0110 0001 0000 0000 0000") + HMI + wire("0020 0001")
CLAIM = wire("1234 2910 0001 0000 0000 0001") + HMI + wire("0020 0001 C00C 0020 0001 000493E0 0006 0000 0A000009")
GROUP = wire("1234 2910 0001 0000 0000 0001") + encoded("PLANT", 0) + CLAIM[46:-6] + wire("8000 0A000009")
OWNED = wire("1234 8500 0000 0001 0000 0000") + HMI + wire("0020 0001 000493E0 0006 0000 0A000009")
KEPT_BY_SERVER = wire("1234 8580") + OWNED[4:]
UNKNOWN = wire("1234 8583 0000 0001 0000 0000") + HMI + wire("000A 0001 00000000 0000")
STATUS = (
    wire("1234 8400 0000 0001 0000 0000")
    + encoded("*", 0)
    + wire("0021 0001 00000000 0065 03")
    + b"HMI07".ljust(15)
    + wire("00 0400")
    + b"PLANT".ljust(15)
    + wire("00 8400")
    + b"PLANT".ljust(15)
    + wire("1C 8400 02000000000A")
    + bytes(40)
)
NAMES = (QUERY, CLAIM, GROUP, OWNED, KEPT_BY_SERVER, UNKNOWN, STATUS)

_FRAME = wire("01 00 60EA0000") + b"HMI07".ljust(16, b"\0") + wire("06 01 03100500 0F01 55AA") + b"Line 7\0"
_SMB = (
    wire("FF534D42 25") + bytes(27) + wire("11") + bytes(22) + len(_FRAME).to_bytes(2, "little") + wire("5600")
    + wire("0300 0100 0100 0200") + wire("3800") + b"\\MAILSLOT\\BROWSE\0" + _FRAME
)  # fmt: skip
_BODY = HMI + encoded("PLANT", 0x1D) + _SMB
ANNOUNCED = wire("11 02 0001 0A000009 008A") + len(_BODY).to_bytes(2, "big") + wire("0000") + _BODY
PLAIN = wire("10 02 0001 0A000009 008A 0048 0000") + HMI + encoded("PLC1", 0x20) + b"hey!"
ERROR = wire("13 02 0001 0A000009 008A 82")
ASKED = wire("14 02 0001 0A000009 008A") + HMI
DATAGRAMS = (ANNOUNCED, PLAIN, ERROR, ASKED)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (QUERY, "0 request"),
        (CLAIM, "5 publish keep"),
        (OWNED, "0 response keep"),
        (UNKNOWN, "0 error"),
        (STATUS, "0/33 response keep"),
    ],
)
def test_counts_one_message_of_the_name_service(pdu: bytes, said: str) -> None:
    assert counted(count_names, pdu) == (len(pdu), [said])


@pytest.mark.parametrize(
    ("pdu", "said"),
    [(ANNOUNCED, "17 publish keep"), (PLAIN, "16 request keep"), (ERROR, "19 error"), (ASKED, "20 request")],
)
def test_counts_one_datagram(pdu: bytes, said: str) -> None:
    assert counted(count_datagrams, pdu) == (max(len(pdu), 11), [said])


def test_a_cut_datagram_has_its_stated_length() -> None:
    assert counted(count_datagrams, ANNOUNCED[:90]) == (len(ANNOUNCED), ["17 publish keep"])


def test_foreign_and_cut() -> None:
    assert counted(count_names, wire("1234 0100 0001 0000 0000 0000 04 706C6331 00 0001 0001")) == (FOREIGN, [])
    assert counted(count_names, wire("1234 1000") + QUERY[4:]) == (FOREIGN, [])
    assert counted(count_datagrams, b"GET / HTTP/1.1\r\n") == (FOREIGN, [])
    assert counted(count_datagrams, ANNOUNCED[:14] + b"\x21" + ANNOUNCED[15:]) == (FOREIGN, [])
    assert counted(count_names, QUERY[:11]) == counted(count_datagrams, PLAIN[:9]) == (MORE, [])


@settings(max_examples=300, deadline=None)
@given(mutated(*NAMES), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter_of_names(pdu: bytes, from_server: int) -> None:
    check_law(count_names, pdu, from_server)


@settings(max_examples=300, deadline=None)
@given(mutated(*DATAGRAMS), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter_of_datagrams(pdu: bytes, from_server: int) -> None:
    check_law(count_datagrams, pdu, from_server)
