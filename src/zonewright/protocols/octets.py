"""Numbers and words out of wire bytes: the compiled reads of the counters, the cleaned texts of the readers."""

from ipaddress import IPv6Address
from typing import Any

import numpy as np

from zonewright.protocols.kernel import kernel

TEXT_LIMIT = 200
"""No text that came off the wire is longer than this many characters."""


@kernel
def byte(octets: Any, at: int) -> int:
    """Read one byte as a signed 64-bit number, compiled and uncompiled alike."""
    return int(np.int64(octets[at]))


@kernel
def big16(octets: Any, at: int) -> int:
    """Read two bytes, the most significant first."""
    return int((np.int64(octets[at]) << 8) | np.int64(octets[at + 1]))


@kernel
def little16(octets: Any, at: int) -> int:
    """Read two bytes, the least significant first."""
    return int((np.int64(octets[at + 1]) << 8) | np.int64(octets[at]))


def clean_text(octets: bytes) -> str:
    """Give the printable words of a text field: up to its first NUL, one blank for anything unprintable, bounded."""
    text = octets.split(b"\0", 1)[0].decode("utf-8", errors="replace")
    shown = "".join(c if c.isprintable() and c != "\ufffd" else " " for c in text)
    return " ".join(shown.split())[:TEXT_LIMIT].strip()


def mac_text(octets: bytes) -> str:
    """Write six bytes as a MAC address; empty when they are not six or all zero."""
    if len(octets) != 6 or not any(octets):
        return ""
    return ":".join(f"{octet:02x}" for octet in octets)


def ipv4_text(octets: bytes) -> str:
    """Write four bytes as an IPv4 address; empty when they are not four or all zero."""
    if len(octets) != 4 or not any(octets):
        return ""
    return ".".join(str(octet) for octet in octets)


def ipv6_text(octets: bytes) -> str:
    """Write sixteen bytes as an IPv6 address; empty when they are not sixteen or all zero."""
    if len(octets) != 16 or not any(octets):
        return ""
    return str(IPv6Address(octets))


def stated(**fields: str) -> dict[str, str]:
    """Keep the fields that say something, in the order of their names."""
    return {name: fields[name].strip() for name in sorted(fields) if fields[name].strip()}
