"""Reads who manages a ring and whether it is closed, and which link went down or up."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import mac_text, stated

_TEST = 2
_LINKS = {4: "link down", 5: "link up"}
_PORTS = ("primary", "secondary")
_STATES = ("open", "closed")


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one frame, as far as its bytes reach: the sender's address stands behind the priority, if there is one."""
    if len(pdu) < 14 or pdu[:2] != b"\0\x01":
        return ()
    if pdu[2] == _TEST and len(pdu) >= 16:
        state = int.from_bytes(pdu[14:16], "big")
        ring = _STATES[state] if state < len(_STATES) else "in an unknown state"
        words, port, mac = f"manages a ring that is {ring}", pdu[12:14], pdu[6:12]
    elif pdu[2] in _LINKS:
        words, port, mac = f"{_LINKS[pdu[2]]} in the ring", pdu[10:12], pdu[4:10]
    else:
        return ()
    number = int.from_bytes(port, "big")
    name = f"{_PORTS[number]} ring port" if number < len(_PORTS) else ""
    return (Sighted("mrp", stated(mac=mac_text(mac), port=name, description=words)),)
