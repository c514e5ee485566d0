"""Reads the type name of a MELSEC controller, and which files of it a programming tool opens."""

import re

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated

_NAME = 16
_TYPE = re.compile(rb"([A-Z](?=[A-Z0-9/-]*[0-9])[A-Z0-9/-]{2,15})[ \0]*")
_TOOL_ROUTE = 23
_TOOL_ANSWER = 6  # function, number, status
_FILE_NAME = 18  # octets of a request to open a file before the length of its name


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one message, as far as its octets reach; words that are no type name are not one."""
    if len(pdu) < 9:
        return ()
    if pdu[0] == 0x57:
        name = _read_file_name(_after_route(pdu))
        return (Sighted("slmp_file", {"program": name}),) if name else ()
    found = _TYPE.fullmatch(_type_name_of(pdu))
    if found is None:
        return ()
    return (Sighted("slmp_identity", stated(vendor="Mitsubishi Electric", model=found[1].decode())),)


def _type_name_of(pdu: bytes) -> bytes:
    """Give the octets where an answer holds a type name; empty where it holds none."""
    if pdu[0] in {0xD0, 0xD4}:
        at = 11 if pdu[0] == 0xD0 else 15
        return pdu[at : at + _NAME] if len(pdu) == at + _NAME + 2 and not any(pdu[at - 2 : at]) else b""
    message = _after_route(pdu) if pdu[0] == 0xD7 else b""
    return message[_TOOL_ANSWER : _TOOL_ANSWER + _NAME] if message[:2] in {b"\x01\x01", b"\x01\x21"} else b""


def _after_route(pdu: bytes) -> bytes:
    """Give a programming tool's message from its function on."""
    return pdu[_TOOL_ROUTE + pdu[_TOOL_ROUTE] :] if len(pdu) > _TOOL_ROUTE else b""


def _read_file_name(message: bytes) -> str:
    """Read the name of the file in a request to open it: its length in octets, then letters of two octets each."""
    if message[:2] != b"\x18\x67":
        return ""
    size = int.from_bytes(message[_FILE_NAME : _FILE_NAME + 2], "little")
    name = message[_FILE_NAME + 2 : _FILE_NAME + 2 + size]
    return clean_text(name.decode("utf-16-le", errors="replace").encode())
