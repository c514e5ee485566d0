"""The shape every compiled counter has, and how codes and marks are packed.

A counter is `count(octets, start, end, from_server, marks) -> int`, compiled, without allocation:

* `octets` is a uint8 array; the PDU begins at `start`; bytes at `end` and beyond are not there (cut or not yet come).
* It returns the PDU's length in bytes (which may reach beyond `end`: the rest of it is skipped in the stream);
  `MORE` when the bytes that are there do not tell length and codes yet (a stream then waits for more, up to
  `CARRY_BYTES` of them; a datagram is a problem); `FOREIGN` when this is not the protocol.
* `marks[0]` is the number of messages found, at most `MARKS`; message i stands at `1 + 3*i`: packed code, kind, keep.
  A PDU without a message (a handshake, a keep-alive of the protocol) marks none. `keep` is 1 when the PDU carries
  identity or detail worth reading with `read.py`.
* `from_server` is 1 when the sender is the server, 0 when it is the client, -1 when nobody knows.
"""

from typing import Any

import numpy as np
from numba import njit

REQUEST, RESPONSE, ERROR, PUBLISH = 0, 1, 2, 3
MORE, FOREIGN = 0, -1
MARKS = 64
CARRY_BYTES = 64

_PART_BITS = 15
_PARTS = 4


def kernel(function: Any) -> Any:
    """Compile a function for the hot tier: no Python objects, no lock on the interpreter while it runs."""
    return njit(nogil=True, error_model="numpy")(function)


@kernel
def pack(first: int, second: int, third: int) -> int:
    """Pack up to three decimals into one code; -1 stands for *no further part*."""
    code = first + 1
    if second >= 0:
        code = (code << 15) | (second + 1)
        if third >= 0:
            code = (code << 15) | (third + 1)
    return code


@kernel
def mark(marks: Any, code: int, kind: int, keep: int) -> None:
    """Note one message of the PDU at hand; beyond `MARKS` they are not noted."""
    n = marks[0]
    if n < MARKS:
        at = 1 + 3 * n
        marks[at] = code
        marks[at + 1] = kind
        marks[at + 2] = keep
        marks[0] = n + 1


def make_marks() -> Any:
    """Give room for the messages of one PDU."""
    return np.zeros(1 + 3 * MARKS, dtype=np.int64)


def key_of(code: int) -> str:
    """Write a packed code as its `/`-joined decimals, such as `3`, `1/4`, `112/76`."""
    parts: list[str] = []
    while code:
        parts.append(str((code & ((1 << _PART_BITS) - 1)) - 1))
        code >>= _PART_BITS
    return "/".join(reversed(parts[:_PARTS]))
