"""Flow records as a table."""

import numpy as np
from hypothesis import given, settings

from tests import wire
from tests.sources.captures.mixture import mixtures
from tests.sources.captures.test_source import one_of_each
from tests.sources.captures.walking import NOWHERE, modbus, read, tables
from zonewright.model.tables import FLOW_RECORDS, SIGHTINGS
from zonewright.sources.captures import CaptureSource
from zonewright.sources.captures.arrow import null_where, sender_columns
from zonewright.sources.captures.passage import make_empty_tables


def test_schema_is_the_published_one(captures: CaptureSource) -> None:
    for frames in ([], one_of_each()):
        reading = read(captures, wire.pcap(frames))
        assert reading.flow_records is not None
        assert reading.flow_records.schema == FLOW_RECORDS
        reading.flow_records.validate(full=True)


def test_rows_stand_in_the_order_of_their_first_packets(captures: CaptureSource) -> None:
    reading = read(captures, wire.pcap(one_of_each()))
    assert reading.flow_records is not None
    assert reading.flow_records["first_packet"].to_pylist() == [1, 2, 3, 4, 7, 8, 9]


def test_absent_values_are_null(captures: CaptureSource) -> None:
    frame = wire.ethernet(b"\0" * 50, ethertype=0x9999)
    reading = read(captures, wire.pcap([frame]))
    assert reading.flow_records is not None
    row = reading.flow_records.to_pylist()[0]
    absent = {name for name, value in row.items() if value is None}
    assert absent == {
        *("vlan", "inner_vlan", "src_ip", "dst_ip", "ip_protocol", "src_port", "dst_port", "ttl_min", "ttl_max"),
        *("protocol", "from_server", "gaps", "tunnel"),
        *("understood_bytes", "repeated_bytes", "out_of_order"),
    }


def test_nulls_stand_where_asked() -> None:
    assert null_where(np.array([1, 2]), np.array([False, True])).to_pylist() == [1, None]


def test_senders_of_no_flows_are_none() -> None:
    senders = sender_columns(make_empty_tables(NOWHERE).flows[:0])
    assert [len(senders[name]) for name in ("src_mac", "src_ip", "vlan")] == [0, 0, 0]


@settings(max_examples=60, deadline=None)
@given(frames=mixtures())
def test_any_mixture_gives_valid_sorted_and_equal_tables(captures: CaptureSource, frames: list[bytes]) -> None:
    octets = wire.pcap(frames)
    reading, again = read(captures, octets), read(captures, octets, "elsewhere.pcapng")
    records, sighted = tables(reading)
    assert (records, sighted) == tables(again)
    assert (records.schema, sighted.schema) == (FLOW_RECORDS, SIGHTINGS)
    records.validate(full=True)
    sighted.validate(full=True)
    for table in (records, sighted):
        assert table["first_packet"].to_pylist() == sorted(table["first_packet"].to_pylist())
        assert set(table["input"].to_pylist()) <= {reading.input.id}


@settings(max_examples=60, deadline=None)
@given(frames=mixtures())
def test_both_framings_give_equal_rows(captures: CaptureSource, frames: list[bytes]) -> None:
    classic, modern = read(captures, wire.pcap(frames)), read(captures, wire.pcapng(frames))
    for one, other in zip(tables(classic), tables(modern), strict=True):
        assert one.drop_columns("input") == other.drop_columns("input")


def test_messages_are_sorted_by_code_and_kind(captures: CaptureSource) -> None:
    stream = b"".join(modbus(code) for code in (16, 3, 0x83, 6, 3, 0x90))
    reading = read(captures, wire.pcap([wire.tcp_frame(stream)]))
    assert reading.flow_records is not None
    (messages,) = reading.flow_records["messages"].to_pylist()
    order = [(message["code"], message["kind"]) for message in messages]
    assert (order, len(order)) == (sorted(order), 5)
