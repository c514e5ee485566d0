import pytest

from zonewright.allowlist.packet import Packet, parse_packet
from zonewright.errors import InputError


def test_a_packet_is_read_from_words() -> None:
    packet = parse_packet("tcp 10.0.0.5:40000 > 10.0.1.9:502", iif="lan")
    assert packet == Packet(4, 0x0A000005, 0x0A000109, 6, 40000, 502, "new", "lan", None)


@pytest.mark.parametrize(
    ("text", "protocol", "port"),
    [
        ("icmp 10.0.0.5 > 10.0.1.9", 1, None),
        ("47 10.0.0.5>10.0.1.9", 47, None),
        ("udp [fd00::1]:5 > [fd00::2]:53", 17, 53),
        ("tcp fd00::1 > fd00::2", 6, None),
    ],
)
def test_other_forms(text: str, protocol: int, port: int | None) -> None:
    packet = parse_packet(text)
    assert (packet.protocol, packet.destination_port) == (protocol, port)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tcp 10.0.0.5",
        "tcp scada > plc",
        "tcp 10.0.0.5:70000 > 10.0.0.6:1",
        "tcp 10.0.0.5:x > 10.0.0.6:1",
        "tcp 10.0.0.5 > fd00::1",
        "icmp 10.0.0.5:1 > 10.0.0.6:2",
        "weather 10.0.0.5 > 10.0.0.6",
    ],
)
def test_what_is_no_packet_says_how_to_write_one(text: str) -> None:
    with pytest.raises(InputError) as error:
        parse_packet(text)
    assert error.value.hint
