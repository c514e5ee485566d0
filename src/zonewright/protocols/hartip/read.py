"""Reads the answer to command 0: maker, type, revisions and number of a HART device.

Most HART devices have no address on IP: a gateway reaches them by their address on the loop. Nothing tells a gateway's
own answer from that of a device behind it, so what is said stands in the field `behind`.
"""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import stated

_HEADER = 8
_EXPANSION = 254


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one message, as far as its bytes reach."""
    if len(pdu) < _HEADER + 6 or pdu[1] != 1 or pdu[2] != 3:
        return ()
    body = pdu[_HEADER : int.from_bytes(pdu[6:8], "big")]
    if not body:
        return ()
    place = (6 if body[0] & 0x80 else 2) + ((body[0] >> 5) & 3)
    data = body[place + 4 :]
    if len(body) < place + 4 or body[place] != 0 or len(data) < 12 or data[0] != _EXPANSION:
        return ()
    device = int.from_bytes(data[9:12], "big")
    maker, kind = str(data[1]), f"0x{data[1:3].hex()}"
    if data[4] >= 7 and len(data) >= 19:
        maker = f"0x{data[17:19].hex()}"
    fields = stated(
        vendor_id=maker,
        device_type=kind,
        firmware=str(data[6]),
        hardware=str(data[7] >> 3),
        serial=f"{device:06X}" if device else "",
    )
    words = ", ".join(f"{name} {value}" for name, value in fields.items())
    return (Sighted("hartip_device", {"behind": f"HART device: {words}"}),)
