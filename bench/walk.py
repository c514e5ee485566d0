"""Walk one capture and print packets, seconds and flow records: the process that `bench.captures` times."""

import sys
import time
from pathlib import Path

import platformdirs

from zonewright.contracts.source import SourceKit
from zonewright.sources.captures import CaptureSource


def main() -> None:
    cache = Path(platformdirs.user_cache_dir("zonewright", appauthor=False))
    source = CaptureSource(SourceKit(kernel_cache=cache))
    begun = time.perf_counter()
    reading = source.read(Path(sys.argv[1]), shown=sys.argv[1])
    seconds = time.perf_counter() - begun
    records = 0 if reading.flow_records is None else reading.flow_records.num_rows
    sys.stdout.write(f"{reading.input.packets} {seconds:.3f} {records}\n")


if __name__ == "__main__":
    main()
