"""Reads the name under which a client connects, and which Sparkplug B node or device announces itself."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT, clean_text

_CLIENT, _NODE = "mqtt_client", "mqtt_sparkplug"


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one packet, as far as its bytes reach; user names and passwords are left alone."""
    at = 1
    while at < min(len(pdu), 5) and pdu[at] >= 128:
        at += 1
    body = pdu[at + 1 :]
    if not body:
        return ()
    if pdu[0] >> 4 == 1:
        name = _read_client(body)
        return (Sighted(_CLIENT, {"description": f"MQTT client {name}"[:TEXT_LIMIT].strip()}),) if name else ()
    if pdu[0] >> 4 != 3 or len(body) < 2:
        return ()
    parts = [clean_text(part) for part in body[2 : 2 + int.from_bytes(body[:2], "big")].split(b"/")]
    if len(parts) < 4 or parts[0] != "spBv1.0" or parts[2] not in {"NBIRTH", "DBIRTH"} or not all(parts):
        return ()
    device = f", device {parts[4]}" if len(parts) > 4 else ""
    return (Sighted(_NODE, {"behind": f"Sparkplug node {parts[1]}/{parts[3]}{device}"[:TEXT_LIMIT].strip()}),)


def _read_client(body: bytes) -> str:
    """Read the client's name behind protocol, version, flags, time and, from version 5 on, properties."""
    at = 2 + int.from_bytes(body[:2], "big")
    version, at = body[at : at + 1], at + 4
    if version == b"\x05":
        size = shift = 0
        while at < len(body) and shift <= 21:
            size |= (body[at] & 0x7F) << shift
            shift, at = shift + 7, at + 1
            if body[at - 1] < 128:
                break
        at += size
    length = int.from_bytes(body[at : at + 2], "big")
    return clean_text(body[at + 2 : at + 2 + length]) if at + 2 + length <= len(body) else ""
