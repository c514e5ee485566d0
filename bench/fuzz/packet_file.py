"""Captures as lists of packets: small ones are taken apart and written anew, in either format."""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_CLASSIC = {b"\xd4\xc3\xb2\xa1": ("<", 1000), b"\xa1\xb2\xc3\xd4": (">", 1000)}
_CLASSIC |= {b"\x4d\x3c\xb2\xa1": ("<", 1), b"\xa1\xb2\x3c\x4d": (">", 1)}
_SECTION = b"\x0a\x0d\x0d\x0a"
_ORDERS = {b"\x4d\x3c\x2b\x1a": "<", b"\x1a\x2b\x3c\x4d": ">"}
_ENHANCED, _SIMPLE = 6, 3
START_NS = 1_800_000_000_000_000_000


@dataclass(frozen=True, slots=True)
class Packet:
    """A packet of a capture: its octets, its length on the wire, its time."""

    octets: bytes
    wire_length: int
    time_ns: int = START_NS


@dataclass(frozen=True, slots=True)
class Capture:
    """The packets of a capture of one link layer."""

    packets: tuple[Packet, ...]
    link: int = 1


def parse_capture(octets: bytes, *, most: int = 400) -> Capture | None:
    """Take a plain capture apart; `None` for what is none. Whatever follows a fault is left out."""
    if octets[:4] in _CLASSIC and len(octets) >= 24:
        order, unit = _CLASSIC[octets[:4]]
        link = struct.unpack_from(f"{order}I", octets, 20)[0] & 0xFFFF
        packets = _iter_classic(octets, order, unit)
        return Capture(tuple(one for one, _ in zip(packets, range(most), strict=False)), link)
    order = _ORDERS.get(octets[8:12], "")
    if octets[:4] != _SECTION or not order:
        return None
    links: list[int] = []
    found = _iter_blocks(octets, order, links)
    packets_ng = tuple(one for one, _ in zip(found, range(most), strict=False))
    return Capture(packets_ng, links[0] if links else 1)


def _iter_classic(octets: bytes, order: str, unit: int) -> Iterator[Packet]:
    at = 24
    while at + 16 <= len(octets):
        seconds, part, kept, wire = struct.unpack_from(f"{order}IIII", octets, at)
        if at + 16 + kept > len(octets) or kept > 262144:
            return
        yield Packet(octets[at + 16 : at + 16 + kept], wire, seconds * 10**9 + part * unit)
        at += 16 + kept


def _iter_blocks(octets: bytes, order: str, links: list[int]) -> Iterator[Packet]:
    at = 0
    while at + 12 <= len(octets):
        kind, length = struct.unpack_from(f"{order}II", octets, at)
        if length < 12 or at + length > len(octets):
            return
        body = octets[at + 8 : at + length - 4]
        if kind == 1 and len(body) >= 2:
            links.append(struct.unpack_from(f"{order}H", body)[0])
        if kind == _ENHANCED and len(body) >= 20:
            _, high, low, kept, wire = struct.unpack_from(f"{order}IIIII", body)
            yield Packet(body[20 : 20 + kept], wire, ((high << 32) | low) * 1000 % (1 << 62))
        at += length


def render_classic(capture: Capture, *, order: str = "<", is_nano: bool = False) -> list[bytes]:
    """Write a classic capture: its header, then one part per record."""
    unit = 1 if is_nano else 1000
    magic = 0xA1B23C4D if is_nano else 0xA1B2C3D4
    parts = [struct.pack(f"{order}IHHiIII", magic, 2, 4, 0, 0, 262144, capture.link)]
    for one in capture.packets:
        seconds, rest = divmod(max(0, one.time_ns), 10**9)
        head = (seconds & 0xFFFFFFFF, rest // unit, len(one.octets), one.wire_length & 0xFFFFFFFF)
        parts.append(struct.pack(f"{order}IIII", *head) + one.octets)
    return parts


def render_blocks(capture: Capture, *, order: str = "<") -> list[bytes]:
    """Write a pcapng capture: section, interface, then one part per packet."""
    parts = [_block(order, 0x0A0D0D0A, struct.pack(f"{order}IHHq", 0x1A2B3C4D, 1, 0, -1))]
    parts.append(_block(order, 1, struct.pack(f"{order}HHI", capture.link, 0, 0)))
    for one in capture.packets:
        ticks, wire = max(0, one.time_ns) // 1000, one.wire_length & 0xFFFFFFFF
        head = struct.pack(f"{order}IIIII", 0, ticks >> 32 & 0xFFFFFFFF, ticks & 0xFFFFFFFF, len(one.octets), wire)
        parts.append(_block(order, _ENHANCED, head + one.octets))
    return parts


def make_capture(frames: Sequence[bytes], *, link: int = 1) -> Capture:
    """Give a capture of frames that came a millisecond apart."""
    packets = (Packet(frame, len(frame), START_NS + number * 10**6) for number, frame in enumerate(frames))
    return Capture(tuple(packets), link)


def _block(order: str, kind: int, body: bytes) -> bytes:
    body += b"\0" * (-len(body) % 4)
    length = struct.pack(f"{order}I", 12 + len(body))
    return struct.pack(f"{order}I", kind) + length + body + length
