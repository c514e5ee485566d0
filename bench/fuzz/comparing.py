"""Reads mutated captures compiled and uncompiled, and holds the two readings against each other."""

import argparse
import json
import re
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from bench.fuzz.finding import Finding, save_finding
from bench.fuzz.law import find_difference
from bench.fuzz.packet_file import Capture, parse_capture, render_classic
from bench.fuzz.shrinking import Bounded, shrink_octets, shrink_parts
from bench.fuzz.spoiling import make_mutant
from bench.fuzz.stock import read_captures, read_donors
from bench.fuzz.target import CAPTURES, SECONDS_PER_INPUT
from bench.fuzz.walker import Walker

SHRINKING_S, MOST_TRIES = 60, 400
_WHAT = re.compile(r"'(?:protocol|kind)': [^,]+")


@dataclass
class Tally:
    """What a run has come to.

    Attributes:
        reached: protocols, and messages by code and kind: the nearest there is to edges of a compiled kernel.
    """

    executions: int = 0
    seconds: float = 0
    reached: set[str] = field(default_factory=set)
    findings: dict[str, Path] = field(default_factory=dict)


class Comparison:
    """Two processes that read the same captures."""

    def __init__(self, folder: Path, cache: Path, warm_up: bytes) -> None:
        (folder / "warm-up.pcap").write_bytes(warm_up)
        self._path = folder / "case.pcap"
        self._compiled = Walker(cache, folder / "warm-up.pcap", is_compiled=True)
        self._uncompiled = Walker(cache, folder / "warm-up.pcap", is_compiled=False)
        self.reached: list[str] = []

    def start(self) -> None:
        """Begin both, and wait until they are compiled."""
        self._compiled.start()
        self._uncompiled.start()

    def stop(self) -> None:
        """End both."""
        self._compiled.stop()
        self._uncompiled.stop()

    def find_fault(self, octets: bytes) -> tuple[str, str] | None:
        """Read a capture both ways; gives signature and words of what is wrong."""
        self._path.write_bytes(octets)
        ours = self._compiled.read(self._path, seconds=SECONDS_PER_INPUT)
        if "error" in ours:
            return f"compiled: {ours['error']}", ours["words"]
        theirs = self._uncompiled.read(self._path, seconds=SECONDS_PER_INPUT)
        if "error" in theirs:
            return f"uncompiled: {theirs['error']}", theirs["words"]
        self.reached = ours["reached"]
        difference = find_difference(ours["reading"], theirs["reading"])
        if difference is None:
            return None
        of = _WHAT.search(difference)
        return f"differ in {difference.partition(' ')[0]} {of.group() if of else ''}".strip(), difference


@dataclass(frozen=True, slots=True)
class Material:
    """What captures are made of, and where findings go."""

    seeds: Sequence[Capture]
    donors: Sequence[bytes]
    findings: Path


def compare(material: Material, cache: Path, *, seconds: float, seed: int) -> Tally:
    """Compare mutants until the time is over; equal seeds give equal mutants."""
    tally = Tally()
    warm_up = b"".join(render_classic(material.seeds[0]))
    with tempfile.TemporaryDirectory(prefix="zonewright-fuzz-") as name:
        comparison = Comparison(Path(name), cache, warm_up)
        comparison.start()
        begun = time.monotonic()
        try:
            while time.monotonic() < begun + seconds:
                _try_one(comparison, material, tally, drawn=(seed, tally.executions))
        finally:
            comparison.stop()
        tally.seconds = time.monotonic() - begun
    return tally


def _try_one(comparison: Comparison, material: Material, tally: Tally, *, drawn: tuple[int, int]) -> None:
    octets = make_mutant(material.seeds, material.donors, np.random.default_rng(drawn))
    fault = comparison.find_fault(octets)
    tally.executions += 1
    if fault is None:
        tally.reached.update(comparison.reached)
        return
    signature, words = fault
    if signature in tally.findings:
        return
    small = shrink_capture(octets, comparison, signature)
    found = Finding(CAPTURES.name, signature, f"seed {drawn[0]}, mutant {drawn[1]}\n{words}", small)
    tally.findings[signature] = save_finding(material.findings, found)
    print(f"FINDING {json.dumps([CAPTURES.name, signature, str(tally.findings[signature])])}", flush=True)


def shrink_capture(octets: bytes, comparison: Comparison, signature: str) -> bytes:
    """Drop packets, then octets, while the same is wrong."""
    end = time.monotonic() + SHRINKING_S

    def still(tried: bytes) -> bool:
        fault = comparison.find_fault(tried)
        return fault is not None and fault[0] == signature

    bounded = Bounded(still, most=MOST_TRIES, is_over=lambda: time.monotonic() > end)
    parsed = parse_capture(octets)
    if parsed is not None:
        parts = render_classic(parsed)
        if bounded(b"".join(parts)):
            head, packets = parts[0], parts[1:]
            octets = head + b"".join(shrink_parts(packets, lambda rest: bounded(head + rest)))
    return shrink_octets(octets, bounded)


def main() -> None:
    """Compare for so many seconds; ends with a line that says how much was done."""
    arguments = _arguments()
    captures = read_captures(arguments.shared / "pcap")
    donors = [donor.octets for donor in read_donors(captures)]
    material = Material(captures, donors, arguments.findings)
    tally = compare(material, arguments.cache, seconds=arguments.seconds, seed=arguments.seed)
    print(f"DONE {json.dumps([tally.executions, len(captures), len(tally.reached), tally.seconds])}", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, help="not kept: mutants follow from their seed")
    parser.add_argument("--findings", type=Path, required=True)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    return parser.parse_args()


if __name__ == "__main__":
    main()
