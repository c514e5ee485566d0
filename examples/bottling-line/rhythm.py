"""When a station does what: fixed counts on a common start time, so that requests can be counted by hand."""

import os
import time
from collections.abc import Iterator

START = float(os.environ.get("LINE_START", "0"))
PACE = float(os.environ.get("LINE_PACE", "1"))
LENGTH_S = 180


def at(offset_s: float) -> None:
    """Sleep until so many seconds of plant time after the start."""
    wait = START + offset_s * PACE - time.time()
    if wait > 0:
        time.sleep(wait)


def beat(first_s: float, period_s: float, count: int) -> Iterator[int]:
    """Give 0..count-1, each at its time."""
    for turn in range(count):
        at(first_s + turn * period_s)
        yield turn
