from hypothesis import given, settings

from tests.protocols.pdu import mutated
from tests.protocols.profinet_cm.pdu import DEVICE, arguments, call, record
from tests.protocols.profinet_cm.test_count import CONNECT, CONNECT_DONE, IDENTITY, IDENTITY_READ, REFUSED, VALID, WRITE
from zonewright.protocols.profinet_cm.read import read
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT

KIND = "profinet_cm_identity"
NOTE = b"ET200S            6ES7 151-3BA23-0AB0      1 V  7  0  1".ljust(64, b"\0")
ENTRY = call(2, bytes(40) + DEVICE + bytes(20) + NOTE + bytes(12), form=2, interface=0)
MODULE = call(2, arguments(record(0x8009, 0xAFF0, slot=2, content=IDENTITY)), form=2)


def test_who_connects_and_to_whom() -> None:
    numbers = {"mac": "02:00:00:00:00:05", "station_name": "plc12", "device_id": "0x010e", "vendor_id": "0x002a"}
    assert read(CONNECT) == (Sighted(KIND, numbers),)
    answer = {"mac": "02:00:00:00:00:06", "device_id": "0x0105", "vendor_id": "0x002a"}
    assert read(CONNECT_DONE) == (Sighted(KIND, answer),)


def test_identification_record() -> None:
    (said,) = read(IDENTITY_READ)
    assert said.fields["order_number"] == "6ES7 151-3BA23-0AB0"
    assert (said.fields["serial"], said.fields["hardware"], said.fields["firmware"]) == ("S C-X1", "3", "V7.0.1")


def test_a_module_is_not_the_station() -> None:
    said = {"behind": "slot 2.1: order number 6ES7 151-3BA23-0AB0, serial S C-X1, firmware V7.0.1"}
    assert read(MODULE) == (Sighted(KIND, said),)


def test_entry_of_the_endpoint_mapper() -> None:
    (said,) = read(ENTRY)
    assert said.fields == {
        "device_id": "0x0105",
        "firmware": "V7.0.1",
        "hardware": "1",
        "model": "ET200S",
        "order_number": "6ES7 151-3BA23-0AB0",
        "vendor_id": "0x002a",
    }


def test_nothing_is_said() -> None:
    assert read(WRITE) == read(REFUSED) == read(b"") == ()


@settings(max_examples=400, deadline=None)
@given(mutated(ENTRY, MODULE, *VALID))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert said.fields
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
