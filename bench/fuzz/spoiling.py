"""Makes capture files of packets, and files that lie: lengths, kinds, ends, magics."""

import gzip
from collections.abc import Sequence
from typing import Any

from bench.fuzz.mutation import draw, mutate_packets
from bench.fuzz.packet_file import Capture, render_blocks, render_classic

_LINKS = (0, 1, 1, 9, 12, 101, 113, 127, 228, 276, 65535)
_LENGTHS = (0, 1, 4, 8, 11, 12, 13, 14, 16, 20, 28, 32, 60, 65535, 262144, 262145, 1 << 24, 1 << 31, (1 << 32) - 1)
_KINDS = (0, 1, 2, 3, 4, 5, 6, 9, 10, 0xBAD, 0x0A0D0D0A)


def make_mutant(seeds: Sequence[Capture], donors: Sequence[bytes], chance: Any) -> bytes:
    """Make one bad capture of a window of a seed (and sometimes of two)."""
    chosen = _window(seeds[int(chance.integers(len(seeds)))], chance)
    if chance.random() < 0.2:
        other = _window(seeds[int(chance.integers(len(seeds)))], chance)
        mixed = [*chosen.packets, *other.packets]
        chosen = Capture(tuple(mixed[int(at)] for at in chance.permutation(len(mixed))), chosen.link)
    chosen = mutate_packets(chosen, chance, donors)
    order = "<" if chance.random() < 0.7 else ">"
    is_classic = chance.random() < 0.5
    parts = (
        render_classic(chosen, order=order, is_nano=chance.random() < 0.3)
        if is_classic
        else render_blocks(chosen, order=order)
    )
    if chance.random() < 0.25:
        parts = _spoil(parts, chance, order="little" if order == "<" else "big")
    octets = b"".join(parts)
    return _spoil_packed(gzip.compress(octets, 1, mtime=0), chance) if chance.random() < 0.02 else octets


def _window(seed: Capture, chance: Any) -> Capture:
    size = draw(chance, (2, 4, 8, 16, 30, 45, 45))
    begin = int(chance.integers(max(1, len(seed.packets) - size + 1)))
    if chance.random() < 0.5:
        begin = 0
    link = draw(chance, _LINKS) if chance.random() < 0.03 else seed.link
    return Capture(seed.packets[begin : begin + size], link)


def _spoil(parts: list[bytes], chance: Any, *, order: str) -> list[bytes]:
    """Break the file itself: its header, the header of a record, its end."""
    at = int(chance.integers(len(parts)))
    part = bytearray(parts[at])
    way = int(chance.integers(7))
    if way in (0, 1) and len(part) >= 16:
        place = 4 * int(chance.integers(min(len(part) // 4, 9)))
        part[place : place + 4] = draw(chance, _LENGTHS).to_bytes(4, order)  # type: ignore[arg-type]
    elif way == 2:
        part[:4] = draw(chance, _KINDS).to_bytes(4, order)  # type: ignore[arg-type]
    elif way == 3 and part:
        part[int(chance.integers(min(len(part), 40)))] = int(chance.integers(256))
    elif way == 4:
        return [*parts[:at], bytes(part[: int(chance.integers(len(part) + 1))])]
    elif way == 5:
        return [*parts[:at], chance.bytes(int(chance.integers(1, 40))), *parts[at:]]
    else:
        return [*parts[: at + 1], *parts[at:]]
    return [*parts[:at], bytes(part), *parts[at + 1 :]]


def _spoil_packed(octets: bytes, chance: Any) -> bytes:
    if chance.random() < 0.5:
        return octets
    place = int(chance.integers(len(octets)))
    return octets[:place] + chance.bytes(1) + octets[place + 1 :] if chance.random() < 0.5 else octets[:place]
