import pytest

from tests.protocols.pdu import wire
from zonewright.protocols.opcua.cursor import Cursor, ShortError


def test_numbers_and_strings() -> None:
    cursor = Cursor(wire("FF 02000000 4142 FFFFFFFF 07"), 1)
    assert cursor.take_string() == b"AB"
    assert cursor.take_string() == b""
    assert cursor.take_number(1) == 7
    with pytest.raises(ShortError):
        cursor.take(1)


@pytest.mark.parametrize(
    ("octets", "number"),
    [("00 07", 0), ("01 00 7702", 631), ("01 02 7702", 0), ("02 0000 77020000", 631), ("02 0100 77020000", 0)],
)
def test_number_of_a_node(octets: str, number: int) -> None:
    assert Cursor(wire(octets), 0).take_node_number() == number


@pytest.mark.parametrize("octets", ["00 07", "01 00 7702", "02 0000 77020000", "03 0100 01000000 41", "04" + "00" * 18])
def test_steps_over_any_node(octets: str) -> None:
    cursor = Cursor(wire(octets) + b"\x2a", 0)
    cursor.skip_node()
    assert cursor.take_number(1) == 42


@pytest.mark.parametrize("octets", ["", "06", "03 0100 FFFF0000 41", "02 00"])
def test_what_is_no_node_ends_the_walk(octets: str) -> None:
    with pytest.raises(ShortError):
        Cursor(wire(octets), 0).skip_node()
    with pytest.raises(ShortError):
        Cursor(wire(octets), 0).take_node_number()


def test_headers() -> None:
    request = Cursor(wire("0000") + bytes(16) + wire("FFFFFFFF 00000000 00 00 01 02000000 4142 2A"), 0)
    request.skip_request_header()
    assert request.take_number(1) == 42
    response = Cursor(bytes(16) + wire("00 01000000 01000000 41 0000 00 2A"), 0)
    response.skip_response_header()
    assert response.take_number(1) == 42
    with pytest.raises(ShortError):
        Cursor(bytes(16) + wire("01 00000000 0000 00"), 0).skip_response_header()
