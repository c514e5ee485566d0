import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from tests.protocols.tls.certificates import certificate, der, name
from zonewright.protocols.counter import FOREIGN, MORE, REST
from zonewright.protocols.tls.count import count

SECRET = bytes(32)


def message(kind: int, body: bytes) -> bytes:
    return bytes([kind]) + len(body).to_bytes(3, "big") + body


def record(*messages: bytes, form: int = 22) -> bytes:
    body = b"".join(messages)
    return bytes([form]) + b"\x03\x03" + len(body).to_bytes(2, "big") + body


def extension(kind: int, body: bytes) -> bytes:
    return kind.to_bytes(2, "big") + len(body).to_bytes(2, "big") + body


def listed(body: bytes) -> bytes:
    return len(body).to_bytes(2, "big") + body


def hello(kind: int, *extensions: bytes) -> bytes:
    chosen = listed(b"\x13\x01") + b"\x01\x00" if kind == 1 else b"\x13\x01\x00"
    return message(kind, b"\x03\x03" + SECRET + b"\x00" + chosen + listed(b"".join(extensions)))


NAMED = extension(0, listed(b"\x00" + listed(b"device.talk2m.com")))
NEWEST = extension(43, b"\x06\x7a\x7a\x03\x04\x03\x03")
INSIDE = extension(16, listed(b"\x02h2\x08http/1.1"))
CERTIFICATE = certificate(subject=name(cn="panel 3", o="Example GmbH"), names=(der(0x82, b"panel3.plant"),))
CLIENT = record(hello(1, NEWEST, INSIDE, NAMED))
SERVER = record(hello(2))
SHOWN = message(11, len(CERTIFICATE + b"   ").to_bytes(3, "big") + len(CERTIFICATE).to_bytes(3, "big") + CERTIFICATE)
TOGETHER = record(hello(2), SHOWN, message(14, b""))
OLD_FORM = wire("8028 01 0301 000f 0000 0010") + bytes(15) + bytes(range(16))
ALERT, CHANGE, HIDDEN = wire("15 0303 0002 0228"), wire("14 0303 0001 01"), wire("17 0303 0010") + bytes(16)
VALID = (CLIENT, SERVER, TOGETHER, record(SHOWN), OLD_FORM, ALERT, CHANGE, HIDDEN)


@pytest.mark.parametrize(
    ("pdu", "length", "said"),
    [
        (CLIENT, len(CLIENT), ["22/1 request keep"]),
        (SERVER, len(SERVER), ["22/2 response keep"]),
        (TOGETHER, REST, ["22/2 response keep", "22/11 response keep", "22/14 response"]),
        (record(SHOWN), REST, ["22/11 response keep"]),
        (record(message(14, b"")) + CHANGE, 9, ["22/14 response"]),
        (OLD_FORM, len(OLD_FORM), ["128/1 request"]),
        (ALERT + CHANGE, 7, ["21/40 error"]),
        (CHANGE + HIDDEN, REST, ["20 response"]),
        (HIDDEN, REST, ["23 response"]),
        (record(bytes(range(100, 140))), REST, ["22 response"]),
    ],
)
def test_counts_what_is_in_clear(pdu: bytes, length: int, said: list[str]) -> None:
    assert counted(count, pdu, from_server=1) == (length, said)


@pytest.mark.parametrize("pdu", [CLIENT[:2], CLIENT[:10], HIDDEN[:7], CHANGE[:4], OLD_FORM[:8]])
def test_a_beginning_waits_for_more(pdu: bytes) -> None:
    assert counted(count, pdu) == (MORE, [])


@pytest.mark.parametrize(
    "pdu",
    [
        b"GET / HTTP/1.1\r\n",
        wire("1724 0a 0000 00000000000000"),
        wire("16 0301 0000 00000000000000"),
        wire("16 0301 ff00 01000100 0303 00"),
        wire("16 0301 0100 010000fc 0909 00"),
        wire("14 0301 0002 0101 0000000000"),
        wire("0300001611e00000000100c0010ac1020100"),
        wire("8028 01 0301 000e 0000 0010 0000"),
    ],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


@settings(max_examples=200, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
