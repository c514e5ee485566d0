import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated
from zonewright.protocols.counter import FOREIGN, MORE, REST
from zonewright.protocols.telnet.count import count

WILL = b"\xff\xfb\x01"
OPTION = b"\xff\xfa\x18\x00VT100\xff\xf0"
GREETING = b"\r\nSCALANCE X208\r\nswitch-7 login: "
EMPTY = b"\r\n"
TYPED = b"admin\r\n"


@pytest.mark.parametrize(
    ("pdu", "from_server", "said"),
    [
        (WILL, 0, ["1 request"]),
        (WILL, 1, ["1 response"]),
        (OPTION, 0, ["1 request"]),
        (GREETING, 1, ["0 publish keep"]),
        (EMPTY, 1, []),
        (TYPED, 0, []),
        (TYPED, -1, []),
    ],
)
def test_messages(pdu: bytes, from_server: int, said: list[str]) -> None:
    length, found = counted(count, pdu, from_server=from_server)
    assert found == said
    assert length >= len(pdu)


@pytest.mark.parametrize("pdu", [b"\x03\x00\x00\x16", b"\xff\x10\x01", b"abc\x01"])
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_cut() -> None:
    assert counted(count, WILL[:1]) == (MORE, [])


def test_after_the_first_text_nothing_is_read() -> None:
    assert counted(count, GREETING, from_server=1)[0] == REST
    assert counted(count, TYPED, from_server=0) == (REST, [])


@settings(max_examples=150, deadline=None)
@given(mutated(WILL, OPTION, GREETING, EMPTY, TYPED), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
