import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE, REST
from zonewright.protocols.http.count import count

GET = b"GET /status.htm?user=me HTTP/1.1\r\nHost: plc7.plant:8080\r\nUser-Agent: Panel/2 (Windows NT 5.1)\r\n\r\n"
PUT = b"PUT /tags/1 HTTP/1.1\r\nHost: 10.0.0.7\r\nAuthorization: Basic c2VjcmV0OnNlY3JldA==\r\n\r\n1"
TUNNEL = b"CONNECT relay.example.com:443 HTTP/1.1\r\n\r\n"
WHOLE = b"GET http://me:word@files.example.com/a HTTP/1.0\r\n\r\n"
LONG = b"GET /" + b"a" * 90
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
PAGE = b"HTTP/1.1 200 OK\r\nServer: Boa/0.94 (Linux)\r\n\r\n<html><TITLE lang='en'>Pump\r\nstation</TITLE>"
ASKS = b'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Digest nonce="a1", realm="press 4"\r\n\r\n'
VALID = (GET, PUT, TUNNEL, WHOLE, LONG, PREFACE, PAGE, ASKS)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (GET, "1 request keep"),
        (PUT, "4 request keep"),
        (TUNNEL, "9 request keep"),
        (WHOLE, "1 request keep"),
        (LONG, "1 request keep"),
        (PREFACE, "18 request keep"),
        (PAGE, "0/200 response keep"),
        (ASKS, "0/401 error keep"),
    ],
)
def test_the_first_message_is_counted_and_the_rest_skipped(pdu: bytes, said: str) -> None:
    assert counted(count, pdu) == (REST, [said])


@pytest.mark.parametrize("pdu", [b"GE", b"GET /", b"HTTP/1", b"HTTP/1.1 20", b"PROPF"])
def test_a_beginning_waits_for_more(pdu: bytes) -> None:
    assert counted(count, pdu) == (MORE, [])


@pytest.mark.parametrize(
    "pdu",
    [
        b"GETS / HTTP/1.1\r\n",
        b"GET / RTSP/1.0\r\n",
        b"OPTIONS sip:a SIP/2.0\r\n",
        b"HTTP/1.1 999 no\r\n",
        b"HTTP/2 200 OK",
        b"SSH-2.0-x\r\n",
        wire("1603010200010001fc0303"),
        b"GET \x01/ HTTP/1.1\r\n",
    ],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


@settings(max_examples=200, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
