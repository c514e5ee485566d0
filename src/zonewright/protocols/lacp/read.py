"""Reads the two systems of a link aggregation."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import mac_text, stated

_HEAD = (b"\x01\x01\x01\x14", b"\x01\x02\x01\x14")


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one LACPDU, as far as its bytes reach; a system may be more than one device, so it is no chassis."""
    if len(pdu) < 22 or pdu[:4] not in _HEAD:
        return ()
    partner = mac_text(pdu[26:32]) if pdu[22:24] == b"\x02\x14" else ""
    fields = stated(
        mac=mac_text(pdu[6:12]),
        port=str(int.from_bytes(pdu[16:18], "big")),
        description=f"link aggregation with {partner}" if partner else "link aggregation",
    )
    return (Sighted("lacp", fields),)
