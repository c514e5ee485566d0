"""Put the captures of a sensor's switch ports in one file, in the order of time, without a clock of its own."""

import gzip
import struct
from collections.abc import Iterator
from pathlib import Path

MAGIC_NANO = 0xA1B23C4D

Frame = tuple[int, int, int, bytes]  # time in ns, segment number, length on the wire, bytes


def iter_frames(path: Path, segment: int) -> Iterator[Frame]:
    """Frames of one port, as tcpdump wrote them with nanoseconds."""
    raw = path.read_bytes()
    if struct.unpack_from("<I", raw)[0] != MAGIC_NANO:
        raise SystemExit(f"{path}: not a little-endian nanosecond pcap")
    place = 24
    while place + 16 <= len(raw):
        seconds, nanoseconds, kept, length = struct.unpack_from("<IIII", raw, place)
        yield seconds * 10**9 + nanoseconds, segment, length, raw[place + 16 : place + 16 + kept]
        place += 16 + kept


def option(code: int, value: bytes) -> bytes:
    return struct.pack("<HH", code, len(value)) + value + bytes(-len(value) % 4)


def block(kind: int, body: bytes) -> bytes:
    size = len(body) + 12
    return struct.pack("<II", kind, size) + body + struct.pack("<I", size)


def render_pcapng(segments: tuple[str, ...], frames: list[Frame], sensor: str) -> bytes:
    """One section, one interface a segment, nanosecond times, enhanced packet blocks."""
    about = option(4, b"bottling line, " + sensor.encode()) + option(0, b"")
    section = struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1) + about
    parts = [block(0x0A0D0D0A, section)]
    for name in segments:
        options = option(2, name.encode()) + option(9, b"\x09") + option(0, b"")
        parts.append(block(1, struct.pack("<HHI", 1, 0, 262144) + options))
    for time_ns, segment, length, frame in frames:
        head = struct.pack("<IIIII", segment, time_ns >> 32, time_ns & 0xFFFFFFFF, len(frame), length)
        parts.append(block(6, head + frame + bytes(-len(frame) % 4)))
    return b"".join(parts)


def render_pcap(frames: list[Frame]) -> bytes:
    """Classic pcap with microseconds, little endian."""
    parts = [struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 262144, 1)]
    for time_ns, _segment, length, frame in frames:
        seconds, rest = divmod(time_ns, 10**9)
        parts.append(struct.pack("<IIII", seconds, rest // 1000, len(frame), length) + frame)
    return b"".join(parts)


def collect(ports: list[tuple[Path, int]]) -> list[Frame]:
    """All frames of a sensor, by time; equal times keep the order of the ports."""
    frames = [frame for path, segment in ports for frame in iter_frames(path, segment)]
    return sorted(frames, key=lambda frame: frame[0])


def squeeze(raw: bytes) -> bytes:
    return gzip.compress(raw, compresslevel=9, mtime=0)
