"""Which protocol a payload is of, and what is taken of one PDU."""

import pytest

from tests import wire
from tests.sources.captures.streams.test_stream import (
    CLIENT,
    MMS,
    S7_PLUS,
    S7_READ,
    SERVER,
    STREAM,
    on_port_102,
    tpkt,
    walk,
)
from tests.sources.captures.walking import flows, modbus, only_flow, read
from zonewright.sources.captures import CaptureSource


def test_foreign_payloads_on_the_port_are_left_alone(captures: CaptureSource) -> None:
    row = walk(captures, [(number * 20, b"GET / HTTP/1.1\r\n\r\n..") for number in range(12)])
    assert (row["protocol"], row["gaps"], row["messages"]) == (None, None, {})


def test_a_flow_on_unknown_ports_is_told_by_its_first_payload(captures: CaptureSource) -> None:
    server, pdu = (wire.PLC, "10.0.0.1", 10102), tpkt(S7_READ)
    frames = [
        wire.tcp_frame(pdu * 2, destination=server, seq=10),
        wire.tcp_frame(pdu * 3, destination=server, seq=10 + 2 * len(pdu)),
    ]
    row = only_flow(read(captures, wire.pcap(frames)))
    assert (row["protocol"], row["from_server"], row["messages"]) == ("s7comm", None, {"1/4 request": 5})


@pytest.mark.parametrize("spoilt", [slice(0, 10), slice(0, 0), slice(1, None)])
def test_a_first_payload_that_is_not_whole_messages_tells_nothing(captures: CaptureSource, spoilt: slice) -> None:
    server, pdu = (wire.PLC, "10.0.0.1", 10102), tpkt(S7_READ)
    first = pdu[spoilt] or b"hello, who is there?\r\n"
    frames = [
        wire.tcp_frame(first, destination=server, seq=10),
        wire.tcp_frame(pdu, destination=server, seq=10 + len(first)),
    ]
    row = only_flow(read(captures, wire.pcap(frames)))
    assert (row["protocol"], row["messages"]) == (None, {})


def test_modbus_is_too_short_to_be_told_by_its_bytes(captures: CaptureSource) -> None:
    row = only_flow(read(captures, wire.pcap([wire.tcp_frame(STREAM, destination=(wire.PLC, "10.0.0.1", 10502))])))
    assert (row["protocol"], row["messages"]) == (None, {})


def test_port_without_payload_names_no_protocol(captures: CaptureSource) -> None:
    row = walk(captures, [])
    assert (row["protocol"], row["from_server"], row["syn"]) == (None, False, 1)


@pytest.mark.parametrize(
    ("ports", "flags", "from_server"),
    [
        ((502, 102), wire.SYN, False),
        ((502, 102), wire.SYN | wire.ACK, True),
        ((502, 44818), wire.ACK, True),
        ((44818, 502), wire.ACK, False),
        ((502, 502), wire.ACK, None),
        ((502, 502), wire.SYN, False),
    ],
)
def test_both_ports_known(
    captures: CaptureSource, ports: tuple[int, int], flags: int, from_server: bool | None
) -> None:
    source, destination = (*CLIENT[:2], ports[0]), (*SERVER[:2], ports[1])
    first = wire.tcp_frame(source=source, destination=destination, flags=flags, seq=1)
    then = wire.tcp_frame(modbus(3), source=source, destination=destination, seq=2 if flags & wire.SYN else 1)
    assert only_flow(read(captures, wire.pcap([first, then])))["from_server"] is from_server


def test_layer_2_protocols_are_told_apart_frame_by_frame(captures: CaptureSource) -> None:
    identify = bytes.fromhex("fefe0500000000010001000400ff0000ffff0000")
    cyclic = b"\x80\x00" + b"\0" * 40 + b"\0\1\x35\0"
    frames = [wire.ethernet(part, ethertype=0x8892, pad=60) for part in (identify, cyclic, identify)]
    rows = flows(read(captures, wire.pcap(frames)))
    assert [(row["protocol"], row["packets"]) for row in rows] == [("profinet_dcp", 2), ("profinet_rt", 1)]


def test_s7comm_is_told_by_its_messages(captures: CaptureSource) -> None:
    row = on_port_102(captures, S7_READ, S7_READ)
    assert (row["protocol"], row["messages"], row["gaps"]) == ("s7comm", {"1/4 request": 2}, 0)


@pytest.mark.parametrize(
    ("data", "protocol", "messages"),
    [(S7_PLUS, "s7plus", {"1226 request": 2}), (MMS, "mms", {"0/1 request": 2})],
    ids=["s7plus", "mms"],
)
def test_another_protocol_on_port_102_is_told_by_its_messages(
    captures: CaptureSource, data: bytes, protocol: str, messages: dict[str, int]
) -> None:
    row = on_port_102(captures, data, data)
    assert (row["protocol"], row["messages"]) == (protocol, messages)


def test_what_is_of_no_protocol_of_port_102_is_stepped_over(captures: CaptureSource) -> None:
    row = on_port_102(captures, b"\x99" * 20, S7_READ)
    assert (row["protocol"], row["messages"], row["gaps"]) == ("s7comm", {"1/4 request": 1}, 0)


def test_refused_requests_are_errors(captures: CaptureSource) -> None:
    frame = wire.tcp_frame(modbus(0x83, data=b"\2"), source=SERVER, destination=CLIENT)
    assert only_flow(read(captures, wire.pcap([frame])))["messages"] == {"3 error": 1}


def test_web_page_on_the_port_of_modbus_names_no_protocol(captures: CaptureSource) -> None:
    row = walk(captures, [(0, b"GET / HTTP/1.1\r\nHost: plc\r\n\r\n")])
    assert (row["protocol"], row["messages"]) == (None, {})
