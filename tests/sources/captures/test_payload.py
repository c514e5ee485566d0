"""How many octets of industrial protocols were understood."""

from tests import wire
from tests.sources.captures.walking import modbus, read
from zonewright.model.observation import Payload
from zonewright.sources.captures import CaptureSource


def payloads(captures: CaptureSource, *frames: bytes) -> dict[str, Payload]:
    found = read(captures, wire.pcap(frames)).input.payloads
    assert found is not None
    return dict(found)


def test_whole_messages_are_understood_and_what_came_twice_counts_once(captures: CaptureSource) -> None:
    pdu = modbus(3)
    frames = [wire.tcp_frame(pdu, seq=1), wire.tcp_frame(pdu, seq=1), wire.tcp_frame(pdu, seq=1 + len(pdu))]
    assert payloads(captures, *frames) == {"modbus": Payload(2 * len(pdu), 2 * len(pdu))}


def test_what_makes_no_sense_is_seen_and_not_understood(captures: CaptureSource) -> None:
    pdu = modbus(3)
    frames = [wire.tcp_frame(pdu, seq=1), wire.tcp_frame(b"\xff" * 30, seq=1 + len(pdu))]
    assert payloads(captures, *frames) == {"modbus": Payload(len(pdu) + 30, len(pdu))}


def test_foreign_octets_on_the_port_are_seen(captures: CaptureSource) -> None:
    assert payloads(captures, wire.tcp_frame(b"GET / HTTP/1.1\r\n\r\n", seq=1)) == {"modbus": Payload(18, 0)}


def test_layer_2_and_protocols_of_offices(captures: CaptureSource) -> None:
    cyclic = wire.ethernet(b"\x80\x00" + bytes(40) + b"\0\1\x35\0", ethertype=0x8892)
    office = wire.tcp_frame(b"SSH-2.0-OpenSSH_9.2\r\n", seq=1, destination=(wire.PLC, "10.0.0.1", 22))
    found = payloads(captures, cyclic, office)
    assert list(found) == ["profinet_rt"]
    assert found["profinet_rt"].understood == found["profinet_rt"].bytes > 0
