import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.codesys.count import count
from zonewright.protocols.counter import FOREIGN, MORE

_ROUTED = wire("C5 6B 40 40 00 32 0002DE78 0000 ; a datagram between two nodes")
_CHANNEL = wire("0181 0100 01000000 00000000 24000000 AABBCCDD")


def service(group: int, command: int) -> bytes:
    head = wire("55CD 1000") + group.to_bytes(2, "little") + command.to_bytes(2, "little")
    return _ROUTED + _CHANNEL + head + bytes(12)


def block(datagram: bytes) -> bytes:
    return wire("000117E8") + (8 + len(datagram)).to_bytes(4, "little") + datagram


STOP, STOPPED = block(service(2, 17)), block(service(0x82, 17))
PLAIN, ALIVE = block(_ROUTED), _ROUTED + bytes(10)
ASK, ASK_BIG = wire("BBBB 01000000 01"), wire("BBBB 00000001 01")
NAMES = b"Nucleus PLUS".ljust(32, b"\0") + b"Nucleus".ljust(32, b"\0") + b"Controller 750".ljust(40, b"\0")
TOLD = wire("BBBB A2000000") + bytes(58) + NAMES  # 162 bytes behind the header
VALID = (STOP, STOPPED, PLAIN, ALIVE, ASK, ASK_BIG, TOLD)


@pytest.mark.parametrize(
    ("pdu", "from_server", "said"),
    [
        (STOP, 0, "3/2/17 request"),
        (STOPPED, 1, "3/2/17 response"),
        (PLAIN, 0, "3 request"),
        (ALIVE, 1, "3 response"),
        (ASK, 0, "2/1 request"),
        (ASK_BIG, 0, "2/1 request"),
        (TOLD, 1, "2 response keep"),
    ],
)
def test_counts_one_message(pdu: bytes, from_server: int, said: str) -> None:
    length, messages = counted(count, pdu, from_server=from_server)
    assert messages == [said]
    assert length == len(pdu)


@pytest.mark.parametrize("pdu", [STOP, PLAIN, ASK])
def test_a_split_message_is_counted_once(pdu: bytes) -> None:
    whole = counted(count, pdu)
    for cut in range(1, len(pdu)):
        assert counted(count, pdu[:cut]) in (whole, (MORE, []))


@pytest.mark.parametrize("pdu", [wire("BBBC 01000000 01"), bytes(20), b"GET / HTTP/1.1\r\n"])
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
