"""Reads captures that a test made, and shows their rows in words."""

import ipaddress
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from tests import wire
from zonewright.contracts.source import Reading
from zonewright.protocols.counter import key_of
from zonewright.sources.captures import CaptureSource

NOWHERE = np.zeros(0, np.int64)
"""Addresses of no counter, for tables that are not walked."""

KINDS = ("request", "response", "error", "publish")


def read(source: CaptureSource, octets: bytes, name: str = "capture.pcap") -> Reading:
    """Read a capture from its bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(octets)
        return source.read(path, shown=name)


def flows(reading: Reading) -> list[dict[str, Any]]:
    """Flow records with addresses in words."""
    assert reading.flow_records is not None
    return [
        {**row, "src_mac": mac(row["src_mac"]), "dst_mac": mac(row["dst_mac"]), "src_ip": ip(row["src_ip"])}
        | {"dst_ip": ip(row["dst_ip"]), "messages": messages(row)}
        for row in reading.flow_records.to_pylist()
    ]


def only_flow(reading: Reading) -> dict[str, Any]:
    """The one flow record."""
    (row,) = flows(reading)
    return row


def sightings(reading: Reading, kind: str) -> list[dict[str, Any]]:
    """Sightings of a kind with addresses in words."""
    assert reading.sightings is not None
    rows = [row for row in reading.sightings.to_pylist() if row["kind"] == kind]
    return [{**row, "mac": mac(row["mac"]), "ip": ip(row["ip"]), "fields": dict(row["fields"])} for row in rows]


def messages(row: dict[str, Any]) -> dict[str, int]:
    """Counts by code and kind, such as `3 request`."""
    return {f"{key_of(one['code'])} {KINDS[one['kind']]}": one["count"] for one in row["messages"]}


def mac(number: int | None) -> str | None:
    return None if number is None else number.to_bytes(6, "big").hex(":")


def ip(octets: bytes | None) -> str | None:
    if octets is None:
        return None
    address = ipaddress.IPv6Address(octets)
    return str(address.ipv4_mapped or address)


def assert_accounted(reading: Reading) -> None:
    """The law: packets = decoded + ignored + those under problems; decoded = those of records outside of tunnels."""
    record = reading.input
    assert record.packets is not None
    assert record.decoded is not None
    lost = sum(problem.packets for problem in reading.problems)
    assert record.packets == record.decoded + sum((record.ignored or {}).values()) + lost
    assert sum(row["packets"] for row in flows(reading) if is_outermost(row)) == record.decoded


def is_outermost(row: dict[str, Any]) -> bool:
    """Whether the record counts captured packets, not what they carry inside; labels make no packet of their own."""
    tunnel = row["tunnel"] or ""
    return not tunnel or (tunnel.startswith(("mpls", "pppoe")) and " in " not in tunnel)


def modbus(function: int, *, transaction: int = 1, data: bytes = b"\0\0\0\1") -> bytes:
    """A Modbus/TCP PDU."""
    body = bytes([1, function]) + data
    return transaction.to_bytes(2, "big") + b"\0\0" + len(body).to_bytes(2, "big") + body


def lldp(name: str) -> bytes:
    """An LLDP PDU that says a system name."""
    chassis, port, ttl = b"\x04" + bytes.fromhex("001b1b000001"), b"\x07" + b"p1", b"\0\x78"
    parts = [(1, chassis), (2, port), (3, ttl), (5, name.encode())]
    return b"".join((kind << 9 | len(value)).to_bytes(2, "big") + value for kind, value in parts) + b"\0\0"


def say_problems(reading: Reading) -> list[str]:
    """Problems as `place: words`."""
    return [f"{one.where}: {one.what}" for one in reading.problems]


def arp_frame(operation: int, mac: str, ip: str, *, wanted_ip: str = "10.0.0.9") -> bytes:
    """A frame whose sender says that the address is its own."""
    return wire.ethernet(
        wire.arp(operation, sender_mac=mac, sender_ip=ip, wanted_ip=wanted_ip),
        ethertype=wire.ETHERTYPE_ARP,
        source=mac,
        destination="ff:ff:ff:ff:ff:ff",
        pad=60,
    )


def lldp_frame(name: str, *, source: str = wire.PLC) -> bytes:
    """A frame in which a neighbour says its name."""
    return wire.ethernet(lldp(name), ethertype=wire.ETHERTYPE_LLDP, source=source, destination="01:80:c2:00:00:0e")


def ip_frame(packet: bytes, *, ethertype: int = wire.ETHERTYPE_IPV4, source: str = wire.HMI) -> bytes:
    """A frame with an IP packet."""
    return wire.ethernet(packet, ethertype=ethertype, source=source)


def tables(reading: Reading) -> tuple[Any, Any]:
    """The two tables, to be held against those of another reading."""
    assert reading.flow_records is not None
    assert reading.sightings is not None
    return reading.flow_records, reading.sightings
