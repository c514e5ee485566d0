import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.snmp.count import count


def part(tag: int, *values: bytes) -> bytes:
    value = b"".join(values)
    size = bytes([len(value)]) if len(value) < 128 else b"\x82" + len(value).to_bytes(2, "big")
    return bytes([tag]) + size + value


def number(value: int) -> bytes:
    return part(2, bytes([value]))


def binding(name: str, value: bytes) -> bytes:
    return part(0x30, part(6, wire(name)), value)


def message(kind: int, *bindings: bytes, community: bytes = b"s3cret", version: int = 1, error: int = 0) -> bytes:
    body = part(kind, number(7), number(error), number(0), part(0x30, *bindings))
    return part(0x30, number(version), part(4, community), body)


def secured(*content: bytes, engine: bytes = b"") -> bytes:
    header = part(0x30, number(9), part(2, wire("05DC")), part(4, b"\x04"), number(3))
    security = part(4, part(0x30, part(4, engine), number(1), number(1), part(4, b"user"), part(4), part(4)))
    return part(0x30, number(3), header, security, *content)


NULL = wire("0500")
DESCRIPTION, KIND, NAME, PLACE = "2B06010201010100", "2B06010201010200", "2B06010201010500", "2B06010201010600"
GET = message(0xA0, binding(NAME, NULL), community=b"public")
ANSWER = message(
    0xA2,
    binding(DESCRIPTION, part(4, b"Acme Switch 8")),
    binding(KIND, part(6, wire("2B060104 01 A169 0102"))),
    binding(NAME, part(4, b"sw07")),
    binding(PLACE, part(4, b"Hall 3")),
    community=b"public",
)
POLLED = message(0xA2, binding("2B060102010202010A01", number(5)))
REFUSED = message(0xA2, binding(NAME, NULL), error=2)
SET = message(0xA3, binding(NAME, part(4, b"other")), community=b"private")
BULK = message(0xA5, binding("2B06010201", NULL))
TRAP_1 = part(
    0x30,
    number(0),
    part(4, b"s3cret"),
    part(0xA4, part(6, wire("2B060104 01 A169")), part(0x40, b"\x0a\0\0\x07"), number(6), number(1), NULL),
)
TRAP = message(0xA7, binding(NAME, part(4, b"sw07")))
ENGINE = wire("80001069 03 020000000007")
REPORT = secured(part(0x30, part(4, ENGINE), part(4), part(0xA8, number(1), number(0), number(0))), engine=ENGINE)
HIDDEN = secured(part(4, bytes(24)), engine=ENGINE)
CHASSIS = message(
    0xA2,
    binding("2B060102012F01010101 0B01", part(4, b"SN-1")),
    binding("2B060102012F01010101 0D01", part(4, b"AB-8")),
)
VALID = (GET, ANSWER, POLLED, REFUSED, SET, BULK, TRAP_1, TRAP, REPORT, HIDDEN, CHASSIS)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (GET, "1/0/1 request"),
        (ANSWER, "1/2/1 response keep"),
        (POLLED, "1/2 response"),
        (REFUSED, "1/2 error keep"),
        (SET, "1/3/1 request keep"),
        (BULK, "1/5 request"),
        (TRAP_1, "0/4 publish keep"),
        (TRAP, "1/7 publish keep"),
        (REPORT, "3/8 response keep"),
        (HIDDEN, "3 request"),
        (CHASSIS, "1/2 response keep"),
    ],
)
def test_counts_one_message_per_datagram(pdu: bytes, said: str) -> None:
    assert counted(count, pdu) == (len(pdu), [said])


def test_an_encrypted_answer_shows_the_engine() -> None:
    assert counted(count, HIDDEN, from_server=1) == (len(HIDDEN), ["3 response keep"])


def test_what_is_cut_before_its_kind_has_its_length_only() -> None:
    assert counted(count, REPORT[:64]) == (len(REPORT), [])
    assert counted(count, GET[:12]) == counted(count, GET[:3]) == (MORE, [])


@pytest.mark.parametrize(
    "pdu",
    [
        wire("300C 0201 02 0400 A005 020107 0500"),
        wire("300C 0201 01 0400 B005 020107 0500"),
        wire("300C 0201 00 0400 A505 020107 0500 ; no such kind in version 1"),
        wire("300C 0202 0001 0400 A005 020107 05"),
        wire("30840201 01 0400 A005 020107 0500"),
        b"GET / HTTP/1.1\r\n",
    ],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


@settings(max_examples=400, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
