"""Reads who clients and servers of OPC UA say they are: application descriptions, build information, channel policy."""

from zonewright.protocols.opcua.cursor import Cursor, ShortError
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated

_BODY = 24
_FIND_SERVERS, _GET_ENDPOINTS, _CREATES_SESSION, _SESSION_CREATED, _READ = 425, 431, 461, 464, 634
_BUILD, _STATUS = b"\x16\x01\x00\x54\x01\x01", b"\x16\x01\x00\x60\x03\x01"  # extension objects 340 and 864, with bytes
_KINDS = ("server", "client", "client and server", "discovery server")
_MOST_SERVERS = 16


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one message, as far as its bytes reach."""
    try:
        if pdu[:3] == b"OPN":
            return _read_channel(pdu)
        return _read_message(pdu) if pdu[:3] == b"MSG" else ()
    except ShortError:
        return ()


def _read_channel(pdu: bytes) -> tuple[Sighted, ...]:
    """Read the security policy a server opens a channel with."""
    policy = clean_text(Cursor(pdu, 12).take_string()).rpartition("#")[2]
    return (Sighted("opcua_channel", {"description": f"security policy {policy}"}),) if policy else ()


def _read_message(pdu: bytes) -> tuple[Sighted, ...]:
    cursor = Cursor(pdu, _BODY)
    service = cursor.take_node_number()
    if service == _CREATES_SESSION:
        cursor.skip_request_header()
        return _identity("opcua_client", _read_application(cursor))
    if service == _READ:
        return _read_build(pdu)
    cursor.skip_response_header()
    if service == _FIND_SERVERS:
        return _read_servers(cursor)
    if service == _SESSION_CREATED:
        cursor.skip_node()
        cursor.skip_node()
        cursor.skip(8)
        cursor.take_string()
        cursor.take_string()
    elif service != _GET_ENDPOINTS:
        return ()
    if cursor.take_number(4) == 0:
        return ()
    cursor.take_string()
    return _identity("opcua_server", _read_application(cursor))


def _read_servers(cursor: Cursor) -> tuple[Sighted, ...]:
    """Read the list of a discovery: its only entry is the sender, several may be others."""
    number = cursor.take_number(4)
    found: list[Sighted] = []
    try:
        for _ in range(min(number, _MOST_SERVERS)):
            kind = "opcua_server" if number == 1 else "opcua_server_listed"
            found.extend(_identity(kind, _read_application(cursor)))
            cursor.take_string()
            cursor.take_string()
            for _ in range(min(cursor.take_number(4), _MOST_SERVERS)):
                cursor.take_string()
    except ShortError:
        pass
    return tuple(found)


def _read_application(cursor: Cursor) -> dict[str, str]:
    """Read a description: its URI, the product's URI, the name (with its language), the type of application."""
    uri, product = clean_text(cursor.take_string()), clean_text(cursor.take_string())
    mask = cursor.take_number(1)
    if mask & 1:
        cursor.take_string()
    name = clean_text(cursor.take_string()) if mask & 2 else ""
    kind = cursor.take_number(4)
    told = (("application", uri), ("product", product))
    return stated(
        name=name,
        device_type=f"OPC UA {_KINDS[kind]}" if kind < len(_KINDS) else "",
        description=", ".join(f"{what} {word}" for what, word in told if word),
    )


def _read_build(pdu: bytes) -> tuple[Sighted, ...]:
    """Read the build information of an answer: product URI, maker, product, version, build."""
    at, ahead = pdu.find(_BUILD, _BODY), 0
    if at < 0:
        at, ahead = pdu.find(_STATUS, _BODY), 20  # start, current time, state
    if at < 0:
        return ()
    cursor = Cursor(pdu, at + len(_BUILD) + 4 + ahead)
    words = [clean_text(cursor.take_string()) for _ in range(5)]
    firmware = " build ".join(word for word in words[3:5] if word)
    return _identity("opcua_build", stated(description=words[0], vendor=words[1], model=words[2], firmware=firmware))


def _identity(kind: str, fields: dict[str, str]) -> tuple[Sighted, ...]:
    return (Sighted(kind, fields),) if any(name != "device_type" for name in fields) else ()
