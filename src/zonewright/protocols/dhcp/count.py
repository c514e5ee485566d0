"""Counts DHCP messages: one per datagram, told by the option of the message type, or by the first byte on IPv6."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte

_CLIENT, _COOKIE, _OPTIONS = 28, 236, 240
_LONGEST_ADDRESS, _MOST_HOPS = 16, 16
_PAD, _TYPE, _END = 0, 53, 255
_DISCOVER, _OFFER, _REQUEST, _ACK, _NAK, _INFORM = 1, 2, 3, 5, 6, 8
_QUERY, _LAST_TYPE = 10, 18
_KEEP = -1024

_SOLICIT, _ADVERTISE, _CONFIRM, _REPLY, _RECONFIGURE = 1, 2, 4, 7, 10
_INFORMATION, _RELAYED, _RELAYED_BACK, _LEASES = 11, 12, 13, 14
_LAST_TYPE_6, _LAST_OPTION_6 = 23, 160
_HEADER_6, _RELAY_HEADER = 4, 34


@kernel
def _type_of(octets: Any, start: int, there: int) -> int:
    """Give the message type, 0 where there is none in hand."""
    at = start + _OPTIONS
    if at > there or big16(octets, start + _COOKIE) != 0x6382 or big16(octets, start + _COOKIE + 2) != 0x5363:
        return 0
    while at + 2 < there and byte(octets, at) != _END:
        if byte(octets, at) == _TYPE:
            return int(byte(octets, at + 2))
        at += 1 if byte(octets, at) == _PAD else 2 + byte(octets, at + 1)
    return 0


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message of a datagram for IPv4."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + _CLIENT:
        return MORE
    direction, hops = byte(octets, start), byte(octets, start + 3)
    if direction < 1 or direction > 2 or byte(octets, start + 2) > _LONGEST_ADDRESS or hops > _MOST_HOPS:
        return FOREIGN
    if big16(octets, start + 10) & 0x7FFF:
        return FOREIGN
    kind, keep = _type_of(octets, start, there), 0
    if kind > _LAST_TYPE:
        return FOREIGN
    if kind == 0 and (byte(octets, start + 1) != 1 or byte(octets, start + 2) != 6):
        return FOREIGN
    meaning = REQUEST if direction == 1 else RESPONSE
    if kind == _OFFER:
        kind, meaning = _DISCOVER, RESPONSE
    elif kind == _ACK:
        given = big16(octets, start + 16) | big16(octets, start + 18)
        kind, meaning, keep = _REQUEST if given else _INFORM, RESPONSE, _KEEP
    elif kind == _NAK:
        kind, meaning = _REQUEST, ERROR
    elif kind > _QUERY and kind < _QUERY + 4:
        kind, meaning = _QUERY, RESPONSE
    elif kind <= _REQUEST or kind == _INFORM:
        keep = _KEEP if meaning == REQUEST else 0
    else:
        meaning = REQUEST
    mark(marks, pack(kind, -1, -1), meaning, keep)
    return int(there - start)


@kernel
def count6(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message of a datagram for IPv6; its first option must be a known one."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + _HEADER_6:
        return MORE
    kind = byte(octets, start)
    relayed = kind in (_RELAYED, _RELAYED_BACK)
    if kind < _SOLICIT or kind > _LAST_TYPE_6 or (relayed and byte(octets, start + 1) > 2 * _MOST_HOPS):
        return FOREIGN
    at = start + (_RELAY_HEADER if relayed else _HEADER_6)
    if at + 4 <= there and (big16(octets, at) < 1 or big16(octets, at) > _LAST_OPTION_6):
        return FOREIGN
    meaning, keep = REQUEST, _KEEP
    if kind in (_ADVERTISE, _REPLY, _RELAYED_BACK) or kind == _LEASES + 1:
        meaning = RESPONSE
        kind, keep = (_SOLICIT if kind == _ADVERTISE else kind - 1 if kind != _REPLY else kind), 0
    elif kind == _RECONFIGURE or kind > _RELAYED:
        keep = 0
    mark(marks, pack(kind, -1, -1), meaning, keep)
    return int(there - start)
