from hypothesis import given, settings

from tests.protocols.ads.pdu import datagram
from tests.protocols.ads.test_count import FOUND, INFORMATION, READ, RESTART, ROUTE, STOP, VALID
from tests.protocols.pdu import mutated
from zonewright.protocols.ads.read import read
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT

WINDOWS = bytes.fromhex("14010000 06000000 01000000 B11D0000 02000000") + bytes(256)
FOUND_ON_WINDOWS = datagram(1, (5, b"cell8\0"), (4, WINDOWS), answers=True)


def test_device_information() -> None:
    said = {"description": "Plc30 App at AMS 5.13.117.96.1.1 port 851 version 3.1.4024"}
    assert read(INFORMATION) == (Sighted("ads_identity", said),)


def test_answer_to_a_search() -> None:
    said = {"description": "TwinCAT, AMS 5.13.117.96.1.1", "firmware": "3.1.4024", "host_name": "cell7"}
    assert read(FOUND) == (Sighted("ads_identity", said),)
    (told,) = read(FOUND_ON_WINDOWS)
    assert told.fields["description"] == "TwinCAT, Windows 6.1.7601, AMS 5.13.117.96.1.1"


def test_orders() -> None:
    assert read(STOP) == (Sighted("ads_control", {"description": "stop: port 851"}),)
    assert read(RESTART) == (Sighted("ads_control", {"description": "reset: the system"}),)


def test_a_route_without_its_password() -> None:
    said = {"description": "add route station to 10.0.0.5, AMS 10.0.0.5.1.1"}
    assert read(ROUTE) == (Sighted("ads_control", said),)


def test_nothing_is_said() -> None:
    assert read(READ) == ()
    assert read(b"") == ()


@settings(max_examples=400, deadline=None)
@given(mutated(FOUND_ON_WINDOWS, *VALID))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert said.fields
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
