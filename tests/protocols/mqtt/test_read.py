from hypothesis import given, settings

from tests.protocols.mqtt.test_count import BIRTH, CONNECT, CONNECT_5, PLAIN, VALID
from tests.protocols.pdu import mutated
from zonewright.protocols.mqtt.read import read
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT


def test_names() -> None:
    assert read(CONNECT) == (Sighted("mqtt_client", {"description": "MQTT client cel7"}),)
    assert read(CONNECT_5) == (Sighted("mqtt_client", {"description": "MQTT client cel8"}),)
    assert read(BIRTH) == (Sighted("mqtt_sparkplug", {"behind": "Sparkplug node plant/edge1"}),)


def test_nothing_is_said() -> None:
    assert read(PLAIN) == read(b"") == ()


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
