"""Counts TLS records up to the first that is encrypted, and the handshake messages in them."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, REQUEST, RESPONSE, REST
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte

_CHANGE, _ALERT, _HANDSHAKE, _PAYLOAD = 20, 21, 22, 23
_CLIENT_HELLO, _SERVER_HELLO, _CERTIFICATE = 1, 2, 11
_HEADER = 5
_LONGEST = 16384 + 2048
_SHORTEST_HELLO = 38
_KEPT = 2048
_MOST_MESSAGES = 12
_LONG_MESSAGE = 1 << 17


@kernel
def _is_in_clear(message: int, size: int) -> bool:
    """Tell whether this may be the head of a handshake message in clear."""
    known = message <= 2 or message == 4 or (message >= 11 and message <= 16) or message == 22
    return known and size <= _LONG_MESSAGE


@kernel
def _count_handshake(octets: Any, start: int, there: int, stop: int, kind: int, marks: Any) -> int:
    """Mark the messages of one record; gives the record's length, or `REST` behind a certificate."""
    length = stop - start
    first = byte(octets, start + _HEADER)
    size = (byte(octets, start + 6) << 16) | big16(octets, start + 7)
    if first in (_CLIENT_HELLO, _SERVER_HELLO):
        if size < _SHORTEST_HELLO or byte(octets, start + 9) != 3 or byte(octets, start + 10) > 4:
            return FOREIGN
    elif not _is_in_clear(first, size) or start + 9 + size > stop + _LONG_MESSAGE:
        mark(marks, pack(_HANDSHAKE, -1, -1), kind, 0)
        return REST
    at = start + _HEADER
    for _ in range(_MOST_MESSAGES):
        if at + 4 > min(there, stop):
            break
        message = byte(octets, at)
        size = (byte(octets, at + 1) << 16) | big16(octets, at + 2)
        if not _is_in_clear(message, size):
            break
        worth = message in (_CLIENT_HELLO, _SERVER_HELLO, _CERTIFICATE)
        told = REQUEST if message == _CLIENT_HELLO else RESPONSE if message == _SERVER_HELLO else kind
        mark(marks, pack(_HANDSHAKE, message, -1), told, _KEPT if worth else 0)
        if message == _CERTIFICATE:
            length = REST
        at += 4 + size
    return int(length)


@kernel
def _count_old_hello(octets: Any, start: int, there: int, marks: Any) -> int:
    """Count a client's hello in the form of version 2: its parts must fill its length exactly."""
    if there < start + 11:
        return MORE
    length = ((byte(octets, start) & 0x7F) << 8) | byte(octets, start + 1)
    major, minor = byte(octets, start + 3), byte(octets, start + 4)
    ciphers, session, challenge = big16(octets, start + 5), big16(octets, start + 7), big16(octets, start + 9)
    if byte(octets, start + 2) != 1 or not ((major == 3 and minor <= 4) or (major == 0 and minor == 2)):
        return FOREIGN
    if ciphers == 0 or ciphers % 3 != 0 or challenge < 16 or challenge > 32 or session > 32:
        return FOREIGN
    if 9 + ciphers + session + challenge != length:
        return FOREIGN
    mark(marks, pack(0x80, 1, -1), REQUEST, 0)
    return int(length + 2)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:
    """Count one record."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 3:
        return MORE
    form = byte(octets, start)
    if form & 0x80:
        return int(_count_old_hello(octets, start, there, marks))
    if form < _CHANGE or form > _PAYLOAD or byte(octets, start + 1) != 3 or byte(octets, start + 2) > 4:
        return FOREIGN
    if there < start + 11:
        length = big16(octets, start + 3) if there >= start + _HEADER else 99
        if form in (_HANDSHAKE, _PAYLOAD) or there < start + _HEADER + min(length, 2):
            return MORE
    length = big16(octets, start + 3)
    if length == 0 or length > _LONGEST:
        return FOREIGN
    kind = RESPONSE if from_server == 1 else REQUEST
    if form == _HANDSHAKE:
        if length < 4:
            return FOREIGN
        return int(_count_handshake(octets, start, there, start + _HEADER + length, kind, marks))
    if form == _CHANGE and (length != 1 or byte(octets, start + _HEADER) != 1):
        return FOREIGN
    if form == _ALERT and length == 2:
        if byte(octets, start + _HEADER) not in (1, 2):
            return FOREIGN
        mark(marks, pack(_ALERT, byte(octets, start + 6), -1), ERROR, 0)
        return 7
    mark(marks, pack(_PAYLOAD if form == _ALERT else form, -1, -1), kind, 0)
    return REST
