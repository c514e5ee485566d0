"""Numbers out of wire bytes: the compiled reads of the counters."""

from typing import Any

import numpy as np

from zonewright.protocols.kernel import kernel


@kernel
def byte(octets: Any, at: int) -> int:
    """Read one byte as a signed 64-bit number, compiled and uncompiled alike."""
    return int(np.int64(octets[at]))


@kernel
def big16(octets: Any, at: int) -> int:
    """Read two bytes, the most significant first."""
    return int((np.int64(octets[at]) << 8) | np.int64(octets[at + 1]))


@kernel
def little16(octets: Any, at: int) -> int:
    """Read two bytes, the least significant first."""
    return int((np.int64(octets[at + 1]) << 8) | np.int64(octets[at]))
