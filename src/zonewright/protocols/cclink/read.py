"""Reads what a station of Field Network Basic says of itself, and the address that somebody gives it."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, ipv4_text, mac_text, stated

_CYCLIC_BYTES, _FOUND_BYTES, _SET_BYTES = 55, 66, 45
_NOBODY = "255.255.255.255"


def read_basic(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one datagram, as far as its bytes reach; addresses stand with their last octet first."""
    if pdu[:1] == b"\xd0" and len(pdu) >= _CYCLIC_BYTES:
        address = ipv4_text(pdu[51:55][::-1])
        fields = {**_read_product(pdu[31:33] + pdu[35:41]), "ip": "" if address == _NOBODY else address}
        return (Sighted("cclink_basic", stated(**fields)),)
    if pdu[:1] == b"\xd4" and len(pdu) >= _FOUND_BYTES and pdu[21] == pdu[32] == 4:
        name_end = 46 + pdu[45]
        fields = {
            **_read_product(pdu[name_end : name_end + 8]),
            "host_name": clean_text(pdu[46:name_end]),
            "ip": ipv4_text(pdu[33:37][::-1]),
            "mac": mac_text(pdu[26:32][::-1]),
        }
        return (Sighted("cclink_basic", stated(**fields)),)
    if pdu[:1] == b"\x54" and len(pdu) >= _SET_BYTES and pdu[25] == pdu[36] == 4:
        address, mac = ipv4_text(pdu[37:41][::-1]), mac_text(pdu[30:36][::-1])
        return (Sighted("cclink_basic_set", stated(ip=address, mac=mac, behind=f"gives {mac} the address {address}")),)
    return ()


def read_frame(pdu: bytes) -> tuple[Sighted, ...]:  # noqa: ARG001
    """Read nothing: frames of the own ethertype are recognised, what they carry is not opened."""
    return ()


def _read_product(octets: bytes) -> dict[str, str]:
    """Read the maker's number (2), the product's (4) and its version (2)."""
    if len(octets) < 8:
        return {}
    maker, product, version = (int.from_bytes(octets[a:b], "little") for a, b in ((0, 2), (2, 6), (6, 8)))
    return {"vendor_id": f"0x{maker:04x}", "device_id": f"0x{product:08x}", "firmware": str(version) if version else ""}
