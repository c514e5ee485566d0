"""Reads what BACnet messages say of a device: I-Am, answers about the device object, and orders to a device.

What stands behind a router or came through a forwarding station is not the sender's own: it is told as `bacnet_behind`
with the device in the field `behind`, and nothing of it becomes the sender's identity.
"""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT, clean_text, ipv4_text, stated

_IDENTITY, _BEHIND, _CONTROL = "bacnet_identity", "bacnet_behind", "bacnet_control"
_DEVICE = 8
_FIELDS = {
    12: "software",
    28: "description",
    44: "firmware",
    58: "location",
    70: "model",
    77: "host_name",
    120: "vendor_id",
    121: "vendor",
    372: "serial",
}
_STATES = (
    "cold start",
    "warm start",
    "begin backup",
    "end backup",
    "begin restore",
    "end restore",
    "abort restore",
    "activate changes",
)
_SILENCES = ("talk again", "be silent", "be silent except for answers")


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one datagram, as far as its bytes reach."""
    body, source = _open(pdu)
    if len(body) < 2:
        return ()
    kind, segmented = body[0] >> 4, bool(body[0] & 8)
    if kind == 1:
        fields = _read_announcement(body[1], body[2:])
        if body[1] in {6, 9, 14}:
            return (Sighted(_CONTROL, fields),) if fields else ()
    elif kind == 3 and not segmented and len(body) > 3 and body[2] in {12, 14}:
        fields = _read_property(body[3:]) if body[2] == 12 else _read_properties(body[3:])
    elif kind == 3 and segmented and len(body) > 5 and body[4] == 14:
        fields = _read_properties(body[5:])
    elif kind == 0 and not segmented and len(body) > 4:
        fields = _read_order(body[3], body[4:])
        return (Sighted(_CONTROL, fields),) if fields else ()
    else:
        fields = {}
    if not fields:
        return ()
    if source:
        words = ", ".join(f"{name} {value}" for name, value in fields.items())
        return (Sighted(_BEHIND, {"behind": f"{source}: {words}"[:TEXT_LIMIT].strip()}),)
    return (Sighted(_IDENTITY, fields),)


def _open(pdu: bytes) -> tuple[bytes, str]:
    """Give the APDU, and by whose hand it came when the sender of the datagram is not the device itself."""
    if len(pdu) < 6:
        return b"", ""
    carries = {
        (0x81, 4): 10,
        (0x81, 9): 4,
        (0x81, 10): 4,
        (0x81, 11): 4,
        (0x82, 1): 10,
        (0x82, 2): 7,
        (0x82, 8): 25,
        (0x82, 12): 7,
    }
    at = carries.get((pdu[0], pdu[1]), len(pdu))
    source = "device of a forwarded message" if (pdu[0], pdu[1]) in {(0x81, 4), (0x82, 8)} else ""
    if (pdu[0], pdu[1]) == (0x81, 4):
        source = f"device at {ipv4_text(pdu[4:8])}"
    message = pdu[at : max(4, int.from_bytes(pdu[2:4], "big"))]
    if len(message) < 2 or message[0] != 1 or message[1] & 0x80:
        return b"", ""
    place = 2
    for bit in (0x20, 0x08):
        if not message[1] & bit:
            continue
        if place + 3 > len(message):
            return b"", ""
        size = message[place + 2]
        if bit == 0x08:
            network = int.from_bytes(message[place : place + 2], "big")
            source = f"station {message[place + 3 : place + 3 + size].hex()} of network {network}"
        place += 3 + size
    return message[place + (1 if message[1] & 0x20 else 0) :], source


def _value(octets: bytes, at: int) -> tuple[str, int]:
    """Read one application-tagged value: its words, and where the next begins; -1 where none can be read."""
    if at >= len(octets) or octets[at] & 8:
        return "", -1
    tag, size = octets[at] >> 4, octets[at] & 7
    at += 1
    if tag <= 1 or tag == 15 or size > 5:
        return "", -1 if tag > 1 or size > 1 else at
    if size == 5:
        if at >= len(octets):
            return "", -1
        size, at = octets[at], at + 1
        if size == 254:
            size, at = int.from_bytes(octets[at : at + 2], "big"), at + 2
        elif size == 255:
            return "", -1
    value = octets[at : at + size]
    if len(value) < size:
        return "", -1
    if tag == 7:
        return _text(value), at + size
    if tag in {2, 9} and size <= 4:
        return str(int.from_bytes(value, "big")), at + size
    if tag == 12 and size == 4:
        return str(int.from_bytes(value, "big") & 0x3FFFFF), at + size
    return "", at + size


def _text(value: bytes) -> str:
    """Read a character string: the first byte names its alphabet."""
    if not value:
        return ""
    if value[0] == 4:
        return clean_text(value[1:].decode("utf-16-be", errors="replace").encode())
    if value[0] == 5:
        return clean_text(value[1:].decode("latin-1").encode())
    return clean_text(value[1:]) if value[0] == 0 else ""


def _read_announcement(service: int, body: bytes) -> dict[str, str]:
    """Read I-Am: device, longest APDU, segmentation, vendor; and orders that need no answer."""
    if service in {6, 9}:
        return {"description": "sets the time"}
    if service == 14:
        return {"description": "gives a device its number"}
    if service != 0 or len(body) < 5 or body[0] != 0xC4 or int.from_bytes(body[1:3], "big") >> 6 != _DEVICE:
        return {}
    instance, at = _value(body, 0)
    vendor = ""
    for _ in range(3):
        vendor, at = _value(body, at) if at > 0 else ("", -1)
    return stated(device_instance=instance, vendor_id=vendor if at > 0 else "")


def _device_of(body: bytes) -> str:
    """Give the number of the device object that the parameters begin with."""
    if len(body) < 6 or body[0] != 0x0C or int.from_bytes(body[1:3], "big") >> 6 != _DEVICE:
        return ""
    return str(int.from_bytes(body[1:5], "big") & 0x3FFFFF)


def _property_at(body: bytes, at: int) -> tuple[int, int]:
    """Read a property and an index of it, with context tags 1 and 2 or 2 and 3; -1 where none stands."""
    if at >= len(body) or body[at] not in {0x19, 0x1A, 0x29, 0x2A}:
        return -1, at
    size = body[at] & 7
    wanted = int.from_bytes(body[at + 1 : at + 1 + size], "big")
    index = 0x29 if body[at] < 0x20 else 0x39
    at += 1 + size
    if at < len(body) and body[at] in {index, index + 1}:
        return -1, at + 1 + (body[at] & 7)  # an element of an array
    return wanted, at


def _read_property(body: bytes) -> dict[str, str]:
    """Read one property of the device object: object, property, value between an opening and a closing tag 3."""
    device = _device_of(body)
    wanted, at = _property_at(body, 5)
    if not device or wanted not in _FIELDS or at >= len(body) or body[at] != 0x3E:
        return {}
    value, _ = _value(body, at + 1)
    return _fields_of(device, {wanted: value})


def _read_properties(body: bytes) -> dict[str, str]:
    """Read the properties of the device object, as long as they are of a simple form."""
    device = _device_of(body)
    if not device or body[5] != 0x1E:
        return {}
    found: dict[int, str] = {}
    at = 6
    while at < len(body) and body[at] != 0x1F:
        wanted, at = _property_at(body, at)
        if at >= len(body) or body[at] not in {0x4E, 0x5E}:
            break
        failed, closing = body[at] == 0x5E, body[at] + 1
        value, at = _value(body, at + 1)
        if not failed:
            found.setdefault(wanted, value)
        at = _skip_to(body, at, closing=closing)
        if at < 0:
            break
    return _fields_of(device, found)


def _skip_to(body: bytes, at: int, *, closing: int) -> int:
    """Give the place behind the closing tag, stepping over further simple values; -1 where it is not found."""
    while 0 <= at < len(body):
        if body[at] == closing:
            return at + 1
        _, at = _value(body, at)
    return -1


def _fields_of(device: str, found: dict[int, str]) -> dict[str, str]:
    fields = {_FIELDS[wanted]: value for wanted, value in found.items() if wanted in _FIELDS}
    firmware, software = fields.get("firmware", ""), fields.pop("software", "")
    place = fields.pop("location", "")
    words = [fields.pop("description", ""), f"location {place}" if place else ""]
    if firmware and software and software != firmware:
        words.append(f"application {software}")
    fields["firmware"] = firmware or software
    fields["description"] = ", ".join(word for word in words if word)
    fields = stated(**fields)
    return stated(device_instance=device, **fields) if fields else {}


def _read_order(service: int, body: bytes) -> dict[str, str]:
    """Read what device communication control (17) or reinitialize device (20) orders; its password is left alone."""
    if service == 20 and len(body) >= 2 and body[0] == 0x09:
        name = _STATES[body[1]] if body[1] < len(_STATES) else f"state {body[1]}"
        return {"description": f"reinitialize: {name}"}
    if service != 17:
        return {}
    at = 1 + (body[0] & 7) if body and body[0] & 0xF8 == 0x08 else 0
    if at + 2 > len(body) or body[at] != 0x19:
        return {}
    name = _SILENCES[body[at + 1]] if body[at + 1] < len(_SILENCES) else f"state {body[at + 1]}"
    return {"description": f"communication: {name}"}
