"""Walk one capture and print packets, seconds and flow records: the process that `bench.captures` times.

The walker is loaded before the clock starts (its kernels come from the cache), so the seconds are those of the walk.
"""

import sys
import tempfile
import time
from pathlib import Path

import platformdirs

from zonewright.contracts.source import SourceKit
from zonewright.sources.captures import CaptureSource

EMPTY = bytes.fromhex("d4c3b2a1020004000000000000000000ffff000001000000")


def main() -> None:
    cache = Path(platformdirs.user_cache_dir("zonewright", appauthor=False))
    source = CaptureSource(SourceKit(kernel_cache=cache))
    with tempfile.NamedTemporaryFile(suffix=".pcap", delete=False) as empty:
        empty.write(EMPTY)
    source.read(Path(empty.name), shown="empty")
    Path(empty.name).unlink()
    begun = time.perf_counter()
    reading = source.read(Path(sys.argv[1]), shown=sys.argv[1])
    seconds = time.perf_counter() - begun
    records = 0 if reading.flow_records is None else reading.flow_records.num_rows
    sys.stdout.write(f"{reading.input.packets} {seconds:.3f} {records}\n")


if __name__ == "__main__":
    main()
