"""Link headers other than Ethernet's, and packets inside of packets."""

import struct

from tests import wire

COOKED, COOKED_2, RAW, NULL, LOOP, PPP, PPP_SERIAL, CISCO_HDLC = 113, 276, 101, 0, 108, 9, 50, 104
OUTER: tuple[str, str] = ("192.0.2.1", "192.0.2.2")


def cooked(payload: bytes, *, ethertype: int = wire.ETHERTYPE_IPV4, source: str = wire.HMI, size: int = 6) -> bytes:
    """A Linux cooked frame of the first kind."""
    return struct.pack(">HHH8sH", 0, 1, size, wire.mac(source) + b"\0\0", ethertype) + payload


def cooked_2(payload: bytes, *, ethertype: int = wire.ETHERTYPE_IPV4, source: str = wire.HMI, size: int = 6) -> bytes:
    """A Linux cooked frame of the second kind."""
    return struct.pack(">HHIHBB8s", ethertype, 0, 3, 1, 0, size, wire.mac(source) + b"\0\0") + payload


def labels(payload: bytes, *numbers: int) -> bytes:
    """MPLS labels in front of a payload."""
    last = len(numbers) - 1
    stack = (number << 12 | (1 if place == last else 0) << 8 | 64 for place, number in enumerate(numbers))
    return b"".join(struct.pack(">I", word) for word in stack) + payload


def pppoe(payload: bytes, *, session: int = 5, protocol: int = 0x0021) -> bytes:
    """A PPPoE session packet above its ethertype 0x8864."""
    return struct.pack(">BBHHH", 0x11, 0, session, len(payload) + 2, protocol) + payload


def gre(
    payload: bytes, *, ethertype: int, key: int | None = None, sequence: int | None = None, is_summed: bool = False
) -> bytes:
    """A GRE header in front of a payload."""
    flags = (0x8000 if is_summed else 0) | (0 if key is None else 0x2000) | (0 if sequence is None else 0x1000)
    head = struct.pack(">HH", flags, ethertype) + (b"\0\0\0\0" if is_summed else b"")
    return head + b"".join(struct.pack(">I", word) for word in (key, sequence) if word is not None) + payload


def erspan_2(frame: bytes, *, session: int) -> bytes:
    """A mirrored frame with the header of the second kind."""
    return struct.pack(">HHI", 0x1000, session, 0) + frame


def erspan_3(frame: bytes, *, session: int, has_platform: bool = False, kind: int = 0) -> bytes:
    """A mirrored frame with the header of the third kind."""
    head = struct.pack(">HHIHBB", 0x2000, session, 7, 0, kind << 2, 1 if has_platform else 0)
    return head + (b"\x30" + b"\0" * 7 if has_platform else b"") + frame


def vxlan(frame: bytes, *, network: int, flags: int = 0x08, following: int = 0) -> bytes:
    """A VXLAN header in front of a frame."""
    return struct.pack(">BHBI", flags, 0, following, network << 8) + frame


def geneve(payload: bytes, *, network: int, ethertype: int = 0x6558, options: bytes = b"") -> bytes:
    """A GENEVE header in front of a payload."""
    return struct.pack(">BBHI", len(options) // 4, 0, ethertype, network << 8) + options + payload


def in_ip(payload: bytes, *, protocol: int, ends: tuple[str, str] = OUTER, ident: int = 1) -> bytes:
    """A frame whose IP packet carries a payload of a protocol."""
    packet = wire.ipv4(payload, protocol=protocol, source=ends[0], destination=ends[1], ident=ident)
    return wire.ethernet(packet, ethertype=wire.ETHERTYPE_IPV4, source="02:00:00:00:00:01")


def in_udp(payload: bytes, port: int, *, ends: tuple[str, str] = OUTER) -> bytes:
    """A frame whose datagram to a port carries a payload."""
    return in_ip(wire.udp(payload, source_port=50_000, destination_port=port), protocol=17, ends=ends)
