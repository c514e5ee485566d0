from hypothesis import given, settings

from tests.protocols.pdu import mutated
from tests.protocols.wsdiscovery.test_count import BYE, HELLO, MATCHES, PROBE, RESOLVED, VALID
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT
from zonewright.protocols.wsdiscovery.read import read


def test_a_camera_tells_its_scopes() -> None:
    (said,) = read(HELLO)
    assert read(MATCHES) == (said,)
    assert said.kind == "wsdiscovery_device"
    assert said.fields == {
        "description": "location gate",
        "device_type": "Device, NetworkVideoTransmitter",
        "ip": "10.0.0.7",
        "model": "C7",
        "name": "Acme Cam",
    }


def test_a_computer_tells_its_kind() -> None:
    assert read(RESOLVED) == (Sighted("wsdiscovery_device", {"device_type": "Computer"}),)


def test_nothing_is_said() -> None:
    assert read(PROBE) == read(BYE) == read(b"") == ()


@settings(max_examples=200, deadline=None)
@given(mutated(*VALID))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
