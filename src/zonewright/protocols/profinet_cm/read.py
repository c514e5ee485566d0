"""Reads what PROFINET's calls say: a device in the endpoint mapper, both ends of a connection, the record I&M0."""

import re
from typing import Literal

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, mac_text, stated

_KIND = "profinet_cm_identity"
_HEADER, _ARGUMENTS = 80, 20
_OBJECT = bytes.fromhex("6C9711D18271")
_OBJECT_LITTLE = bytes.fromhex("976CD1118271")
_MAPPER = bytes.fromhex("E1AF8308"), bytes.fromhex("0883AFE1")
_CONNECTS, _CONNECTED = 0x0101, 0x8101
_IDENTIFIES = 0x0020
_WORDS = re.compile(rb"[\x20-\x7e]{8,64}")
_ORDER = re.compile(r"^(?P<model>\S.*?)\s{2,}(?P<order>\S.*?)\s{2,}(?:(?P<hardware>\d+)\s+)?(?P<firmware>[VRPUT]\s.*)$")

_Order = Literal["big", "little"]


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one datagram, as far as its bytes reach."""
    if len(pdu) < _HEADER + _ARGUMENTS or pdu[0] != 4:
        return ()
    order: _Order = "little" if pdu[4] & 0x10 else "big"
    operation, form = int.from_bytes(pdu[68:70], order), pdu[1] & 0x1F
    body = pdu[_HEADER : _HEADER + int.from_bytes(pdu[74:76], order)]
    if pdu[24:28] in _MAPPER:
        fields = _read_entry(body) if form == 2 and operation == 2 else {}
    elif form == 0 and operation == 0:
        fields = _read_connect(body[_ARGUMENTS:])
    elif form == 2 and operation == 0:
        fields = _read_connected(body, _numbers(pdu[8:24]))
    elif form == 2 and operation in {2, 5}:
        fields = _read_record(body[_ARGUMENTS:], _numbers(pdu[8:24]))
    else:
        fields = {}
    return (Sighted(_KIND, fields),) if fields else ()


def _numbers(identifier: bytes) -> dict[str, str]:
    """Read device and maker out of a PROFINET object identifier; empty for any other."""
    if len(identifier) < 16 or identifier[4:10] not in {_OBJECT, _OBJECT_LITTLE} or not any(identifier[12:16]):
        return {}
    return {"device_id": f"0x{identifier[12:14].hex()}", "vendor_id": f"0x{identifier[14:16].hex()}"}


def _read_entry(body: bytes) -> dict[str, str]:
    """Read an entry of the endpoint mapper: the object, and its annotation of type, order number and versions."""
    at = max(body.find(_OBJECT), body.find(_OBJECT_LITTLE))
    fields = _numbers(body[at - 4 : at + 12]) if at >= 4 else {}
    found = [clean for clean in (run.decode("ascii").rstrip() for run in _WORDS.findall(body)) if "  " in clean.strip()]
    if not found:
        return stated(**fields)
    match = _ORDER.match(found[0].strip())
    if match is None:
        return stated(**fields, description=clean_text(found[0].encode()))
    return stated(
        **fields,
        model=clean_text(match["model"].encode()),
        order_number=clean_text(match["order"].encode()),
        hardware=match["hardware"] or "",
        firmware=_version(match["firmware"].split()),
    )


def _version(parts: list[str]) -> str:
    """Write `V 7 0 0` as V7.0.0."""
    return parts[0] + ".".join(parts[1:])


def _read_connect(blocks: bytes) -> dict[str, str]:
    """Read who connects, out of the first block: its name, its card, its device and maker numbers."""
    if len(blocks) < 58 or int.from_bytes(blocks[:2], "big") != _CONNECTS:
        return {}
    size = int.from_bytes(blocks[56:58], "big")
    name = clean_text(blocks[58 : 58 + size]) if len(blocks) >= 58 + size else ""
    return stated(**_numbers(blocks[32:48]), station_name=name, mac=mac_text(blocks[26:32]))


def _read_connected(body: bytes, numbers: dict[str, str]) -> dict[str, str]:
    """Read who was connected to: its card, and the numbers that the header names."""
    blocks = body[_ARGUMENTS:]
    mac = ""
    if len(blocks) >= 32 and int.from_bytes(blocks[:2], "big") == _CONNECTED:
        mac = mac_text(blocks[26:32])
    return stated(**numbers, mac=mac) if not any(body[:4]) else {}


def _read_record(blocks: bytes, numbers: dict[str, str]) -> dict[str, str]:
    """Read I&M0 behind the 64 bytes of the answer's own block: maker, order number, serial number, versions."""
    record = blocks[64:]
    if len(record) < 60 or int.from_bytes(record[:2], "big") != _IDENTIFIES:
        return {}
    slot, part = int.from_bytes(blocks[28:30], "big"), int.from_bytes(blocks[30:32], "big")
    order, serial = clean_text(record[8:28]), clean_text(record[28:44])
    version = f"{chr(record[46])}{record[47]}.{record[48]}.{record[49]}" if record[46:47].isalpha() else ""
    hardware = str(int.from_bytes(record[44:46], "big"))
    if slot > 0:
        words = (("order number", order), ("serial", serial), ("firmware", version))
        said = ", ".join(f"{what} {value}" for what, value in words if value)
        return {"behind": f"slot {slot}.{part}: {said}"} if said else {}
    return stated(
        **{**numbers, "vendor_id": f"0x{record[6:8].hex()}"},
        order_number=order,
        serial=serial,
        hardware=hardware,
        firmware=version,
    )
