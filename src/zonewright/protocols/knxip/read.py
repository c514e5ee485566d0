"""Reads the description that a KNXnet/IP server gives of itself: name, serial number, card, address on the line."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, mac_text, stated

_SEARCHED, _DESCRIBED, _SEARCHED_EXTENDED = 514, 516, 524
_DEVICE = 1


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one message, as far as its bytes reach."""
    if len(pdu) < 6 or pdu[0] != 6:
        return ()
    service = int.from_bytes(pdu[2:4], "big")
    if service not in {_SEARCHED, _DESCRIBED, _SEARCHED_EXTENDED}:
        return ()
    body = pdu[: int.from_bytes(pdu[4:6], "big")]
    at = 6 if service == _DESCRIBED else 14
    while at + 2 <= len(body) and body[at] >= 2:
        block = body[at : at + body[at]]
        if block[1] == _DEVICE and len(block) >= 54:
            return _read_device(block)
        at += body[at]
    return ()


def _read_device(block: bytes) -> tuple[Sighted, ...]:
    """Read the device block: medium, state, address (2), project (2), serial (6), multicast (4), MAC (6), name (30)."""
    address = int.from_bytes(block[4:6], "big")
    fields = stated(
        model=clean_text(block[24:54].decode("latin-1").encode()),
        serial=block[8:14].hex().upper() if any(block[8:14]) else "",
        mac=mac_text(block[18:24]),
        description=f"KNX {address >> 12}.{(address >> 8) & 15}.{address & 255}" if address else "",
    )
    return (Sighted("knxip_identity", fields),) if fields else ()
