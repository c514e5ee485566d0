"""Reads a controller's order number and firmware and a client's name from a session, and orders to start or stop."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated

_CREATE, _SET = 1226, 1266
_VERSIONS = b"\x82\x3f\x00\x15"  # attribute 319, a string: `1;6ES7 ...;V2.2`
_CLIENT = b"\xa3\x82\x29\x00\x15"  # attribute 297, a string: the client's kind
_STATE = b"\x90\x77\x00"  # attribute 2167, a plain value: the state that is asked for
_STATES = {1: "stop", 3: "start"}


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one TPKT, as far as its bytes reach."""
    if len(pdu) < 11 or len(pdu) < 10 + pdu[4]:
        return ()
    message = pdu[5 + pdu[4] :]
    if len(message) < 5 or message[0] != 0x72:
        return ()
    body = message[37:] if message[1] == 3 and message[4] == 32 else message[4:]
    function = int.from_bytes(body[3:5], "big")
    if function == _CREATE and body[:1] == b"\x31":
        name = clean_text(_word_of(body, _CLIENT))
        return (Sighted("s7plus_client", {"description": name}),) if name else ()
    if function == _CREATE:
        return _read_identity(clean_text(_word_of(body, _VERSIONS)))
    return _read_state(body) if function == _SET and body[:1] == b"\x31" else ()


def _word_of(body: bytes, tag: bytes) -> bytes:
    at = body.find(tag)
    if at < 0 or at + len(tag) >= len(body):
        return b""
    at += len(tag)
    size, at = body[at], at + 1
    if size >= 0x80 and at < len(body):
        size, at = ((size & 0x7F) << 7) | (body[at] & 0x7F), at + 1
    return body[at : at + size]


def _read_identity(versions: str) -> tuple[Sighted, ...]:
    """Take order number and firmware out of `1;6ES7 ... ;V2.2`."""
    parts = versions.split(";")
    if len(parts) < 3:
        return ()
    fields = stated(vendor="Siemens", order_number=parts[1], firmware=parts[2])
    return (Sighted("s7plus_identity", fields),) if "order_number" in fields else ()


def _read_state(body: bytes) -> tuple[Sighted, ...]:
    at = body.find(_STATE)
    state = body[at + 4] if 0 <= at < len(body) - 4 else 0
    return (Sighted("s7plus_control", {"description": f"{_STATES.get(state, 'set operating state of')} controller"}),)
