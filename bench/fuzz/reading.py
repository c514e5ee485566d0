"""A process that fuzzes one reader of Python, guided by coverage: `python -m bench.fuzz.reading TARGET FOLDER ...`.

Compilation is off in it. It notes each new finding and goes on; only a hang and too much memory end it, which is seen
by the one who began it.
"""

import argparse
import importlib
import json
import os
import pkgutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.fuzz.finding import Finding, render_error, save_finding, sign_error
from bench.fuzz.shrinking import Bounded, shrink_octets
from bench.fuzz.target import MEMORY_MIB, SECONDS_PER_INPUT, Target, get_target

SHRINKING_S, MOST_TRIES, MOST_FINDINGS = 20, 3000, 40


class Recorder:
    """Runs an attempt, and keeps the first input of every kind of finding, made small."""

    def __init__(self, target: Target, attempt: Callable[[bytes], None], folder: Path) -> None:
        self._target, self._attempt, self._folder = target, attempt, folder
        self._known: set[str] = set()
        self.executions = 0

    def __call__(self, octets: bytes) -> None:
        """Run one input."""
        self.executions += 1
        fault = self._find_fault(octets)
        if fault is None or fault[0] in self._known or len(self._known) >= MOST_FINDINGS:
            return
        self._known.add(fault[0])
        end = time.monotonic() + SHRINKING_S
        still = Bounded(lambda tried: self._is_still(tried, fault[0]), most=MOST_TRIES, is_over=lambda: _is_over(end))
        small = shrink_octets(octets, still)
        words = (self._find_fault(small) or fault)[1]
        place = save_finding(self._folder, Finding(self._target.name, fault[0], words, small))
        print(f"FINDING {json.dumps([self._target.name, fault[0], str(place)])}", file=sys.stderr, flush=True)

    def _find_fault(self, octets: bytes) -> tuple[str, str] | None:
        try:
            self._attempt(octets)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
            return sign_error(error), render_error(error)
        return None

    def _is_still(self, octets: bytes, signature: str) -> bool:
        fault = self._find_fault(octets)
        return fault is not None and fault[0] == signature


def _is_over(end: float) -> bool:
    return time.monotonic() > end


def main() -> None:
    """Fuzz one target for so many seconds."""
    os.environ["NUMBA_DISABLE_JIT"] = "1"
    arguments = _arguments()
    target = get_target(arguments.target)
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["zonewright"]):
        attempts = importlib.import_module("bench.fuzz.attempt")
        corpus = importlib.import_module("bench.fuzz.corpus")
        _import_rooms("zonewright.sources", "zonewright.platforms", "zonewright.protocols")
    if not any(arguments.corpus.glob("*")):
        corpus.write_corpus(target, arguments.corpus, arguments.shared)
    files = arguments.corpus.with_suffix(".files")
    files.mkdir(parents=True, exist_ok=True)
    arguments.findings.mkdir(parents=True, exist_ok=True)
    recorder = Recorder(target, attempts.make_attempt(target, files), arguments.findings)
    words = arguments.corpus.with_suffix(".dict")
    options = [
        f"-max_total_time={arguments.seconds}",
        f"-timeout={SECONDS_PER_INPUT}",
        f"-rss_limit_mb={MEMORY_MIB}",
        f"-seed={arguments.seed}",
        f"-max_len={target.most_bytes}",
        f"-artifact_prefix={arguments.findings}/{target.name}-",
        "-print_final_stats=1",
        "-verbosity=1",
        *([f"-dict={words}"] if words.is_file() and words.stat().st_size else []),
        str(arguments.corpus),
    ]
    atheris.Setup([sys.argv[0], *options], recorder)
    atheris.Fuzz()


def _import_rooms(*names: str) -> None:
    """Import all that is in some rooms, so that all of it is watched: readers import what they need when they read."""
    for name in names:
        for module in pkgutil.walk_packages(importlib.import_module(name).__path__, f"{name}."):
            importlib.import_module(module.name)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--findings", type=Path, required=True)
    parser.add_argument("--shared", type=Path, required=True)
    return parser.parse_args()


if __name__ == "__main__":
    main()
