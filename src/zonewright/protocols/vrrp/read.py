"""Reads the virtual router that an advertisement speaks for."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT, ipv4_text, ipv6_text

_HEADER = 8
_OLD = 2
_IP6_LINK = b"\xfe\x80"


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one advertisement, as far as its bytes reach: number, priority, addresses.

    Version 3 does not say of which family its addresses are: the length does, and the first of IPv6 is link-local.
    """
    if len(pdu) < _HEADER or pdu[0] >> 4 not in {_OLD, 3}:
        return ()
    new = pdu[0] >> 4 != _OLD and pdu[_HEADER : _HEADER + 2] == _IP6_LINK and len(pdu) >= _HEADER + 16
    size = 16 if new else 4
    places = range(_HEADER, min(len(pdu) - size, _HEADER + size * (pdu[3] - 1)) + 1, size)
    found = [ipv6_text(pdu[at : at + size]) if new else ipv4_text(pdu[at : at + size]) for at in places]
    addresses = [text for text in found if text]
    if not addresses:
        return ()
    words = f"virtual router {pdu[1]} at {', '.join(addresses)}, priority {pdu[2]}"
    return (Sighted("vrrp", {"ip": addresses[0], "behind": words[:TEXT_LIMIT].strip()}),)
