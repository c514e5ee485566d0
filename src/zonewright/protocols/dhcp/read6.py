"""Reads who a DHCP client of IPv6 says it is; through a relay, as words on another."""

from zonewright.protocols.domain import read_name
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT, clean_text, ipv6_text, mac_text, stated

_CLIENT, _RELAYED = "dhcp_client", "dhcp_relayed"
_ID, _ADDRESSES, _MESSAGE, _CLASS, _FULL_NAME = 1, 3, 9, 16, 39
_RELAY, _HEADER, _RELAY_HEADER, _MOST_HOPS = 12, 4, 34, 4
_WITH_TIME, _BY_MAKER, _PLAIN = 1, 2, 3
_REQUESTS = frozenset({1, 3, 4, 5, 6, 8, 9, 11})


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one request, as far as its bytes reach."""
    relayed = False
    for _ in range(_MOST_HOPS):
        if pdu[:1] != bytes([_RELAY]):
            break
        pdu, relayed = _options(pdu[_RELAY_HEADER:]).get(_MESSAGE, b""), True
    if len(pdu) < _HEADER or pdu[0] not in _REQUESTS:
        return ()
    options = _options(pdu[_HEADER:])
    host, _ = read_name(options.get(_FULL_NAME, b""), 1)
    words = _read_class(options.get(_CLASS, b""))
    mac, maker = _read_id(options.get(_ID, b""))
    ip = ipv6_text(_options(options.get(_ADDRESSES, b"")[12:]).get(5, b"")[:16])
    if relayed:
        known = (f"host name {host}" if host else "", f"vendor class {words}" if words else "")
        behind = ", ".join(word for word in known if word)[:TEXT_LIMIT] or "DHCP client"
        return (Sighted(_RELAYED, stated(behind=behind, ip=ip, mac=mac)),)
    description = f"DHCP vendor class {words}"[:TEXT_LIMIT] if words else ""
    fields = stated(host_name=host, mac=mac, ip=ip, vendor_id=maker, description=description)
    return (Sighted(_CLIENT, fields),) if fields else ()


def _options(octets: bytes) -> dict[int, bytes]:
    """Read the options: code (2), length (2), value; a cut value is given as far as it reaches."""
    options: dict[int, bytes] = {}
    at = 0
    while at + 4 <= len(octets):
        code, size = int.from_bytes(octets[at : at + 2], "big"), int.from_bytes(octets[at + 2 : at + 4], "big")
        options.setdefault(code, octets[at + 4 : at + 4 + size])
        at += 4 + size
    return options


def _read_class(value: bytes) -> str:
    """Read the vendor class: enterprise (4), then length (2) and words."""
    return clean_text(value[6 : 6 + int.from_bytes(value[4:6], "big")])


def _read_id(value: bytes) -> tuple[str, str]:
    """Read MAC and maker out of the client's id: by card with or without time, or by enterprise number."""
    form = int.from_bytes(value[:2], "big")
    if form == _BY_MAKER and len(value) > 6:
        return "", f"enterprise {int.from_bytes(value[2:6], 'big')}"
    by_card = form in {_WITH_TIME, _PLAIN} and value[2:4] == b"\0\x01"
    return mac_text(value[8:14] if form == _WITH_TIME else value[4:10]) if by_card else "", ""
