"""Frames and capture files made byte by byte, for every test that needs a wire.

    tcp(ipv4...)  ->  one frame = ethernet(ipv4(tcp(b"payload")))
    pcap([frame, frame])                     classic capture, little-endian, microseconds
    pcapng([section([interface(), packet(frame)])])

Nothing here imports the project: what these functions write is the reference that the readers are tested against.
"""

import struct
from collections.abc import Iterable, Sequence

ETHERTYPE_IPV4, ETHERTYPE_ARP, ETHERTYPE_IPV6 = 0x0800, 0x0806, 0x86DD
ETHERTYPE_PROFINET, ETHERTYPE_LLDP = 0x8892, 0x88CC
FIN, SYN, RST, PSH, ACK = 0x01, 0x02, 0x04, 0x08, 0x10
START_NS = 1_767_225_600_000_000_000  # 2026-01-01T00:00:00Z


def mac(text: str) -> bytes:
    """`00:1b:1b:00:00:01` as six bytes."""
    return bytes.fromhex(text.replace(":", "").replace("-", ""))


def ip4(text: str) -> bytes:
    """`10.0.0.5` as four bytes."""
    return bytes(int(part) for part in text.split("."))


def ip6(text: str) -> bytes:
    """`fe80::1` as sixteen bytes."""
    head, _, tail = text.partition("::")
    left = [int(part, 16) for part in head.split(":") if part]
    right = [int(part, 16) for part in tail.split(":") if part]
    return struct.pack(">8H", *left, *([0] * (8 - len(left) - len(right))), *right)


PLC, HMI = "00:1b:1b:00:00:01", "00:0c:29:00:00:02"


def ethernet(
    payload: bytes,
    *,
    ethertype: int,
    source: str = HMI,
    destination: str = PLC,
    vlans: Sequence[int | tuple[int, int]] = (),
    pad: int = 0,
) -> bytes:
    """One frame; a VLAN is its id (tag type 0x8100) or (tag type, id); `pad` fills up to that many bytes."""
    tags = b"".join(struct.pack(">HH", *(vlan if isinstance(vlan, tuple) else (0x8100, vlan))) for vlan in vlans)
    frame = mac(destination) + mac(source) + tags + struct.pack(">H", ethertype) + payload
    return frame.ljust(pad, b"\0")


def arp(
    operation: int, *, sender_mac: str, sender_ip: str, wanted_mac: str = "00:00:00:00:00:00", wanted_ip: str
) -> bytes:
    """An ARP packet; operation 1 asks, 2 answers."""
    head = struct.pack(">HHBBH", 1, ETHERTYPE_IPV4, 6, 4, operation)
    return head + mac(sender_mac) + ip4(sender_ip) + mac(wanted_mac) + ip4(wanted_ip)


def checksum(octets: bytes) -> int:
    """The Internet checksum."""
    total = sum(struct.unpack(f">{(len(octets) + 1) // 2}H", octets + b"\0" * (len(octets) % 2)))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return int(~total & 0xFFFF)


def ipv4(
    payload: bytes,
    *,
    protocol: int,
    source: str = "10.0.0.2",
    destination: str = "10.0.0.1",
    ttl: int = 64,
    ident: int = 1,
    offset: int = 0,
    more: bool = False,
    options: bytes = b"",
) -> bytes:
    """An IPv4 packet; `offset` is the fragment's place in bytes, `more` says that fragments follow."""
    words = 5 + len(options) // 4
    fragment = (0x2000 if more else 0) | (offset // 8)
    head = struct.pack(">BBHHHBBH", 0x40 | words, 0, words * 4 + len(payload), ident, fragment, ttl, protocol, 0)
    head += ip4(source) + ip4(destination) + options
    return head[:10] + struct.pack(">H", checksum(head)) + head[12:] + payload


def ipv6(
    payload: bytes,
    *,
    protocol: int,
    source: str = "fd00::2",
    destination: str = "fd00::1",
    hop_limit: int = 64,
) -> bytes:
    """An IPv6 packet; `protocol` is the first next-header, so extension headers go in front of the payload."""
    return (
        struct.pack(">IHBB", 0x60000000, len(payload), protocol, hop_limit) + ip6(source) + ip6(destination) + payload
    )


def ipv6_extension(payload: bytes, *, following: int, octets: bytes = b"\x01\x04\0\0\0\0") -> bytes:
    """A hop-by-hop, routing or destination header in front of a payload."""
    body = octets.ljust(6, b"\0")
    body += b"\0" * (-(2 + len(body)) % 8)
    return struct.pack(">BB", following, (2 + len(body)) // 8 - 1) + body + payload


def ipv6_fragment(payload: bytes, *, following: int, ident: int, offset: int = 0, more: bool = False) -> bytes:
    """A fragment header in front of a piece of a payload."""
    return struct.pack(">BBHI", following, 0, offset | (1 if more else 0), ident) + payload


def tcp(
    payload: bytes = b"",
    *,
    source_port: int,
    destination_port: int,
    seq: int = 0,
    ack: int = 0,
    flags: int = ACK,
    options: bytes = b"",
) -> bytes:
    """A TCP segment."""
    words = 5 + len(options) // 4
    head = struct.pack(
        ">HHIIBBHHH", source_port, destination_port, seq & 0xFFFFFFFF, ack, words << 4, flags, 65535, 0, 0
    )
    return head + options + payload


def udp(payload: bytes = b"", *, source_port: int, destination_port: int) -> bytes:
    """A UDP datagram."""
    return struct.pack(">HHHH", source_port, destination_port, 8 + len(payload), 0) + payload


def icmp_echo(payload: bytes = b"ping") -> bytes:
    """An ICMP echo request."""
    return struct.pack(">BBHHH", 8, 0, 0, 1, 1) + payload


def icmp_unreachable(quoted: bytes) -> bytes:
    """An ICMP *destination unreachable* that quotes the packet it is about."""
    return struct.pack(">BBHI", 3, 1, 0, 0) + quoted[:28]


def tcp_frame(
    payload: bytes = b"",
    *,
    source: tuple[str, str, int] = (HMI, "10.0.0.2", 40000),
    destination: tuple[str, str, int] = (PLC, "10.0.0.1", 502),
    seq: int = 0,
    flags: int = ACK,
    vlans: Sequence[int | tuple[int, int]] = (),
    pad: int = 60,
) -> bytes:
    """A whole frame with a TCP segment between two ends (MAC, IPv4 address, port)."""
    segment = tcp(payload, source_port=source[2], destination_port=destination[2], seq=seq, flags=flags)
    packet = ipv4(segment, protocol=6, source=source[1], destination=destination[1])
    return ethernet(
        packet, ethertype=ETHERTYPE_IPV4, source=source[0], destination=destination[0], vlans=vlans, pad=pad
    )


def udp_frame(
    payload: bytes = b"",
    *,
    source: tuple[str, str, int] = (HMI, "10.0.0.2", 40000),
    destination: tuple[str, str, int] = (PLC, "10.0.0.1", 2222),
    vlans: Sequence[int | tuple[int, int]] = (),
    pad: int = 60,
) -> bytes:
    """A whole frame with a UDP datagram between two ends (MAC, IPv4 address, port)."""
    datagram = udp(payload, source_port=source[2], destination_port=destination[2])
    packet = ipv4(datagram, protocol=17, source=source[1], destination=destination[1])
    return ethernet(
        packet, ethertype=ETHERTYPE_IPV4, source=source[0], destination=destination[0], vlans=vlans, pad=pad
    )


def pcap(
    frames: Iterable[bytes],
    *,
    byte_order: str = "<",
    nanoseconds: bool = False,
    link_type: int = 1,
    start_ns: int = START_NS,
    step_ns: int = 1_000_000,
    wire_lengths: Sequence[int] | None = None,
    snap_length: int = 262144,
    magic: int | None = None,
    minor_version: int = 4,
    behind_header: bytes = b"",
    behind_lengths: bytes = b"",
) -> bytes:
    """A classic capture; frame i stands `i * step_ns` after the start."""
    magic = magic or (0xA1B23C4D if nanoseconds else 0xA1B2C3D4)
    head = struct.pack(f"{byte_order}IHHiIII", magic, 2, minor_version, 0, 0, snap_length, link_type)
    parts = [head + behind_header]
    for number, frame in enumerate(frames):
        seconds, rest = divmod(start_ns + number * step_ns, 1_000_000_000)
        wire = wire_lengths[number] if wire_lengths else len(frame)
        fraction = rest if nanoseconds else rest // 1000
        parts.append(struct.pack(f"{byte_order}IIII", seconds, fraction, len(frame), wire) + behind_lengths + frame)
    return b"".join(parts)


def option(code: int, value: bytes, *, byte_order: str = "<") -> bytes:
    """A pcapng option, padded."""
    return struct.pack(f"{byte_order}HH", code, len(value)) + value + b"\0" * (-len(value) % 4)


def block(kind: int, body: bytes, *, byte_order: str = "<") -> bytes:
    """A pcapng block, padded, with its length on both sides."""
    body += b"\0" * (-len(body) % 4)
    length = struct.pack(f"{byte_order}I", 12 + len(body))
    return struct.pack(f"{byte_order}I", kind) + length + body + length


def section(blocks: Iterable[bytes], *, byte_order: str = "<") -> bytes:
    """A pcapng section: its header and its blocks."""
    head = struct.pack(f"{byte_order}IHHq", 0x1A2B3C4D, 1, 0, -1)
    return block(0x0A0D0D0A, head, byte_order=byte_order) + b"".join(blocks)


def interface(*, link_type: int = 1, options: bytes = b"", byte_order: str = "<", snap_length: int = 0) -> bytes:
    """A pcapng interface description."""
    body = struct.pack(f"{byte_order}HHI", link_type, 0, snap_length) + options
    return block(1, body, byte_order=byte_order)


def enhanced_packet(
    frame: bytes,
    *,
    ticks: int,
    interface_id: int = 0,
    wire_length: int | None = None,
    byte_order: str = "<",
    options: bytes = b"",
) -> bytes:
    """A pcapng enhanced packet block; `ticks` in the units of its interface."""
    wire = len(frame) if wire_length is None else wire_length
    head = struct.pack(f"{byte_order}IIIII", interface_id, ticks >> 32, ticks & 0xFFFFFFFF, len(frame), wire)
    tail = b"\0" * (-len(frame) % 4) + options if options else b""
    return block(6, head + frame + tail, byte_order=byte_order)


def simple_packet(frame: bytes, *, wire_length: int | None = None, byte_order: str = "<") -> bytes:
    """A pcapng simple packet block: first interface, no time."""
    wire = len(frame) if wire_length is None else wire_length
    return block(3, struct.pack(f"{byte_order}I", wire) + frame, byte_order=byte_order)


def old_packet(frame: bytes, *, ticks: int, interface_id: int = 0, byte_order: str = "<", lost: int = 0) -> bytes:
    """A pcapng packet block of the obsolete kind."""
    head = struct.pack(
        f"{byte_order}HHIIII", interface_id, lost, ticks >> 32, ticks & 0xFFFFFFFF, len(frame), len(frame)
    )
    return block(2, head + frame, byte_order=byte_order)


def statistics(*, interface_id: int = 0, options: bytes = b"", byte_order: str = "<") -> bytes:
    """A pcapng interface statistics block."""
    return block(5, struct.pack(f"{byte_order}III", interface_id, 0, 0) + options, byte_order=byte_order)


def pcapng(
    frames: Iterable[bytes], *, byte_order: str = "<", start_ns: int = START_NS, step_ns: int = 1_000_000
) -> bytes:
    """A pcapng capture with one section and one Ethernet interface, microseconds."""
    packets = (
        enhanced_packet(frame, ticks=(start_ns + number * step_ns) // 1000, byte_order=byte_order)
        for number, frame in enumerate(frames)
    )
    return section([interface(byte_order=byte_order), *packets], byte_order=byte_order)
