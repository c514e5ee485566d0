import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.dhcp.count import count, count6

NOBODY = bytes(4)


def option(code: int, value: bytes) -> bytes:
    return bytes([code, len(value)]) + value


def message(op: int, *options: bytes, own: bytes = NOBODY, given_: bytes = NOBODY, relay: bytes = NOBODY) -> bytes:
    head = bytes([op]) + wire("01 06 00 12345678 0000 0000") + own + given_ + NOBODY + relay
    fixed = head + wire("02000000000A") + bytes(10 + 64 + 128) + wire("63825363")
    return fixed + b"".join(options) + b"\xff" + bytes(20)


def kind(value: int) -> bytes:
    return option(53, bytes([value]))


IP, ROUTER = b"\x0a\0\0\x07", b"\x0a\0\0\x01"
WHO = (option(12, b"hmi07"), option(60, b"Acme HMI 7"))
DISCOVER = message(1, b"\0\0", kind(1), *WHO, option(50, IP), option(61, b"\0hmi-7-line2"))
OFFER = message(2, kind(2), given_=IP)
REQUEST = message(1, kind(3), option(81, b"\0\0\0hmi07.plant"), option(124, wire("00001069 00")), own=IP)
RELAYED = message(1, kind(3), *WHO, relay=ROUTER)
ACK = message(2, kind(5), option(54, ROUTER), option(3, ROUTER), option(6, ROUTER), option(15, b"plant"), given_=IP)
INFORMED = message(2, kind(5), own=IP)
NAK = message(2, kind(6))
RENEW = message(2, kind(9))
BOOTP = message(1)[:236] + bytes(64)
VALID = (DISCOVER, OFFER, REQUEST, RELAYED, ACK, INFORMED, NAK, RENEW, BOOTP)


def option6(code: int, value: bytes) -> bytes:
    return code.to_bytes(2, "big") + len(value).to_bytes(2, "big") + value


BY_CARD, BY_MAKER = wire("0001 0001 2A000000 02000000000A"), wire("0002 00001069 0102")
NAMED = option6(39, wire("00 05") + b"hmi07" + wire("05") + b"plant\0")
SOLICIT = b"\x01\0\0\x07" + option6(1, BY_CARD) + option6(16, wire("00001069 0008") + b"Acme HMI") + NAMED
ADDRESS = option6(5, bytes.fromhex("20010db8000000000000000000000007") + bytes(8))
RENEWED = b"\x05\0\0\x07" + option6(1, BY_MAKER) + option6(3, bytes(12) + ADDRESS)
ADVERTISED = b"\x02\0\0\x07" + option6(1, BY_CARD)
REPLY = b"\x07\0\0\x07" + option6(1, BY_CARD)
PASSED = b"\x0c\0" + bytes(32) + option6(9, SOLICIT)
PASSED_BACK = b"\x0d\0" + bytes(32) + option6(9, REPLY)
VALID_6 = (SOLICIT, RENEWED, ADVERTISED, REPLY, PASSED, PASSED_BACK)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (DISCOVER, "1 request keep"),
        (OFFER, "1 response"),
        (REQUEST, "3 request keep"),
        (ACK, "3 response keep"),
        (INFORMED, "8 response keep"),
        (NAK, "3 error"),
        (RENEW, "9 request"),
        (BOOTP, "0 request keep"),
    ],
)
def test_counts_one_message_per_datagram(pdu: bytes, said: str) -> None:
    assert counted(count, pdu) == (len(pdu), [said])


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (SOLICIT, "1 request keep"),
        (ADVERTISED, "1 response"),
        (RENEWED, "5 request keep"),
        (REPLY, "7 response"),
        (PASSED, "12 request keep"),
        (PASSED_BACK, "12 response"),
    ],
)
def test_counts_one_message_of_ipv6_per_datagram(pdu: bytes, said: str) -> None:
    assert counted(count6, pdu) == (len(pdu), [said])


def test_foreign_and_cut() -> None:
    assert counted(count, b"GET / HTTP/1.1\r\n" * 4) == (FOREIGN, [])
    assert counted(count, message(3, kind(1))) == counted(count, message(1, kind(99))) == (FOREIGN, [])
    assert counted(count6, b"GET / HTTP/1.1\r\n") == counted(count6, b"\x01\0\0\x07\x7f\0\0\0") == (FOREIGN, [])
    assert counted(count, DISCOVER[:27]) == counted(count6, SOLICIT[:3]) == (MORE, [])


def test_what_is_cut_before_its_type_is_not_told_from_bootp() -> None:
    assert counted(count, DISCOVER[:100]) == (100, ["0 request keep"])


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID_6), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter_of_ipv6(pdu: bytes, from_server: int) -> None:
    check_law(count6, pdu, from_server)
