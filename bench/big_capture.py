"""A large capture made from the example plant: many lines side by side at one mirror port, every address their own."""

import gzip
import struct
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from zonewright.catalogs.package import example_plant_path

HEADER = struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 262144, 1)
RECORD = struct.Struct("<IIII")


def build_capture(path: Path, size_bytes: int) -> int:
    """Write a classic pcap of about that size; gives its number of packets.

    Every record of the example plant is written once per line, with the line's number in the last byte of the vendor
    part's following three MAC bytes and in the second byte of private IPv4 addresses; checksums are left as they were.
    """
    records = _records()
    one = sum(len(record) for _, record in records)
    lines = max(1, min(200, size_bytes // one))
    numbers = np.arange(lines, dtype=np.uint8)
    packets, written, shift = 0, 0, 0
    duration = records[-1][0] - records[0][0] + 1_000_000
    with path.open("wb", 1 << 20) as file:
        file.write(HEADER)
        while written < size_bytes:
            for time_us, record in records:
                block = np.tile(np.frombuffer(record, np.uint8), (lines, 1))
                block[:, 0:8] = np.frombuffer(struct.pack("<II", *divmod(time_us + shift, 1_000_000)), np.uint8)
                _rewrite(block, numbers)
                file.write(block.tobytes())
                written += block.size
            packets += lines * len(records)
            shift += duration
    return packets


def _records() -> list[tuple[int, bytes]]:
    records: list[tuple[int, bytes]] = []
    with example_plant_path() as plant, tempfile.TemporaryDirectory() as folder:
        for source in sorted(plant.glob("mirror-*")):
            plain = Path(folder) / "plain"
            plain.write_bytes(gzip.decompress(source.read_bytes()) if source.suffix == ".gz" else source.read_bytes())
            classic = Path(folder) / f"{source.stem}.pcap"
            subprocess.run(["editcap", "-F", "pcap", str(plain), str(classic)], check=True, capture_output=True)
            records.extend(_classic_records(classic.read_bytes()))
    records.sort(key=lambda record: record[0])
    return records


def _classic_records(capture: bytes) -> list[tuple[int, bytes]]:
    found, at = [], len(HEADER)
    while at + RECORD.size <= len(capture):
        seconds, micros, kept, _ = RECORD.unpack_from(capture, at)
        found.append((seconds * 1_000_000 + micros, capture[at : at + RECORD.size + kept]))
        at += RECORD.size + kept
    return found


def _rewrite(
    block: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], numbers: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]
) -> None:
    """Give each row its own stations: unicast MACs and private IPv4 addresses, also inside ARP."""
    frame, length = RECORD.size, block.shape[1]
    for at in (frame, frame + 6):
        if not block[0, at] & 1:
            block[:, at + 3] ^= numbers
    kind = int(block[0, frame + 12]) << 8 | int(block[0, frame + 13])
    spots = {0x0800: (26, 30), 0x0806: (28, 38)}.get(kind, ())
    for spot in spots:
        at = frame + spot
        if at + 4 <= length and block[0, at] == 10:
            block[:, at + 1] ^= numbers
