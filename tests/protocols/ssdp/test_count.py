import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.ssdp.count import count


def lines(*words: str) -> bytes:
    return "\r\n".join((*words, "", "")).encode()


KIND = "urn:schemas-upnp-org:device:Basic:1"
SEARCH = lines("M-SEARCH * HTTP/1.1", "HOST: 239.255.255.250:1900", "ST: ssdp:all", "USER-AGENT: Acme Tool/2")
FOUND = lines(
    "HTTP/1.1 200 OK", f"ST: {KIND}", "SERVER: Linux/5 UPnP/1.0 Acme-Cam/7", "LOCATION: http://10.0.0.7/d.xml"
)
TOLD = lines("NOTIFY * HTTP/1.1", f"NT: {KIND}", "NTS: ssdp:alive", "Server:Acme OS/3")
VALID = (SEARCH, FOUND, TOLD)


@pytest.mark.parametrize(
    ("pdu", "said"), [(SEARCH, "0 request keep"), (FOUND, "0 response keep"), (TOLD, "1 publish keep")]
)
def test_counts_one_message_per_datagram(pdu: bytes, said: str) -> None:
    assert counted(count, pdu) == (len(pdu), [said])


def test_foreign_and_cut() -> None:
    assert counted(count, b"GET / HTTP/1.1\r\n") == (FOREIGN, [])
    assert counted(count, b"HTTP/1.1 404 Not Found\r\n") == (FOREIGN, [])
    assert counted(count, b"NOTIFY * HT") == (MORE, [])


@settings(max_examples=200, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
