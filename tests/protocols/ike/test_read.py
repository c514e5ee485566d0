from hypothesis import given, settings

from tests.protocols.ike.test_count import AGGRESSIVE, FIRST, LATER, MAIN, VALID
from tests.protocols.pdu import mutated
from zonewright.protocols.ike.read import read
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT


def test_programs_and_names() -> None:
    said = {"operating_system": "Windows 7", "software": "Windows IPsec", "vendor": "Microsoft"}
    assert read(MAIN) == (Sighted("ike", said),)
    assert read(AGGRESSIVE) == (Sighted("ike", {"software": "strongSwan", "tunnel_name": "router7.plant"}),)
    said = {"software": "FLEXVPN-SUPPORTED", "vendor": "Cisco"}
    assert read(FIRST) == read(bytes(4) + FIRST) == (Sighted("ike", said),)


def test_nothing_is_said() -> None:
    assert read(LATER) == read(b"") == ()


@settings(max_examples=200, deadline=None)
@given(mutated(*VALID))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
