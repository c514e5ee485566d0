"""The shape every compiled counter has, and how its codes and marks are read.

A counter is `count(octets, start, end, from_server, marks) -> int`, compiled, without allocation:

* `octets` is a uint8 array; the PDU begins at `start`; bytes at `end` and beyond are not there (cut or not yet come).
* It returns the PDU's length in bytes (which may reach beyond `end`: the rest of it is skipped in the stream);
  `MORE` when the bytes that are there do not tell length and codes yet (a stream then waits for more, up to
  `CARRY_BYTES` of them; a datagram is a problem); `FOREIGN` when this is not the protocol; `REST` when everything
  that this direction still says is skipped unread (a banner was all there was to read, or the rest is encrypted).
* `marks[0]` is the number of messages found, at most `MARKS`; message i stands at `1 + 3*i`: packed code, kind, keep.
  A PDU without a message (a handshake, a keep-alive of the protocol) marks none. `keep` is 1 when the PDU carries
  identity or detail worth reading with `read.py`, a number of octets when only its beginning does, and such a number
  below zero when it is kept as long as there is room and nobody misses it afterwards; with `EVERY` it is kept whole,
  however many there are.
* `marks[TOUCHED]` is the number of ranges that the PDU's messages touch, at most `TOUCHES`; range i stands at
  `TOUCHED + 1 + 5*i`: packed code, unit, area, first, last (`kernel.touch`). More of them read as `TOUCHES + 1`; below
  zero it says that the range lies in octets that are not there: a stream waits for more, up to `CARRY_BYTES` of them.
* `from_server` is 1 when the sender is the server, 0 when it is the client, -1 when nobody knows.
"""

from typing import Any

import numpy as np

REQUEST, RESPONSE, ERROR, PUBLISH = 0, 1, 2, 3
MORE, FOREIGN = 0, -1
REST = 1 << 40
EVERY = 1 << 20
MARKS = 64
TOUCHES = 32
TOUCHED = 1 + 3 * MARKS
CARRY_BYTES = 64

PART_BITS = 15
"""Bits of a packed code that hold one of its parts."""

_PARTS = 4


def make_marks() -> Any:
    """Give room for the messages of one PDU."""
    return np.zeros(TOUCHED + 1 + 5 * TOUCHES, dtype=np.int64)


def key_of(code: int) -> str:
    """Write a packed code as its `/`-joined decimals, such as `3`, `1/4`, `112/76`."""
    parts: list[str] = []
    while code:
        parts.append(str((code & ((1 << PART_BITS) - 1)) - 1))
        code >>= PART_BITS
    return "/".join(reversed(parts[:_PARTS]))


def pack_key(text: str) -> int:
    """Pack a code that is written as its `/`-joined decimals, as a counter packs it: the reverse of `key_of`.

    Raises:
        ValueError: a part is no number that fits, or there are too many parts.
    """
    parts = [int(part) for part in text.split("/")]
    if len(parts) > _PARTS or not all(0 <= part < (1 << PART_BITS) - 1 for part in parts):
        raise ValueError(f"{text!r} is no code")
    code = 0
    for part in parts:
        code = (code << PART_BITS) | (part + 1)
    return code
