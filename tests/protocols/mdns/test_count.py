import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.mdns.count import count


def record(name: bytes, kind: int, value: bytes, *, ttl: int = 120) -> bytes:
    return (
        name + kind.to_bytes(2, "big") + wire("8001") + ttl.to_bytes(4, "big") + len(value).to_bytes(2, "big") + value
    )


def announce(*records: bytes) -> bytes:
    return wire("0000 8400 0000") + len(records).to_bytes(2, "big") + wire("0000 0000") + b"".join(records)


def name(text: str) -> bytes:
    return b"".join(bytes([len(label)]) + label.encode() for label in text.split(".")) + b"\0"


HOST, WEB = name("Cam7.local"), name("Camera._http._tcp.local")
QUERY = wire("0000 0000 0001 0000 0000 0000") + name("_http._tcp.local") + wire("000C 8001")
ANNOUNCED = announce(
    record(name("_http._tcp.local"), 12, WEB),
    record(WEB, 33, wire("0000 0000 0050") + HOST),
    record(WEB, 16, b"\x0bmodel=AB-12\x0cvendor=Acme \x06fw=1.2\x04path"),
    record(HOST, 28, bytes.fromhex("fe80000000000000000000000000000c")),
    record(HOST, 1, b"\x0a\0\0\x07"),
)
GOODBYE = announce(record(HOST, 1, b"\x0a\0\0\x07", ttl=0))
OTHERS = announce(record(HOST, 1, b"\x0a\0\0\x07"), record(name("cam8.local"), 1, b"\x0a\0\0\x08"))
VALID = (QUERY, ANNOUNCED, GOODBYE, OTHERS)


@pytest.mark.parametrize(
    ("pdu", "from_server", "said"),
    [
        (QUERY, -1, "0 request"),
        (ANNOUNCED, -1, "1 publish keep"),
        (ANNOUNCED, 1, "0 response keep"),
        (GOODBYE, -1, "1 publish keep"),
    ],
)
def test_counts_one_message_per_datagram(pdu: bytes, from_server: int, said: str) -> None:
    assert counted(count, pdu, from_server=from_server) == (len(pdu), [said])


def test_foreign_and_cut() -> None:
    assert counted(count, b"GET / HTTP/1.1\r\n") == (FOREIGN, [])
    assert counted(count, wire("0000 2800") + QUERY[4:]) == (FOREIGN, [])
    assert counted(count, QUERY[:11]) == (MORE, [])


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
