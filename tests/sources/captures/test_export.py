"""Exports of routers inside a capture: flows that were seen at other points of the plant."""

from typing import Any

from tests import wire
from tests.protocols.netflow.exports import record_5, records_5
from tests.protocols.netflow.test_export import DATA, LEARN
from tests.sources.captures.walking import flows, read, say_problems
from zonewright.sources.captures import CaptureSource

ROUTER, COLLECTOR = (wire.PLC, "10.0.0.254", 50000), (wire.HMI, "10.0.0.2", 2055)


def exported(captures: CaptureSource, *datagrams: bytes) -> tuple[list[dict[str, Any]], list[str]]:
    frames = [wire.udp_frame(one, source=ROUTER, destination=COLLECTOR) for one in datagrams]
    reading = read(captures, wire.pcap(frames))
    return [row for row in flows(reading) if row["tunnel"]], say_problems(reading)


def test_an_exported_row_is_a_flow_record_that_says_who_exported_it(captures: CaptureSource) -> None:
    (row, again), problems = exported(captures, records_5(record_5(), record_5()))
    assert (row["src_ip"], row["dst_ip"], row["src_port"], row["dst_port"]) == ("10.0.0.7", "10.0.0.9", 40000, 502)
    assert (row["tunnel"], row["packets"], row["bytes"], row["first_packet"]) == ("export of 10.0.0.254", 3, 180, 1)
    assert (row["src_mac"], row["from_server"], row["protocol"]) == (None, None, None)
    assert again["packets"] == 3
    assert problems == []


def test_more_datagrams_than_identity_keeps_are_all_read(captures: CaptureSource) -> None:
    many = [records_5(record_5(packets=number)) for number in range(1, 200)]
    rows, problems = exported(captures, *many)
    assert [row["packets"] for row in rows] == list(range(1, 200))
    assert problems == []


def test_records_are_read_by_their_template(captures: CaptureSource) -> None:
    rows, _ = exported(captures, LEARN, DATA)
    assert {(row["vlan"], row["src_mac"]) for row in rows} == {(12, "00:1b:1b:01:02:03")}


def test_records_without_a_template_are_said(captures: CaptureSource) -> None:
    rows, problems = exported(captures, DATA)
    assert rows == []
    assert len(problems) == 1
    assert "NetFlow" in problems[0]
