"""Reads the names in a message that opens a tunnel: host, maker, firmware."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated

_HEADER = 12
_FIRMWARE, _HOST, _VENDOR = 6, 7, 8


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one message, as far as its bytes reach."""
    values: dict[int, bytes] = {}
    at = _HEADER
    while at + 6 <= len(pdu):
        size = int.from_bytes(pdu[at : at + 2], "big") & 0x3FF
        hidden, vendor = pdu[at] & 0x40, pdu[at + 2 : at + 4]
        if size < 6 or at + size > len(pdu):
            break
        if not hidden and vendor == b"\0\0":
            values.setdefault(int.from_bytes(pdu[at + 4 : at + 6], "big"), pdu[at + 6 : at + size])
        at += size
    firmware = values.get(_FIRMWARE, b"")
    fields = stated(
        host_name=clean_text(values.get(_HOST, b"")),
        vendor=clean_text(values.get(_VENDOR, b"")),
        firmware=f"0x{firmware.hex()}" if len(firmware) == 2 and any(firmware) else "",
    )
    return (Sighted("l2tp", fields),) if fields else ()
