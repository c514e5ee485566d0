"""Sightings: kept PDUs as rows."""

from tests import wire
from tests.sources.captures.walking import arp_frame, lldp, lldp_frame, read, sightings
from zonewright.model.tables import SIGHTINGS
from zonewright.sources.captures import CaptureSource


def test_row_says_who_and_what(captures: CaptureSource) -> None:
    frame = wire.ethernet(lldp("plc12"), ethertype=wire.ETHERTYPE_LLDP, source=wire.PLC, vlans=[5])
    reading = read(captures, wire.pcap([frame]))
    (row,) = sightings(reading, "lldp")
    assert (row["input"], row["mac"], row["ip"], row["vlan"]) == (reading.input.id, wire.PLC, None, 5)
    assert "plc12" in row["fields"].values()


def test_schema_is_the_published_one_even_when_empty(captures: CaptureSource) -> None:
    reading = read(captures, wire.pcap([]))
    assert reading.sightings is not None
    assert reading.sightings.schema == SIGHTINGS


def test_equal_sightings_of_two_flows_are_one_row(captures: CaptureSource) -> None:
    claim = wire.arp(2, sender_mac=wire.PLC, sender_ip="10.0.0.1", wanted_ip="10.0.0.2")
    frames = [
        wire.ethernet(claim, ethertype=wire.ETHERTYPE_ARP, source=wire.PLC, destination=destination)
        for destination in (wire.HMI, "ff:ff:ff:ff:ff:ff", wire.HMI)
    ]
    (row,) = sightings(read(captures, wire.pcap(frames)), "arp")
    assert (row["count"], row["first_packet"], row["last_packet"]) == (3, 1, 3)


def test_gratuitous_arp_is_a_claim_and_a_probe_is_none(captures: CaptureSource) -> None:
    gratuitous = arp_frame(1, wire.PLC, "10.0.0.1", wanted_ip="10.0.0.1")
    probe = arp_frame(1, wire.HMI, "0.0.0.0", wanted_ip="10.0.0.2")
    reading = read(captures, wire.pcap([probe, gratuitous, probe]))
    (row,) = sightings(reading, "arp")
    assert (row["mac"], row["ip"], row["first_packet"], row["count"]) == (wire.PLC, "10.0.0.1", 2, 1)
    assert reading.input.decoded == 3


def test_one_mac_with_two_addresses_and_one_address_with_two_macs(captures: CaptureSource) -> None:
    claims = [(wire.PLC, "10.0.0.1"), (wire.PLC, "10.0.0.7"), (wire.HMI, "10.0.0.1")]
    rows = sightings(read(captures, wire.pcap([arp_frame(2, mac, ip) for mac, ip in claims])), "arp")
    assert [(row["mac"], row["ip"]) for row in rows] == claims


def test_rows_stand_in_the_order_of_their_first_packets(captures: CaptureSource) -> None:
    frames = [lldp_frame("b"), arp_frame(1, wire.HMI, "10.0.0.2"), lldp_frame("a"), lldp_frame("b")]
    reading = read(captures, wire.pcap(frames))
    assert reading.sightings is not None
    assert reading.sightings["kind"].to_pylist() == ["lldp", "arp", "lldp"]
    assert reading.sightings["first_packet"].to_pylist() == [1, 2, 3]


def test_untimed_sightings_have_no_times(captures: CaptureSource) -> None:
    reading = read(captures, wire.section([wire.interface(), wire.simple_packet(lldp_frame("a"))]))
    (row,) = sightings(reading, "lldp")
    assert (row["first_ns"], row["last_ns"], row["first_packet"]) == (None, None, 1)


def test_timed_and_untimed_sightings_together(captures: CaptureSource) -> None:
    frame, other = lldp_frame("a"), lldp_frame("a", source=wire.PLC)
    blocks = [wire.simple_packet(frame), wire.enhanced_packet(other, ticks=wire.START_NS // 1000)]
    (row,) = sightings(read(captures, wire.section([wire.interface(), *blocks])), "lldp")
    assert (row["first_ns"], row["last_ns"], row["count"]) == (wire.START_NS, wire.START_NS, 2)
