"""Reads the names in a message that opens a tunnel: host, maker, firmware."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated

_FIRMWARE, _HOST, _VENDOR, _END = 26, 28, 92, 156


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one message, as far as its bytes reach."""
    firmware = pdu[_FIRMWARE:_HOST]
    if pdu[8:10] not in (b"\0\1", b"\0\2"):
        return ()
    fields = stated(
        host_name=clean_text(pdu[_HOST:_VENDOR]),
        vendor=clean_text(pdu[_VENDOR:_END]),
        firmware=f"0x{firmware.hex()}" if len(firmware) == 2 and any(firmware) else "",
    )
    return (Sighted("pptp", fields),) if fields else ()
