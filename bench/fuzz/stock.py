"""What mutations begin with: what the tests of the project write, and captures and exports from a folder."""

import ast
import importlib.resources
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.fuzz.frame_view import end_of, view_frame
from bench.fuzz.packet_file import Capture, make_capture, parse_capture

ROOT = Path(__file__).resolve().parents[2]
MOST_CAPTURE_BYTES = 200_000
FIRST_ETHERTYPE = 1 << 16
_MOST_DONOR_BYTES, _DONORS_PER_PLACE = 700, 6


def read_captures(folder: Path) -> list[Capture]:
    """Give the frames that the tests are made of, the example plant's, and small captures from a folder."""
    from tests.sources.captures.mixture import FRAMES, LINK_FRAMES, STREAM_FRAMES

    captures = [make_capture(FRAMES), make_capture(STREAM_FRAMES), make_capture(LINK_FRAMES)]
    captures += [make_capture(frames) for frames in iter_test_streams()]
    for path in _iter_small(folder, MOST_CAPTURE_BYTES, ("*.pcap", "*.pcapng", "*.cap")):
        parsed = parse_capture(path.read_bytes())
        if parsed is not None and parsed.packets:
            captures.append(parsed)
    return captures


def iter_test_streams() -> Iterator[list[bytes]]:
    """Give conversations made of the messages that the tests of the rooms write, on every port of the room."""
    from tests import wire
    from zonewright.protocols.registry import ROOMS

    for room in ROOMS:
        pdus = read_pdus(room.read.__module__.split(".")[-2])[:40]
        frames = []
        for number, pdu in enumerate(pdus):
            client, seq = (wire.HMI, "10.0.0.2", 40000), 1000 + sum(map(len, pdus[:number]))
            for port in room.tcp_ports[:1]:
                server = (wire.PLC, "10.0.0.1", port)
                frames.append(wire.tcp_frame(pdu, source=client, destination=server, seq=seq))
                frames.append(wire.tcp_frame(pdu, source=server, destination=client, seq=seq))
            for port in room.udp_ports[:1]:
                server = (wire.PLC, "10.0.0.1", port)
                frames.append(wire.udp_frame(pdu, source=client, destination=server))
                frames.append(wire.udp_frame(pdu, source=server, destination=client))
            frames += [wire.ethernet(pdu, ethertype=kind or len(pdu), pad=60) for kind in room.ethertypes[:1]]
            for protocol in room.ip_protocols[:1]:
                packet = wire.ipv4(pdu, protocol=protocol, source="10.0.0.2", destination="10.0.0.1")
                frames.append(wire.ethernet(packet, ethertype=wire.ETHERTYPE_IPV4, pad=60))
        if frames:
            yield frames


def read_pdus(room: str) -> list[bytes]:
    """Give the messages that the tests of a room write: literals of octets, and lines of hex with words behind `;`."""
    return [found for found in read_literals(ROOT / "tests" / "protocols" / room) if found]


def read_literals(folder: Path) -> list[bytes]:
    """Give every literal of octets in the tests of a folder, and every text that is hex or has more than one line."""
    found: dict[bytes, None] = {}
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant):
                found |= dict.fromkeys(_octets_of(node.value))
    return list(found)


def _octets_of(value: object) -> tuple[bytes, ...]:
    if isinstance(value, bytes) and len(value) >= 4:
        return (value,)
    if not isinstance(value, str) or len(value) < 8:
        return ()
    try:
        return (bytes.fromhex(" ".join(line.split(";")[0] for line in value.splitlines())),)
    except ValueError:
        return (value.encode(),) if "\n" in value else ()


@dataclass(frozen=True, slots=True)
class Donor:
    """A payload, and where it was at home.

    Attributes:
        place: a port of TCP or UDP, or an ethertype above all ports (`FIRST_ETHERTYPE` added).
    """

    place: int
    octets: bytes


def read_donors(captures: list[Capture]) -> list[Donor]:
    """Give payloads of many protocols, a few per port and ethertype."""
    by_place: dict[tuple[int, int], dict[bytes, None]] = {}
    packets = ((packet.octets, capture.link) for capture in captures for packet in capture.packets[:60])
    found = (one for octets, link in packets for one in _iter_donors(octets, link))
    for protocol, donor in found:
        kept = by_place.setdefault((protocol, donor.place), {})
        if donor.octets and len(kept) < _DONORS_PER_PLACE:
            kept[donor.octets] = None
    return [Donor(place, octets) for protocol, place in sorted(by_place) for octets in by_place[protocol, place]]


def _iter_donors(frame: bytes, link: int) -> Iterator[tuple[int, Donor]]:
    view = view_frame(frame, link=link)
    payload = frame[view.payload : end_of(frame, view)][:_MOST_DONOR_BYTES]
    if view.transport:
        for at in (view.transport, view.transport + 2):
            yield view.protocol, Donor(int.from_bytes(frame[at : at + 2], "big"), payload)
    elif view.ethertype and not view.network:
        kind = int.from_bytes(frame[view.ethertype : view.ethertype + 2], "big")
        yield -1, Donor(FIRST_ETHERTYPE + (kind if kind > 1500 else 0), payload)


def read_example_files() -> dict[str, bytes]:
    """Give the files of the example plant by their names."""
    folder = importlib.resources.files("zonewright.catalogs") / "data" / "bottling-line"
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}


def _iter_small(folder: Path, most_bytes: int, patterns: tuple[str, ...]) -> Iterator[Path]:
    for pattern in patterns:
        for path in sorted(folder.rglob(pattern)):
            if path.is_file() and path.stat().st_size <= most_bytes:
                yield path


def read_texts(folder: Path, patterns: tuple[str, ...], *, most: int, most_bytes: int) -> list[bytes]:
    """Give the beginnings of files in a folder, at most so many, spread over all of them."""
    files = list(_iter_small(folder, 4_000_000, patterns))
    step = max(1, len(files) // most)
    return [path.read_bytes()[:most_bytes] for path in files[::step][:most]]
