from hypothesis import given, settings

from tests.protocols.hartip.test_count import IDENTIFY, IDENTITY, VALID
from tests.protocols.pdu import mutated
from zonewright.protocols.hartip.read import read
from zonewright.protocols.text import TEXT_LIMIT


def test_identity_of_a_device() -> None:
    (said,) = read(IDENTITY)
    words = "device_type 0x2606, firmware 3, hardware 1, serial 12ABCD, vendor_id 0x0026"
    assert said.fields == {"behind": f"HART device: {words}"}


def test_nothing_is_said() -> None:
    assert read(IDENTIFY) == read(b"") == ()


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
