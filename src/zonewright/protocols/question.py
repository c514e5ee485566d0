"""Looks at the header and first name of a message of a name service; compiled."""

from typing import Any

from zonewright.protocols.domain import ANSWERS, HEADER
from zonewright.protocols.kernel import kernel
from zonewright.protocols.octets import big16, byte

_RESERVED = 0x0040
_MOST_QUESTIONS, _MOST_RECORDS = 64, 4096
_LONGEST_LABEL, _LONGEST_NAME = 63, 255
_OPTIONS = 41  # a record whose class is a size


@kernel
def read_question(octets: Any, start: int, there: int) -> int:
    """Give the type that stands behind the first name of the message; 0 where it is cut off, -1 for no message.

    At least the header must be in hand. Nothing of a later name is looked at.
    """
    flags, questions = big16(octets, start + 2), big16(octets, start + 4)
    records = big16(octets, start + 6) + big16(octets, start + 8) + big16(octets, start + 10)
    if flags & _RESERVED or questions > _MOST_QUESTIONS or records > _MOST_RECORDS:
        return -1
    if questions + records == 0:
        refused = flags & ANSWERS and flags & 0x000F
        return 0 if refused and there == start + HEADER else -1
    at = start + HEADER
    while at < there and byte(octets, at) != 0:
        size = byte(octets, at)
        at += 1 + size
        if size > _LONGEST_LABEL or at - start - HEADER > _LONGEST_NAME:
            return -1
    if at + 5 > there:
        return 0
    kind, family = big16(octets, at + 1), big16(octets, at + 3) & 0x7FFF
    known = family == 1 or family == 3 or family == 4 or family == 254 or family == 255
    return int(kind) if kind == _OPTIONS or (kind > 0 and known) else -1
