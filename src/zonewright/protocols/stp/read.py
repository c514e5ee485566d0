"""Reads a BPDU: the bridge that sends it, its port, the root it knows, its MST region or VLAN."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, mac_text, stated

_SNAP = b"\xaa\xaa\x03\x00\x00\x0c\x01\x0b"
_LLC = b"\x42\x42\x03"
_SHORTEST = 35
_REGION = 39  # place of its name in a BPDU of MSTP
_MULTIPLE, _NAME_SIZE = 3, 32


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one BPDU, as far as its bytes reach."""
    of_vlan = pdu[:8] == _SNAP
    if not of_vlan and pdu[:3] != _LLC:
        return ()
    body = pdu[8:] if of_vlan else pdu[3:]
    if len(body) < _SHORTEST or body[3] not in {0, 2}:
        return ()
    bridge = mac_text(body[19:25])
    words = [f"bridge priority {int.from_bytes(body[17:19], 'big')}", _read_root(body)]
    if body[2] >= _MULTIPLE:
        region = clean_text(body[_REGION : _REGION + _NAME_SIZE])
        words += [f"MST region {region}"] if region else []
    fields = stated(
        chassis=bridge,
        mac=bridge,
        capabilities="bridge",
        port=str(int.from_bytes(body[25:27], "big") & 0x0FFF),
        vlan=_read_vlan(body) if of_vlan else "",
        description=clean_text(", ".join(words).encode()),
    )
    return (Sighted("stp", fields),)


def _read_root(body: bytes) -> str:
    """Say which bridge is the root: the sender, or another."""
    root = mac_text(body[7:13])
    if body[5:13] == body[17:25]:
        return "is the root"
    return f"root {root or 'unknown'} with priority {int.from_bytes(body[5:7], 'big')}"


def _read_vlan(body: bytes) -> str:
    """Read the VLAN of a tree, which stands behind the BPDU: type (2), length (2), number (2)."""
    at = _SHORTEST if body[3] == 0 else _SHORTEST + 1
    for place in (at, at + 1):
        if body[place : place + 4] == b"\0\0\0\2" and len(body) >= place + 6:
            return str(int.from_bytes(body[place + 4 : place + 6], "big"))
    return ""
