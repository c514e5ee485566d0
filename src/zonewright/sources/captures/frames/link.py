"""Reads link headers other than Ethernet's: what they name of sender and ethertype; compiled.

Linux cooked headers name a sender's MAC and no destination; raw IP, loopback and point-to-point links name neither.
"""

from typing import Any

from zonewright.protocols.octets import big16, byte
from zonewright.sources.captures.column import (
    CISCO_HDLC,
    COOKED,
    COOKED_2,
    ETHERNET,
    LOOP,
    NULL,
    PAYLOAD_START,
    PPP,
    PPP_SERIAL,
    RAWS,
    SENDER,
)
from zonewright.sources.captures.compiler import compiled

_CUT = -1
_IPV4, _IPV6, _MPLS = 0x0800, 0x86DD, 0x8847


@compiled
def big32(octets: Any, at: int) -> int:
    """Read four bytes, the most significant first."""
    return int((big16(octets, at) << 16) | big16(octets, at + 2))


@compiled
def is_read(link: int) -> bool:
    """Tell whether frames of a link type are read."""
    if link in (ETHERNET, COOKED, COOKED_2, NULL, LOOP):
        return True
    return link in (PPP, PPP_SERIAL, CISCO_HDLC) or link in RAWS


@compiled
def read_link(octets: Any, link: int, at: int, end: int, packets: Any, row: int) -> int:
    """Put the sender's MAC and the place behind the header into the row; gives the ethertype, -1 when it is cut.

    What is no ethertype comes as 0, or as the number of an LLC frame below 1536.
    """
    packets[row, PAYLOAD_START] = at
    if link in (COOKED, COOKED_2):
        return int(_read_cooked(octets, link, at, end, packets, row))
    if link in (NULL, LOOP):
        return int(_read_loop(octets, at, end, packets, row))
    if link in (PPP, PPP_SERIAL):
        return int(_read_ppp(octets, at, end, packets, row))
    if link == CISCO_HDLC:
        packets[row, PAYLOAD_START] = at + 4
        return int(big16(octets, at + 2)) if end - at >= 4 else _CUT
    if end - at < 1:
        return _CUT
    version = byte(octets, at) >> 4
    return _IPV4 if version == 4 else _IPV6 if version == 6 else 0


@compiled
def _read_cooked(octets: Any, link: int, at: int, end: int, packets: Any, row: int) -> int:
    is_first = link == COOKED
    if end - at < (16 if is_first else 20):
        return _CUT
    size = big16(octets, at + 4) if is_first else byte(octets, at + 11)
    address = at + 6 if is_first else at + 12
    if size == 6:
        packets[row, SENDER] = (big16(octets, address) << 32) | big32(octets, address + 2)
    packets[row, PAYLOAD_START] = at + (16 if is_first else 20)
    return int(big16(octets, at + 14 if is_first else at))


@compiled
def _read_loop(octets: Any, at: int, end: int, packets: Any, row: int) -> int:
    """The family of addresses stands in the byte order of the machine that captured; IPv6 has a number per system."""
    if end - at < 4:
        return _CUT
    packets[row, PAYLOAD_START] = at + 4
    family = big16(octets, at + 2) if big16(octets, at) == 0 else byte(octets, at) | (byte(octets, at + 1) << 8)
    if family == 2:
        return _IPV4
    return _IPV6 if family == 10 or family == 24 or family == 28 or family == 30 else 0


@compiled
def _read_ppp(octets: Any, at: int, end: int, packets: Any, row: int) -> int:
    """A line of this link type may speak Cisco's protocol instead, whose first octets no PPP frame has."""
    if end - at >= 2 and big16(octets, at) == 0xFF03:
        at += 2
    if end - at < 2:
        return _CUT
    if big16(octets, at) & 0x7FFF == 0x0F00:
        packets[row, PAYLOAD_START] = at + 4
        return int(big16(octets, at + 2)) if end - at >= 4 else _CUT
    protocol = byte(octets, at)
    if protocol & 1 == 0:
        protocol = big16(octets, at)
        at += 1
    packets[row, PAYLOAD_START] = at + 1
    if protocol == 0x0021:
        return _IPV4
    if protocol == 0x0057:
        return _IPV6
    return _MPLS if protocol == 0x0281 or protocol == 0x0283 else 0
