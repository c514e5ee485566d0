"""Reads what a node says of itself: profile, maker, product, revision, serial number, address and name."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, ipv4_text, stated

_SHORTEST = 46
_NOTHING = (0, 0xFFFFFFFF)
_MAKERS = {0x0100006C: "B&R"}
_PROFILES = {401: "I/O module", 402: "drive", 403: "operator panel", 405: "programmable controller", 406: "encoder"}


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read an identity response, as far as its bytes reach."""
    if len(pdu) < _SHORTEST or pdu[0] != 6 or pdu[3] != 1:
        return ()
    profile, maker, product, revision, serial = (_number(pdu, at) for at in (26, 30, 34, 38, 42))
    fields = stated(
        vendor=_MAKERS.get(maker, ""),
        vendor_id=f"0x{maker:08x}" if maker not in _NOTHING else "",
        device_type=_PROFILES.get(profile & 0xFFFF, ""),
        device_id=f"0x{product:08x}" if product not in _NOTHING else "",
        hardware=f"revision 0x{revision:08x}" if revision not in _NOTHING else "",
        serial=str(serial) if serial not in _NOTHING else "",
        ip=ipv4_text(pdu[70:74][::-1]),
        host_name=clean_text(pdu[82:114]),
        description=f"POWERLINK node {pdu[2]}",
    )
    return (Sighted("powerlink_identity", fields),)


def _number(pdu: bytes, at: int) -> int:
    """Read a number of four bytes, the least significant first."""
    return int.from_bytes(pdu[at : at + 4], "little")
