"""Reads the name of the program, and what an answer says of the asker's address as it is seen outside."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT, clean_text, ipv4_text, ipv6_text, stated

_HEADER = 20
_SOFTWARE, _MAPPED, _MAPPED_MASKED = 0x8022, 0x0001, 0x0020
_IPV4, _IPV6 = 1, 2


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one message, as far as its bytes reach."""
    software = seen = ""
    at = _HEADER
    while at + 4 <= len(pdu):
        form, size = int.from_bytes(pdu[at : at + 2], "big"), int.from_bytes(pdu[at + 2 : at + 4], "big")
        value = pdu[at + 4 : at + 4 + size]
        if form == _SOFTWARE:
            software = clean_text(value)
        elif form in {_MAPPED, _MAPPED_MASKED}:
            seen = _read_address(value, mask=pdu[4:20] if form == _MAPPED_MASKED else bytes(16)) or seen
        at += 4 + (size + 3) // 4 * 4
    behind = f"the asker is seen outside as {seen}"[:TEXT_LIMIT] if seen else ""
    fields = stated(software=software, behind=behind)
    return (Sighted("stun", fields),) if fields else ()


def _read_address(value: bytes, *, mask: bytes) -> str:
    """Read family and address behind one octet and before it the port; a masked one is uncovered."""
    if len(value) < 8:
        return ""
    octets = bytes(octet ^ hidden for octet, hidden in zip(value[4:], mask, strict=False))
    if value[1] == _IPV4:
        return ipv4_text(octets[:4])
    return ipv6_text(octets[:16]) if value[1] == _IPV6 else ""
