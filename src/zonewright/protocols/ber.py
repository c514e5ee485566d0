"""Lengths out of BER: the compiled reads that MMS, GOOSE and SV share (ISO 8825-1, definite form)."""

from typing import Any

from zonewright.protocols.kernel import kernel
from zonewright.protocols.octets import byte

LONGEST_HEAD = 5
"""A tag of one byte and its length take at most this many bytes here."""

_LONG_FORM = 0x80


@kernel
def read_head(octets: Any, at: int, there: int) -> int:
    """Give how many bytes the tag and length at `at` take; 0 when more must come, -1 for a form nobody here sends."""
    if at + 2 > there:
        return 0
    first = byte(octets, at + 1)
    if first < _LONG_FORM:
        return 2
    more = first - _LONG_FORM
    if more == 0 or more > LONGEST_HEAD - 2:
        return -1
    return 2 + more if at + 2 + more <= there else 0


@kernel
def read_size(octets: Any, at: int) -> int:
    """Give the length that stands behind the tag at `at`, whose head is whole."""
    size: int = byte(octets, at + 1)
    if size < _LONG_FORM:
        return size
    more, size = size - _LONG_FORM, 0
    for place in range(more):
        size = (size << 8) | byte(octets, at + 2 + place)
    return size
