import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.wsdiscovery.count import count

DRAFT = "http://schemas.xmlsoap.org/ws/2005/04/discovery"
STANDARD = "http://docs.oasis-open.org/ws-dd/ns/discovery/2009/01"
CAMERA = (
    "<d:Types>dn:NetworkVideoTransmitter tds:Device</d:Types>"
    "<d:Scopes>onvif://www.onvif.org/name/Acme%20Cam onvif://www.onvif.org/hardware/C7 "
    "onvif://www.onvif.org/location/gate</d:Scopes><d:XAddrs>http://10.0.0.7/onvif/device_service</d:XAddrs>"
)


def envelope(action: str, body: str = "", *, space: str = DRAFT) -> bytes:
    head = (
        f'<?xml version="1.0"?><s:Envelope xmlns:d="{space}"><s:Header><a:Action>{space}/{action}</a:Action></s:Header>'
    )
    return f"{head}<s:Body>{body}</s:Body></s:Envelope>".encode()


HELLO, BYE, PROBE = envelope("Hello", CAMERA), envelope("Bye"), envelope("Probe", space=STANDARD)
MATCHES, RESOLVE = envelope("ProbeMatches", CAMERA, space=STANDARD), envelope("Resolve")
RESOLVED = envelope("ResolveMatches", "<d:Types>x:Computer</d:Types>")
VALID = (HELLO, BYE, PROBE, MATCHES, RESOLVE, RESOLVED)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (HELLO, "1 publish keep"),
        (BYE, "2 publish"),
        (PROBE, "3 request"),
        (MATCHES, "3 response keep"),
        (RESOLVE, "5 request"),
        (RESOLVED, "5 response keep"),
    ],
)
def test_counts_one_message_per_datagram(pdu: bytes, said: str) -> None:
    assert counted(count, pdu) == (len(pdu), [said])


def test_foreign_and_cut() -> None:
    assert counted(count, envelope("Subscribe")) == (FOREIGN, [])
    assert counted(count, b"<html>" + b" " * 60) == counted(count, b"GET / HTTP/1.1\r\n") == (FOREIGN, [])
    assert counted(count, HELLO[:20]) == (MORE, [])


@settings(max_examples=200, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
