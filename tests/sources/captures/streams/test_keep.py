"""PDUs that are kept for reading."""

from itertools import pairwise

import pytest

from tests import wire
from tests.sources.captures.walking import flows, lldp, modbus, read, say_problems, sightings
from zonewright.model.observation import Status
from zonewright.sources.captures import CaptureSource
from zonewright.sources.captures.column import KEPT_VARIANTS


def frame(name: str, *, source: str = wire.PLC) -> bytes:
    return wire.ethernet(lldp(name), ethertype=wire.ETHERTYPE_LLDP, source=source, destination="01:80:c2:00:00:0e")


def test_equal_words_are_kept_once_and_counted(captures: CaptureSource) -> None:
    reading = read(captures, wire.pcap([frame("a"), frame("b"), frame("a"), frame("a")]))
    rows = sightings(reading, "lldp")
    assert [(row["count"], row["first_packet"], row["last_packet"]) for row in rows] == [(3, 1, 4), (1, 2, 2)]
    assert rows[0]["last_ns"] - rows[0]["first_ns"] == 3_000_000


def test_equal_words_of_two_senders_are_two(captures: CaptureSource) -> None:
    reading = read(captures, wire.pcap([frame("a"), frame("a", source=wire.HMI)]))
    assert [row["mac"] for row in sightings(reading, "lldp")] == [wire.PLC, wire.HMI]


def test_too_many_different_ones_are_counted_and_said(captures: CaptureSource) -> None:
    reading = read(captures, wire.pcap([frame(f"name {number}") for number in range(KEPT_VARIANTS + 6)]))
    assert len(sightings(reading, "lldp")) == KEPT_VARIANTS
    assert reading.problems[0].what.startswith("6 messages")
    assert (reading.input.decoded, reading.problems[0].packets) == (KEPT_VARIANTS + 6, 0)
    assert reading.input.status is Status.PARTIAL


def test_all_are_counted_though_some_are_not_kept(captures: CaptureSource) -> None:
    frames = [frame(f"name {number}") for number in range(KEPT_VARIANTS + 6)]
    (row,) = flows(read(captures, wire.pcap(frames)))
    assert row["messages"] == {"0 publish": KEPT_VARIANTS + 6}


def test_bound_is_of_a_flow_not_of_the_capture(captures: CaptureSource) -> None:
    frames = [
        frame(f"name {number}", source=source) for number in range(KEPT_VARIANTS) for source in (wire.PLC, wire.HMI)
    ]
    reading = read(captures, wire.pcap(frames))
    assert (len(sightings(reading, "lldp")), reading.problems) == (2 * KEPT_VARIANTS, ())


def test_long_pdu_is_kept_in_part(captures: CaptureSource) -> None:
    padded = wire.ethernet(lldp("plc12")[:-2] + b"\xfe\x10" + b"\1" * 16 + b"\0\0", ethertype=wire.ETHERTYPE_LLDP)
    reading = read(captures, wire.pcap([padded + b"x" * 5000, padded + b"y" * 5000]))
    assert {row["fields"].get("name") or row["fields"].get("host_name") for row in sightings(reading, "lldp")} == {
        "plc12"
    }


IDENTITY = modbus(43, data=b"\x0e\x01\x01\x00\x00\x03\x00\x04Acme\x01\x02P1\x02\x02V2")


def answers(*parts: bytes) -> bytes:
    """What a server sends, segment by segment."""
    frames, place = [], 1
    for part in parts:
        server, client = (wire.PLC, "10.0.0.1", 502), (wire.HMI, "10.0.0.2", 40000)
        frames.append(wire.tcp_frame(part, source=server, destination=client, seq=place))
        place += len(part)
    return wire.pcap(frames)


@pytest.mark.parametrize("cut", [1, 4, 8])
def test_identity_whose_header_is_split_is_read_whole(captures: CaptureSource, cut: int) -> None:
    (row,) = sightings(read(captures, answers(IDENTITY[:cut], IDENTITY[cut:])), "modbus_identity")
    assert (row["mac"], row["ip"], row["fields"]["vendor"]) == (wire.PLC, "10.0.0.1", "Acme")


@pytest.mark.parametrize("cut", [9, 20, len(IDENTITY) - 1])
def test_identity_that_is_split_behind_its_header_is_counted_once(captures: CaptureSource, cut: int) -> None:
    (row,) = flows(read(captures, answers(IDENTITY[:cut], IDENTITY[cut:] + modbus(3))))
    assert (row["messages"], row["gaps"]) == ({"3 response": 1, "43/14 response": 1}, 0)


@pytest.mark.parametrize(
    "cuts", [(9,), (20,), (len(IDENTITY) - 1,), (5, 12), (10, 11, 20), tuple(range(1, len(IDENTITY)))]
)
def test_identity_that_can_be_carried_is_read_whole(captures: CaptureSource, cuts: tuple[int, ...]) -> None:
    edges = [0, *cuts, len(IDENTITY)]
    parts = [IDENTITY[start:end] for start, end in pairwise(edges)]
    reading = read(captures, answers(*parts[:-1], parts[-1] + modbus(3)))
    (row,) = sightings(reading, "modbus_identity")
    assert (row["fields"]["vendor"], row["fields"]["firmware"], row["count"]) == ("Acme", "V2", 1)
    assert flows(reading)[0]["messages"] == {"3 response": 1, "43/14 response": 1}
    assert reading.problems == ()


def test_identity_too_long_to_be_carried_is_said_to_be_read_in_part(captures: CaptureSource) -> None:
    long = modbus(43, data=b"\x0e\x01\x01\x00\x00\x03\x00\x04Acme\x01\x40" + b"P" * 64 + b"\x02\x02V2")
    reading = read(captures, answers(long[:30], long[30:] + modbus(3)))
    assert flows(reading)[0]["messages"] == {"3 response": 1, "43/14 response": 1}
    (said,) = say_problems(reading)
    assert said.startswith("file: 1 message that may carry identity was counted but read only in part: the rest lies")
