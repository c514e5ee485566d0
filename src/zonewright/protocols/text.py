"""Words out of wire bytes: the cleaned texts and addresses of the readers."""

from ipaddress import IPv6Address

TEXT_LIMIT = 200
"""No text that came off the wire is longer than this many characters."""


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
