from hypothesis import given, settings

from tests.protocols.pdu import mutated
from tests.protocols.tls.certificates import certificate, der, name
from zonewright.protocols.text import TEXT_LIMIT
from zonewright.protocols.tls.certificate import read_certificate

NAMES = (der(0x82, b"gate.example.com"), der(0x87, bytes([10, 0, 0, 7])), der(0x81, b"me@example.com"))
WHOLE = certificate(subject=name(cn="gate 1", o="Example GmbH"), names=NAMES)
BARE = certificate(subject=name(o="Example GmbH"))


def test_whose_it_is_and_who_signed_it() -> None:
    assert read_certificate(WHOLE) == {
        "certificate_name": "gate 1",
        "certificate_names": "gate.example.com, 10.0.0.7",
        "issuer": "Plant CA",
        "not_after": "2051-05-01",
        "organisation": "Example GmbH",
    }
    assert read_certificate(BARE) == {"issuer": "Plant CA", "not_after": "2051-05-01", "organisation": "Example GmbH"}


def test_what_is_cut_off_is_not_said() -> None:
    assert read_certificate(WHOLE[:60]) == {"issuer": "Plant CA"}
    assert read_certificate(b"") == read_certificate(b"\x30\x84\xff") == {}


@settings(max_examples=300, deadline=None)
@given(mutated(WHOLE, BARE))
def test_any_bytes_are_read_without_harm(octets: bytes) -> None:
    for value in read_certificate(octets).values():
        assert 0 < len(value) <= TEXT_LIMIT
        assert value.isprintable()
