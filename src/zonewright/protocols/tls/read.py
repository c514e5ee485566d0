"""Reads hellos and certificates: the name asked for, versions, protocols inside, whose certificate it is."""

from collections.abc import Iterator

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated
from zonewright.protocols.tls.certificate import read_certificate

_HEADER = 5
_HANDSHAKE = 22
_CLIENT_HELLO, _SERVER_HELLO, _CERTIFICATE = 1, 2, 11
_SERVER_NAME, _PROTOCOLS, _VERSIONS = 0, 16, 43
_NAMES = {0x0300: "SSL 3.0", 0x0301: "TLS 1.0", 0x0302: "TLS 1.1", 0x0303: "TLS 1.2", 0x0304: "TLS 1.3"}


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read the handshake messages of one record, as far as its bytes reach."""
    said = []
    if len(pdu) < _HEADER or pdu[0] != _HANDSHAKE:
        return ()
    kinds = {_CLIENT_HELLO: "tls_client", _SERVER_HELLO: "tls_server", _CERTIFICATE: "tls_certificate"}
    for message, body in _iter_messages(pdu[_HEADER : _HEADER + int.from_bytes(pdu[3:5], "big")]):
        if message == _CERTIFICATE:
            fields = read_certificate(body[6:]) if len(body) > 6 else {}
        else:
            fields = _read_hello(body, is_client=message == _CLIENT_HELLO) if message in kinds else {}
        if fields:
            said.append(Sighted(kinds[message], fields))
    return tuple(said)


def _iter_messages(octets: bytes) -> Iterator[tuple[int, bytes]]:
    """Walk message, length (24 bits), body; a body that is cut is given as far as it goes."""
    at = 0
    while at + 4 <= len(octets):
        size = int.from_bytes(octets[at + 1 : at + 4], "big")
        yield octets[at], octets[at + 4 : at + 4 + size]
        at += 4 + size


def _read_hello(body: bytes, *, is_client: bool) -> dict[str, str]:
    """Read a hello: version, random, session, then the choices of the client or the server, then extensions."""
    if len(body) < 35:
        return {}
    version = int.from_bytes(body[:2], "big")
    at = 35 + body[34]
    if is_client:
        at += 2 + int.from_bytes(body[at : at + 2], "big")
        at += 1 + (body[at] if at < len(body) else 0)
    else:
        at += 3
    extensions = dict(_iter_extensions(body[at + 2 :]))
    return stated(
        tls_version=_read_version(version, extensions.get(_VERSIONS, b""), is_client=is_client),
        asked_for=_read_server_name(extensions.get(_SERVER_NAME, b"")) if is_client else "",
        alpn=_read_protocols(extensions.get(_PROTOCOLS, b"")),
    )


def _iter_extensions(octets: bytes) -> Iterator[tuple[int, bytes]]:
    """Walk type, length, value, the first of each type last; a value that is cut ends the walk."""
    at, found = 0, []
    while at + 4 <= len(octets):
        size = int.from_bytes(octets[at + 2 : at + 4], "big")
        if at + 4 + size > len(octets):
            break
        found.append((int.from_bytes(octets[at : at + 2], "big"), octets[at + 4 : at + 4 + size]))
        at += 4 + size
    yield from reversed(found)


def _read_version(version: int, listed: bytes, *, is_client: bool) -> str:
    """Give the highest version that a client offers, or the one that a server chose; unknown numbers do not count."""
    if is_client:
        listed = listed[1:]
    offered = [int.from_bytes(listed[at : at + 2], "big") for at in range(0, len(listed) - 1, 2)]
    known = [one for one in (*offered, version) if one in _NAMES]
    return _NAMES[max(known)] if known else ""


def _read_server_name(value: bytes) -> str:
    """Read the first host name of the list."""
    if len(value) < 5 or value[2] != 0:
        return ""
    return clean_text(value[5 : 5 + int.from_bytes(value[3:5], "big")])


def _read_protocols(value: bytes) -> str:
    """Read the names of the protocols inside, without those made up to keep the list open."""
    at, names = 2, []
    while at < len(value):
        word = value[at + 1 : at + 1 + value[at]]
        if word and word.isascii() and word.decode("ascii", errors="replace").isprintable():
            names.append(clean_text(word))
        at += 1 + value[at]
    return ", ".join(names[:8])
