"""What the rooms of port 102 share: the frame of a TPKT, and which of them its COTP data belongs to.

Specification: RFC 1006 (TPKT), ISO 8073 class 0 (COTP), ISO 8327 (session).
"""

from typing import Any

from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.kernel import kernel
from zonewright.protocols.octets import big16, byte

NO_DATA, UNKNOWN, S7, S7_PLUS, SESSION = 0, 1, 2, 3, 4

_SHORTEST = 7
_LONGEST_INDICATOR = 7  # of a data TPDU, whatever its class
_DATA = 0xF0
_CONNECT, _ACCEPT, _REFUSE, _FINISH, _DISCONNECT, _ABORT, _ABORTED = 13, 14, 12, 9, 10, 25, 26


@kernel
def read_frame(octets: Any, start: int, there: int) -> int:
    """Give the length of the TPKT at `start`, `MORE` or `FOREIGN`."""
    if there > start and byte(octets, start) != 3:
        return FOREIGN
    if there > start + 1 and byte(octets, start + 1) != 0:
        return FOREIGN
    if there < start + 6:
        return MORE
    length: int = big16(octets, start + 2)
    indicator, form = byte(octets, start + 4), byte(octets, start + 5)
    high = form & 0xF0
    known = (high >= 0x50 and high <= 0x80) or high == 0x10 or high == 0x20 or high >= 0xC0
    if length < _SHORTEST or indicator < 2 or 5 + indicator > length or not known:
        return FOREIGN
    if form == _DATA and indicator > _LONGEST_INDICATOR:
        return FOREIGN
    return length


@kernel
def find_data(octets: Any, start: int) -> int:
    """Give the place of the user data of a TPKT that `read_frame` took; 0 when it carries none."""
    if byte(octets, start + 5) != _DATA or 5 + byte(octets, start + 4) >= big16(octets, start + 2):
        return NO_DATA
    return int(start + 5 + byte(octets, start + 4))


@kernel
def read_owner(octets: Any, at: int, there: int, stop: int) -> int:
    """Say whose the user data at `at` is: `S7`, `S7_PLUS`, `SESSION` or `UNKNOWN`; -1 when more bytes must come.

    A segment that continues a message begins with any bytes and is mostly `UNKNOWN`: the marks of an owner are
    narrow on purpose.
    """
    if at + 4 > stop:
        return UNKNOWN
    if at + 4 > there:
        return -1
    first, second = byte(octets, at), byte(octets, at + 1)
    if first == 0x32 and (second <= 3 or second == 7) and second > 0:
        return S7
    if first == 0x72 and ((second >= 1 and second <= 3) or second >= 254):
        return S7_PLUS
    if first == 1 and second == 0 and big16(octets, at + 2) == 0x0100:
        return SESSION
    opens = first in (_CONNECT, _ACCEPT, _REFUSE)
    closes = first in (_FINISH, _DISCONNECT, _ABORT, _ABORTED)
    size = second + 2 if second < 255 else big16(octets, at + 2) + 4
    if (opens or closes) and at + size == stop:
        return SESSION
    return UNKNOWN
