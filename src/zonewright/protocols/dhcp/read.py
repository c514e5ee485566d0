"""Reads who a DHCP client says it is, which address a server gives it, and what the server says of the network."""

from collections.abc import Iterator

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT, clean_text, ipv4_text, mac_text, stated

_CLIENT, _RELAYED, _LEASE, _NETWORK = "dhcp_client", "dhcp_relayed", "dhcp_lease", "dhcp_network"
_OPTIONS, _COOKIE = 240, b"\x63\x82\x53\x63"
_ROUTERS, _SERVERS, _HOST, _DOMAIN, _ASKED, _OVERLOAD, _KIND = 3, 6, 12, 15, 50, 52, 53
_SERVER, _CLASS, _ID, _FULL_NAME, _MAKERS = 54, 60, 61, 81, 124
_ACK = 5


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one message, as far as its bytes reach; a relay and a server speak of the client as of another."""
    if len(pdu) < _OPTIONS or pdu[236:240] != _COOKIE:
        return ()
    options = _read_options(pdu)
    kind = options.get(_KIND, b"\0")[:1]
    host = _host_in(options)
    words = clean_text(options.get(_CLASS, b""))
    mac = mac_text(pdu[28:34]) if pdu[1:3] == b"\x01\x06" else ""
    if pdu[0] == 1 and not any(pdu[24:28]):
        return _sighted(_CLIENT, _read_client(pdu, options, mac=mac))
    known = ", ".join(
        said for said in (f"host name {host}" if host else "", f"vendor class {words}" if words else "") if said
    )
    if pdu[0] == 1:
        asked = ipv4_text(pdu[12:16]) or ipv4_text(options.get(_ASKED, b""))
        return _sighted(_RELAYED, stated(behind=known[:TEXT_LIMIT] or "DHCP client", ip=asked, mac=mac))
    if pdu[0] != 2 or kind != bytes([_ACK]):
        return ()
    ip = ipv4_text(pdu[16:20]) or ipv4_text(pdu[12:16])
    lease = _sighted(_LEASE, stated(behind=known[:TEXT_LIMIT] or "DHCP client", ip=ip, mac=mac) if ip or mac else {})
    network = _read_network(options)
    return (*lease, *_sighted(_NETWORK, {"behind": network} if network else {}))


def _sighted(kind: str, fields: dict[str, str]) -> tuple[Sighted, ...]:
    return (Sighted(kind, fields),) if fields else ()


def _read_client(pdu: bytes, options: dict[int, bytes], *, mac: str) -> dict[str, str]:
    """Read what a client says of itself; a client id is told when it is words."""
    name, maker = clean_text(options.get(_CLASS, b"")), options.get(_MAKERS, b"")[:4]
    number = options.get(_ID, b"")
    printable = number[:1] == b"\0" and len(number) > 1 and all(0x20 <= octet < 0x7F for octet in number[1:])
    words = (
        f"DHCP vendor class {name}" if name else "",
        f"DHCP client id {clean_text(number[1:])}" if printable else "",
    )
    return stated(
        host_name=_host_in(options),
        mac=mac,
        ip=ipv4_text(pdu[12:16]) or ipv4_text(options.get(_ASKED, b"")),
        vendor_id=f"enterprise {int.from_bytes(maker, 'big')}" if len(maker) == 4 and any(maker) else "",
        description=", ".join(word for word in words if word)[:TEXT_LIMIT],
    )


def _host_in(options: dict[int, bytes]) -> str:
    """Give the host name, or the full name: flags (1), two codes, then text, or labels where the flags say so."""
    host, full = clean_text(options.get(_HOST, b"")), options.get(_FULL_NAME, b"")
    if host or len(full) < 4:
        return host
    return _read_labels(full[3:]) if full[0] & 0x04 else clean_text(full[3:])


def _read_labels(octets: bytes) -> str:
    labels, at = [], 0
    while at < len(octets) and 0 < octets[at] < 64:
        labels.append(octets[at + 1 : at + 1 + octets[at]])
        at += 1 + octets[at]
    return clean_text(b".".join(labels))


def _read_network(options: dict[int, bytes]) -> str:
    """Say what a server tells of the network: itself, routers, name servers, domain."""
    said = (
        ("server", ipv4_text(options.get(_SERVER, b"")[:4])),
        ("router", ipv4_text(options.get(_ROUTERS, b"")[:4])),
        ("name server", ipv4_text(options.get(_SERVERS, b"")[:4])),
        ("domain", clean_text(options.get(_DOMAIN, b""))),
    )
    return ", ".join(f"{name} {value}" for name, value in said if value)[:TEXT_LIMIT].strip()


def _read_options(pdu: bytes) -> dict[int, bytes]:
    """Read the options; the fields of file (128) and server name (64) hold more when one says so."""
    options: dict[int, bytes] = {}
    for code, value in _iter_options(pdu[_OPTIONS:]):
        options[code] = options.get(code, b"") + value
    overload = options.get(_OVERLOAD, b"\0")[:1]
    fields = (
        pdu[108:236] if overload in {b"\x01", b"\x03"} else b"",
        pdu[44:108] if overload in {b"\x02", b"\x03"} else b"",
    )
    for code, value in (option for field in fields for option in _iter_options(field)):
        options.setdefault(code, value)
    return options


def _iter_options(octets: bytes) -> Iterator[tuple[int, bytes]]:
    """Walk code, length and value up to the end mark; a cut value ends the walk."""
    at = 0
    while at + 2 <= len(octets) and octets[at] != 255:
        if octets[at] == 0:
            at += 1
            continue
        size = octets[at + 1]
        if at + 2 + size > len(octets):
            return
        yield octets[at], octets[at + 2 : at + 2 + size]
        at += 2 + size
