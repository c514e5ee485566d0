from hypothesis import given, settings

from tests.protocols.bacnet.test_count import MODEL_ANSWER, READ_ANSWER, RESTART, VALID
from tests.protocols.pdu import mutated, wire
from zonewright.protocols.bacnet.read import read
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT

I_AM = wire("810B0019 0120 FFFF00 FF 10 00 C4 02000539 22 05C4 91 03 22 0104 00")
LIST = wire(
    """810A0035 0100 30 02 0E 0C 02000539 1E ; device 1337
       29 79 4E 75 05 00 41636D65 4F          ; vendor Acme
       29 46 4E 74 00 414231 4F               ; model AB1
       29 4D 5E 91 02 91 20 5F                ; name: unknown property
       29 2C 4E 74 00 312E32 4F 1F            ; firmware 1.2"""
)
BEHIND = wire("810A001C 0108 07D1 01 0A 30 02 0C 0C 02000539 19 46 3E 74 00 414231 3F")
SILENT = wire("810A0012 0104 0005 08 11 0905 1901 2C0061 ; be silent for 5 minutes, with a password")


def test_i_am_names_the_device_and_its_vendor() -> None:
    assert read(I_AM) == (Sighted("bacnet_identity", {"device_instance": "1337", "vendor_id": "260"}),)


def test_one_property_of_the_device() -> None:
    assert read(MODEL_ANSWER) == (Sighted("bacnet_identity", {"device_instance": "1337", "model": "AB1"}),)


def test_several_properties_of_the_device() -> None:
    fields = {"device_instance": "1337", "firmware": "1.2", "model": "AB1", "vendor": "Acme"}
    assert read(LIST) == (Sighted("bacnet_identity", fields),)


def test_a_device_behind_a_router_is_not_the_router() -> None:
    said = {"behind": "station 0a of network 2001: device_instance 1337, model AB1"}
    assert read(BEHIND) == (Sighted("bacnet_behind", said),)


def test_orders_without_their_password() -> None:
    assert read(RESTART) == (Sighted("bacnet_control", {"description": "reinitialize: warm start"}),)
    assert read(SILENT) == (Sighted("bacnet_control", {"description": "communication: be silent"}),)


def test_nothing_is_said() -> None:
    assert read(READ_ANSWER) == ()
    assert read(b"") == ()


@settings(max_examples=400, deadline=None)
@given(mutated(I_AM, LIST, BEHIND, SILENT, *VALID))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert said.fields
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
