import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE, make_marks
from zonewright.protocols.mqtt.count import count


def packet(kind: int, body: bytes) -> bytes:
    return bytes([kind, len(body)]) + body


def publish(topic: bytes, payload: bytes = b"\x08\x01") -> bytes:
    return packet(0x30, len(topic).to_bytes(2, "big") + topic + payload)


CONNECT = packet(0x10, wire("0004 4D515454 04 02 003C 0004") + b"cel7")
CONNECT_5 = packet(0x10, wire("0004 4D515454 05 C2 003C 05 1100000078 0004") + b"cel8" + wire("0001 61 0001 62"))
ACCEPTED, REFUSED = wire("2002 0000"), wire("2002 0005")
PLAIN = publish(b"hall/temperature")
BIRTH, DATA = publish(b"spBv1.0/plant/NBIRTH/edge1"), publish(b"spBv1.0/plant/DDATA/edge1/press")
COMMAND, DEATH = publish(b"spBv1.0/plant/NCMD/edge1"), publish(b"spBv1.0/plant/DDEATH/edge1/press")
STATE, LONG = publish(b"spBv1.0/STATE/scada"), publish(b"spBv1.0/" + b"p" * 60 + b"/NCMD/edge1")
SUBSCRIBE, SUBSCRIBED = packet(0x82, wire("0001 0003") + b"a/#" + b"\0"), wire("9003 0001 00")
RELEASED, NOT_TAKEN = wire("6202 0001"), wire("4004 0001 8700")
PING, PONG, BYE = wire("C000"), wire("D000"), wire("E000")
VALID = (CONNECT, CONNECT_5, ACCEPTED, REFUSED, PLAIN, BIRTH, COMMAND, LONG, SUBSCRIBE, SUBSCRIBED, NOT_TAKEN, PING)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (CONNECT, "1 request keep"),
        (CONNECT_5, "1 request keep"),
        (ACCEPTED, "1 response"),
        (REFUSED, "1 error"),
        (PLAIN, "3 publish"),
        (BIRTH, "3/1 publish keep"),
        (DATA, "3/6 publish"),
        (DEATH, "3/4 publish"),
        (COMMAND, "3/7 request"),
        (STATE, "3/9 publish"),
        (LONG, "3/0 publish"),
        (SUBSCRIBE, "8 request"),
        (SUBSCRIBED, "8 response"),
        (RELEASED, "6 request"),
        (NOT_TAKEN, "3 error"),
        (PING, "12 request"),
        (PONG, "12 response"),
        (BYE, "14 request"),
    ],
)
def test_counts_one_packet_per_header(pdu: bytes, said: str) -> None:
    assert counted(count, pdu) == (len(pdu), [said])


@pytest.mark.parametrize("pdu", VALID)
def test_a_split_packet_is_counted_once(pdu: bytes) -> None:
    whole = counted(count, pdu)
    for cut in range(1, len(pdu)):
        assert counted(count, pdu[:cut]) in (whole, (MORE, []))


def test_several_packets_in_one_segment() -> None:
    octets = np.frombuffer(CONNECT + PLAIN + PING, dtype=np.uint8)
    marks, at, lengths = make_marks(), 0, []
    while at < len(octets):
        lengths.append(count(octets, at, len(octets), 0, marks))
        at += lengths[-1]
    assert lengths == [len(CONNECT), len(PLAIN), len(PING)]


@pytest.mark.parametrize(
    "pdu",
    [
        wire("0000"),
        wire("C001 00"),
        wire("8003 000100"),
        wire("30FFFFFFFF 00"),
        b"GET / HTTP/1.1\r\n",
        packet(16, bytes(12)),
    ],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
