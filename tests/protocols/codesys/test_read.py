from hypothesis import given, settings

from tests.protocols.codesys.test_count import STOP, TOLD, VALID
from tests.protocols.pdu import mutated
from zonewright.protocols.codesys.read import read
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT


def test_a_controller_tells_its_product() -> None:
    said = {"description": "Nucleus PLUS Nucleus", "model": "Controller 750"}
    assert read(TOLD) == (Sighted("codesys_identity", said),)


def test_nothing_is_said() -> None:
    assert read(STOP) == read(b"") == ()


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
