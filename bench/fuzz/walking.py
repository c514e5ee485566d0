"""A process that reads captures: their paths come in, one per line; one line of JSON goes out for each.

It runs compiled, or uncompiled when the environment says NUMBA_DISABLE_JIT=1. Its memory is bounded, whatever it reads.
"""

import contextlib
import faulthandler
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

from bench.fuzz.finding import render_error, sign_error
from bench.fuzz.law import render_reading, verify_reading
from bench.fuzz.target import MEMORY_MIB
from zonewright.contracts.source import Reading, SourceKit
from zonewright.sources.captures import CaptureSource


def main(cache: str, warm_up: str) -> None:
    """Read every capture whose path comes in; the first one compiles and is read before memory is bounded."""
    faulthandler.enable()
    answers = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):
        CaptureSource(SourceKit(kernel_cache=Path(cache))).read(Path(warm_up), shown="capture")
        source = CaptureSource(SourceKit())  # the walker is loaded; looking for its folder again costs more than it
        bound_memory(MEMORY_MIB)
        answers.write("{}\n")
        answers.flush()
        for line in sys.stdin:
            answers.write(json.dumps(read_capture(source, Path(line.strip()))) + "\n")
            answers.flush()


def read_capture(source: CaptureSource, path: Path) -> dict[str, Any]:
    """Read one capture; gives what was read, or the error, and the seconds."""
    begun = time.perf_counter()
    answer: dict[str, Any] = {}
    try:
        reading = source.read(path, shown="capture")
        answer |= {"reading": render_reading(reading), "reached": list_reached(reading)}
        verify_reading(reading)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
        answer |= {"error": sign_error(error), "words": render_error(error)}
    return answer | {"seconds": time.perf_counter() - begun}


def list_reached(reading: Reading) -> list[str]:
    """Name each protocol and each message that was counted: `modbus`, `modbus 4 0` (its packed code, its kind)."""
    reached = set()
    for row in reading.flow_records.to_pylist() if reading.flow_records is not None else []:
        reached.add(str(row["protocol"]))
        reached.update(f"{row['protocol']} {one['code']} {one['kind']}" for one in row["messages"] or ())
    return sorted(reached)


def bound_memory(mib: int) -> None:
    """Let this process take so much more memory than it has."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + (mib << 20)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    main(*sys.argv[1:])
