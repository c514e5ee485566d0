import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE, REST
from zonewright.protocols.rdp.count import count

ASKED = wire("0300 0013 0E E0 0000 0000 00 01 00 0800 0B000000")
NAMED = wire("0300 002B 26 E0 0000 0000 00") + b"Cookie: mstshash=carla\r\n" + wire("01 00 0800 03000000")
OLD = wire("0300 0021 1C E0 0000 0000 00") + b"Cookie: mstshash=ca\r\n\0"
CHOSEN = wire("0300 0013 0E D0 0000 1234 00 02 1F 0800 02000000")
REFUSED = wire("0300 0013 0E D0 0000 1234 00 03 00 0800 05000000")
PLAIN = wire("0300 000B 06 D0 0000 1234 00")
FIRST = (
    wire("0300 0060 02F080 7F65 8200 0000 44756361 8000 01C0 D800 04000800 0004 0003 01CA 03AA 07040000 5D580000")
    + "HMI-7".encode("utf-16-le").ljust(32, b"\0")
    + bytes(20)
)
ANSWER = wire("0300 0010 02F080 7F66 8200 0000 0000 00")


@pytest.mark.parametrize(
    ("pdu", "from_server", "said"),
    [
        (ASKED, 0, ["1/11 request"]),
        (NAMED, 0, ["1/3 request"]),
        (CHOSEN, 1, ["2/2 response"]),
        (REFUSED, 1, ["2 error"]),
        (PLAIN, 1, ["2/0 response"]),
        (FIRST, 0, ["3 request keep"]),
        (ANSWER, 1, ["3 response"]),
    ],
)
def test_messages(pdu: bytes, from_server: int, said: list[str]) -> None:
    length, found = counted(count, pdu, from_server=from_server)
    assert found == said
    assert length >= len(pdu)


@pytest.mark.parametrize(
    "pdu",
    [
        wire("0300 0016 11 E0 0000 0001 00 C1 02 0100 C2 02 0102 C0 01 0A"),
        b"GET / HTTP",
        wire("0300 0013 0E E0 0000 0000 00 02 00 0800 0B000000"),
        wire("0300 0FFF 0E E0 0000 0000 00 02 00 0800 0B000000"),
    ],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_cut() -> None:
    assert counted(count, ASKED[:1]) == (MORE, [])


def test_what_follows_is_left_alone() -> None:
    assert counted(count, b"\x16\x03\x03\x00\x80") == (REST, [])
    assert counted(count, wire("0300 000C 02F080 68 0001 03EB 70")) == (REST, [])


def test_a_user_is_not_kept() -> None:
    assert not any("keep" in said for said in counted(count, NAMED, from_server=0)[1])


@settings(max_examples=150, deadline=None)
@given(mutated(ASKED, NAMED, OLD, CHOSEN, REFUSED, PLAIN, FIRST, ANSWER), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
