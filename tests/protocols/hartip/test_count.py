import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.hartip.count import count

OPEN = wire("01 00 00 00 0001 000D 01 00007530 ; open a session as primary host")
OPENED = wire("01 01 00 00 0001 000D 01 00007530")
REFUSED = wire("01 01 00 05 0001 0008")
IDENTIFY = wire("01 00 03 00 0002 000D 02 80 00 00 82 ; command 0 to polling address 0")
IDENTITY = wire(
    """01 01 03 00 0002 0023 06 80 00 18 00 40                        ; answer, 24 bytes, status
       FE 26 06 05 07 02 03 0C 01 12ABCD 05 05 00 00 00 0026 0026 84  ; maker 38, device 12ABCD"""
)
LONG = wire("01 00 03 00 0003 0011 82 A606 12ABCD 23 00 00 ; command 35 to a long address")
WRONG = wire("01 01 03 00 0003 0013 86 A606 12ABCD 23 02 05 40 00 ; too few data bytes")
DIRECT = wire("01 00 04 00 0004 0010 00 00 0009 03 00 01 02")
BURST = wire("01 02 03 00 0005 0011 81 A606 12ABCD 03 00 00")
VALID = (OPEN, OPENED, REFUSED, IDENTIFY, IDENTITY, LONG, WRONG, DIRECT, BURST)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (OPEN, "0 request"),
        (OPENED, "0 response"),
        (REFUSED, "0 error"),
        (IDENTIFY, "3/0 request"),
        (IDENTITY, "3/0 response keep"),
        (LONG, "3/35 request"),
        (WRONG, "3/35 error"),
        (DIRECT, "4/9 request"),
        (BURST, "3/3 publish"),
    ],
)
def test_counts_one_message_per_header(pdu: bytes, said: str) -> None:
    assert counted(count, pdu) == (int.from_bytes(pdu[6:8], "big"), [said])


def test_a_cut_message() -> None:
    assert counted(count, LONG[:12]) == (MORE, [])


@pytest.mark.parametrize("pdu", [wire("03 00 00 00 0001 0008"), wire("01 07 00 00 0001 0008"), b"GET / HTTP/1.1\r\n"])
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
