"""Addresses as the tables hold them and as people write them."""

from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address

GROUP_BIT = 1 << 40
LOCAL_BIT = 1 << 41
BROADCAST_MAC = (1 << 48) - 1
MAPPED = b"\x00" * 10 + b"\xff\xff"
REDUNDANCY_PREFIXES = (0x00005E0001, 0x00005E0002, 0x00000C07AC)
"""The first 40 bits of the virtual addresses of VRRP and HSRP."""
FIRST_RESERVED = 240
"""The first byte from which on no IPv4 address is given to anybody."""
INITIAL_TTLS = frozenset({30, 32, 64, 128, 255})
"""What stations begin with; 30 is that of S7 controllers."""


def mac_text(mac: int) -> str:
    """Write a MAC as `aa:bb:cc:dd:ee:ff`."""
    digits = f"{mac:012x}"
    return ":".join(digits[at : at + 2] for at in range(0, 12, 2))


def find_mac(text: str) -> int | None:
    """Read a MAC in any usual spelling; `None` when it is none."""
    digits = text.translate(str.maketrans("", "", ":-. "))
    try:
        return int(digits, 16) if len(digits) == 12 else None
    except ValueError:
        return None


def parse_ip(raw: bytes) -> IPv4Address | IPv6Address:
    """Read the 16 bytes of a table."""
    if raw[:12] == MAPPED:
        return IPv4Address(raw[12:])
    return IPv6Address(raw)


def ip_text(raw: bytes) -> str:
    """Write the 16 bytes of a table as canonical text."""
    return str(parse_ip(raw))


@lru_cache(maxsize=1 << 16)
def _parse_text(text: str) -> IPv4Address | IPv6Address:
    """Read an address as people write it; every asset's address is asked for again and again."""
    return ip_address(text)


def ip_bytes(text: str) -> bytes:
    """Write an address as the 16 bytes of a table.

    Raises:
        ValueError: it is no IP address.
    """
    address = _parse_text(text)
    return MAPPED + address.packed if address.version == 4 else address.packed


def find_ip(text: str) -> str | None:
    """Read an IP address as canonical text; `None` when it is none."""
    try:
        address = _parse_text(text.strip())
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return str(mapped or address)


def is_group_mac(mac: int) -> bool:
    """Tell whether frames to this address go to many."""
    return bool(mac & GROUP_BIT)


def is_group_ip(raw: bytes) -> bool:
    """Tell whether packets to this address go to many, by the address alone."""
    address = parse_ip(raw)
    return address.is_multicast or address == IPv4Address("255.255.255.255")


def is_nobody(raw: bytes) -> bool:
    """Tell whether this is the address of who has none yet."""
    return parse_ip(raw).is_unspecified


def is_outside(text: str) -> bool:
    """Tell whether an IP address belongs to the world outside: no plant can have given it to one of its own.

    The ranges of RFC 5737 stand in examples and laboratories for the Internet and count as outside; so do addresses
    that no host can have (0.0.0.0/8, 127.0.0.0/8, 240.0.0.0/4), which only a forged sender shows.
    """
    address = _parse_text(text)
    if isinstance(address, IPv4Address):
        paper = address.packed[:3] in (b"\xc0\x00\x02", b"\xc6\x33\x64", b"\xcb\x00\x71")
        first = address.packed[0]
        forged = first in (0, 127) or first >= FIRST_RESERVED
        return (paper or forged or address.is_global) and not address.is_unspecified
    return address.is_global or address.is_loopback


def is_loop(text: str) -> bool:
    """Tell whether an address means the host itself, so that no card ever sends it unforged."""
    return _parse_text(text).is_loopback


def ip_order(text: str) -> tuple[int, bytes]:
    """Sort IP addresses by number, IPv4 first."""
    address = _parse_text(text)
    return address.version, address.packed
