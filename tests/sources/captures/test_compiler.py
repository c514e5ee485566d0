"""How kernels are compiled."""

from typing import Any

import numpy as np

from zonewright.sources.captures.compiler import compiled


@compiled
def total(numbers: Any) -> int:
    """Add up; the reference that a kernel takes is not counted."""
    count = 0
    for number in numbers:
        count += number
    return count


@compiled(is_entry=True)
def doubled(numbers: Any) -> int:
    """Call another kernel."""
    return int(2 * total(numbers))


def test_kernels_run_compiled() -> None:
    assert doubled(np.arange(5)) == 20
    assert len(total.signatures) >= 1
