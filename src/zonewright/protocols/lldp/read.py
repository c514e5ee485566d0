"""Reads an LLDP announcement: chassis, port, names, abilities, management address, PROFINET and MED identity."""

import re
from collections.abc import Iterator

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, ipv4_text, ipv6_text, mac_text, stated

_PROFINET = b"\x00\x0e\xcf"
_MED = b"\x00\x12\xbb"
_MED_FIELDS = {5: "hardware", 6: "firmware", 8: "serial", 9: "vendor", 10: "model"}
# A description that lists order number, hardware, firmware and serial number, as SIMATIC devices write it.
_LISTED = {
    "order_number": re.compile(r", (6[A-Z]{2}[0-9] [0-9A-Z]{3}-[0-9A-Z]{5}(?:-[0-9A-Z]{4})?)(?=,|$)"),
    "hardware": re.compile(r", HW: ?([0-9]+)"),
    "firmware": re.compile(r", [FS]W[:.] ?(V[ .]*[0-9]+[0-9. ]*[0-9])"),
    "serial": re.compile(r", (S [0-9A-Z]-[0-9A-Z]+)(?=,|$)"),
}
_ABILITIES = (
    (0x01, "other"),
    (0x02, "repeater"),
    (0x04, "bridge"),
    (0x08, "access point"),
    (0x10, "router"),
    (0x20, "telephone"),
    (0x40, "cable modem"),
    (0x80, "station"),
)


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one announcement, as far as its bytes reach."""
    fields: dict[str, str] = {}
    profinet = False
    for kind, value in _iter_tlvs(pdu):
        profinet = profinet or (kind == 127 and value[:3] == _PROFINET)
        for name, said in _read_tlv(kind, value).items():
            if said:
                fields.setdefault(name, said)
    if profinet:
        fields.setdefault("station_name", _station_in(fields))
        for name, said in _read_listed(fields.get("description", "")).items():
            fields.setdefault(name, said)
    fields = stated(**fields)
    return (Sighted("lldp", fields),) if fields else ()


def _iter_tlvs(pdu: bytes) -> Iterator[tuple[int, bytes]]:
    """Walk type (7 bits), length (9 bits), value, up to the end mark; a cut value ends the walk."""
    at = 0
    while at + 2 <= len(pdu):
        head = int.from_bytes(pdu[at : at + 2], "big")
        kind, size = head >> 9, head & 0x1FF
        if kind == 0 or at + 2 + size > len(pdu):
            return
        yield kind, pdu[at + 2 : at + 2 + size]
        at += 2 + size


def _read_tlv(kind: int, value: bytes) -> dict[str, str]:
    """Read one TLV."""
    if kind == 1:
        mac = mac_text(value[1:]) if value[:1] == b"\x04" else ""
        return {"chassis": mac or _read_name(value, address=5), "mac": mac}
    if kind == 2:
        return {"port": (mac_text(value[1:]) if value[:1] == b"\x03" else "") or _read_name(value, address=4)}
    if kind == 5:
        return {"host_name": clean_text(value)}
    if kind == 6:
        return {"description": clean_text(value)}
    if kind == 7 and len(value) >= 4:
        return {"capabilities": ", ".join(name for bit, name in _ABILITIES if value[3] & bit)}
    if kind == 8 and len(value) >= 2:
        return {"ip": _read_address(value[1:2], value[2 : 1 + value[0]])}
    if kind == 127 and value[:3] == _PROFINET and value[3:4] == b"\x05":
        return {"mac": mac_text(value[4:10])}
    if kind == 127 and value[:3] == _MED and len(value) > 4 and value[3] in _MED_FIELDS:
        return {_MED_FIELDS[value[3]]: clean_text(value[4:])}
    return {}


def _read_name(value: bytes, *, address: int) -> str:
    """Read a chassis or port id by its subtype: a network address, or words."""
    if value[:1] == bytes([address]):
        return _read_address(value[1:2], value[2:])
    return clean_text(value[1:])


def _read_address(family: bytes, octets: bytes) -> str:
    """Write an address of family 1 (IPv4) or 2 (IPv6)."""
    if family == b"\x01":
        return ipv4_text(octets)
    return ipv6_text(octets) if family == b"\x02" else ""


def _station_in(fields: dict[str, str]) -> str:
    """Give the PROFINET station name: after the dot of `port-001.name`, else a chassis id that is one word."""
    port, chassis = fields.get("port", ""), fields.get("chassis", "")
    if port.startswith("port-") and "." in port:
        return port.partition(".")[2]
    return chassis if chassis and " " not in chassis and ":" not in chassis else ""


def _read_listed(description: str) -> dict[str, str]:
    """Read what a PROFINET device's description lists: maker first, family and model, then the numbers."""
    found = {name: match[1] for name, form in _LISTED.items() if (match := form.search(description))}
    words = description.split(", ")
    if "order_number" in found and len(words) > 3:
        found["vendor"], found["model"] = words[0], words[2]
    return found
