"""What the coverage-guided runs begin with, and the words that their mutations may put in."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.fuzz.attempt import name_room
from bench.fuzz.package_text import render_package
from bench.fuzz.stock import (
    FIRST_ETHERTYPE,
    ROOT,
    read_captures,
    read_donors,
    read_example_files,
    read_literals,
    read_pdus,
    read_texts,
)
from bench.fuzz.target import Target
from zonewright.protocols.registry import ROOMS
from zonewright.protocols.room import Room

_WORD = re.compile(rb"[A-Za-z_][A-Za-z0-9_.-]{3,30}")
_MOST_WORDS = 300
_REAL = {
    "logs": ("zeeklogs", ("*.log",)),
    "scans": ("nmap", ("*.xml",)),
    "shows": ("topology", ("*.txt",)),
    "configurations": ("fw/google_nftables", ("*.nft*", "*.conf")),
}
_OWN = {"archives": "intake", "lists": "lists"}


def write_corpus(target: Target, folder: Path, shared: Path) -> None:
    """Write the seeds of a target into a folder, and its words beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    words: Counter[bytes] = Counter()
    for number, seed in enumerate(iter_seeds(target, shared)):
        (folder / f"seed-{number:05}").write_bytes(seed[: target.most_bytes])
        if target.name != "rooms":
            words.update(set(_WORD.findall(seed)))
    lines = [f'"{word.decode()}"\n' for word, _ in words.most_common(_MOST_WORDS)]
    folder.with_suffix(".dict").write_text("".join(sorted(lines)))


def iter_seeds(target: Target, shared: Path) -> Iterator[bytes]:
    """Give the inputs that a target begins with."""
    if target.name == "rooms":
        yield from _iter_room_seeds(shared)
        return
    if target.name == "settings":
        yield b'jobs = 2\nstore = "sqlite"\nsign_in = "system"\nfour_eyes = true\nwait_s = 1.5\nkeep_history_days = 3\n'
        return
    for content in _iter_contents(target, shared):
        text = render_package(content) if content.startswith(b"PK") else None
        names = range(len(target.file_names)) if len(content) < 2000 and target.name != "logs" else (0,)
        for number in names:
            yield bytes([number]) + content
        if text is not None:
            yield b"\0" + text


def _iter_contents(target: Target, shared: Path) -> Iterator[bytes]:
    yield from read_literals(ROOT / "tests" / "sources" / _OWN.get(target.name, target.name))
    yield from read_literals(ROOT / "tests" / "platforms") if target.name == "configurations" else ()
    cases = ROOT / "tests" / "cases" / {"configurations": "nftables"}.get(target.name, target.name)
    for path in sorted(cases.glob("*.txt")):
        yield path.read_bytes().partition(b"=INPUT=\n")[2].partition(b"=OUTPUT=")[0]
    endings = {"lists": ".xlsx", "plants": ".yaml", "configurations": ".nft", "archives": ""}
    if target.name in endings:
        yield from (octets for name, octets in sorted(read_example_files().items()) if _fits(name, endings, target))
    if target.name in ("handovers", "archives"):
        from tests.contracts.test_sources import pack_example

        yield pack_example().read_bytes()
    below, patterns = _REAL.get(target.name, ("", ()))
    if below:
        yield from read_texts(shared / below, patterns, most=150, most_bytes=min(4000, target.most_bytes))


def _fits(name: str, endings: dict[str, str], target: Target) -> bool:
    return name.endswith(endings[target.name])


def _iter_room_seeds(shared: Path) -> Iterator[bytes]:
    for room in ROOMS:
        for pdu in read_pdus(room.read.__module__.split(".")[-2])[:60]:
            yield name_room(room) + pdu
    places: dict[int, Room] = {}
    for room in reversed(ROOMS):
        places |= dict.fromkeys((*room.tcp_ports, *room.udp_ports), room)
        places |= dict.fromkeys((FIRST_ETHERTYPE + kind for kind in room.ethertypes), room)
    for donor in read_donors(read_captures(shared / "pcap")):
        if donor.place in places:
            yield name_room(places[donor.place]) + donor.octets
