"""Reads the identity object of an EtherNet/IP device: in answers to List Identity and to Get Attributes All."""

from zonewright.protocols.enip.vendors import DEVICE_TYPES, VENDORS
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, ipv4_text, stated

_KIND = "enip_identity"
_LIST_IDENTITY, _CIP_IDENTITY = 99, 0x0C
_SHORTEST = 15  # of the attributes: up to the length of the product name


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one encapsulation PDU, as far as its bytes reach."""
    if len(pdu) < 26:
        return ()
    command = _number(pdu, 0)
    body = pdu[24 : 24 + _number(pdu, 2)]
    if command == _LIST_IDENTITY:
        fields = _read_listed(body)
    elif command in {111, 112}:
        fields = _read_attributes(_identity_in(body))
    else:
        fields = {}
    return (Sighted(_KIND, fields),) if fields else ()


def _number(octets: bytes, at: int) -> int:
    """Read two bytes, the least significant first."""
    return int.from_bytes(octets[at : at + 2], "little")


def _read_listed(body: bytes) -> dict[str, str]:
    """Read the first identity item: version (2), socket address (16), attributes."""
    at = 2
    for _ in range(min(_number(body, 0), 8)):
        size = _number(body, at + 2)
        if _number(body, at) == _CIP_IDENTITY:
            item = body[at + 4 : at + 4 + size]
            fields = _read_attributes(item[18:])
            return stated(**fields, ip=ipv4_text(item[6:10])) if fields else {}
        at += 4 + size
    return {}


def _identity_in(body: bytes) -> bytes:
    """Give what a good answer to Get Attributes All carries; empty where that does not fit an identity object."""
    at = 8
    for _ in range(min(_number(body, 6), 4)):
        kind, size = _number(body, at), _number(body, at + 2)
        if kind in {0xB1, 0xB2}:
            message = body[at + 4 : at + 4 + size][2 if kind == 0xB1 else 0 :]
            if len(message) < 5 or message[0] != 0x81 or message[2] != 0:
                return b""
            attributes = message[4 + 2 * message[3] :]
            return attributes if _fits_identity(attributes) else b""
        at += 4 + size
    return b""


def _fits_identity(attributes: bytes) -> bool:
    """Tell an identity from any other object's attributes: a whole printable product name, little after it."""
    if len(attributes) <= _SHORTEST or not 1 <= attributes[14] <= 64:
        return False
    after = len(attributes) - _SHORTEST - attributes[14]
    name = attributes[15 : 15 + attributes[14]]
    return 0 <= after <= 16 and all(0x20 <= octet < 0x7F for octet in name) and _number(attributes, 0) > 0


def _read_attributes(attributes: bytes) -> dict[str, str]:
    """Read vendor, type, product code, revision, status, serial number and product name."""
    if len(attributes) < _SHORTEST:
        return {}
    vendor, device_type = _number(attributes, 0), _number(attributes, 2)
    serial = int.from_bytes(attributes[10:14], "little")
    return stated(
        vendor_id=str(vendor),
        vendor=VENDORS.get(vendor, ""),
        device_type=DEVICE_TYPES.get(device_type, str(device_type)),
        product_code=str(_number(attributes, 4)),
        firmware=f"{attributes[6]}.{attributes[7]}",
        serial=f"{serial:08X}" if serial else "",
        model=clean_text(attributes[15 : 15 + attributes[14]]),
    )
