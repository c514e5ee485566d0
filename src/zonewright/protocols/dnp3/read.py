"""Reads what a DNP3 outstation says of itself (device attributes) and which files somebody opens or deletes."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated

_HEADER, _COUNTED_HEADER, _BLOCK, _CRC = 10, 5, 16, 2
_FILE_FUNCTIONS = frozenset({25, 27, 28})
_ANSWERS = frozenset({129, 130})
_TEXT = 1  # type of an attribute that is visible words
_ATTRIBUTES = {
    242: "firmware",
    243: "hardware",
    245: "station_name",
    247: "name",
    248: "serial",
    250: "model",
    252: "vendor",
}


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one link frame, as far as its octets reach."""
    if len(pdu) < 13 or pdu[:2] != b"\x05\x64":
        return ()
    body = _body_of(pdu)
    if len(body) < 3:
        return ()
    if body[2] in _FILE_FUNCTIONS:
        name = _read_file_name(body[3:])
        return (Sighted("dnp3_file", {"program": name}),) if name else ()
    fields = _read_attributes(body[5:]) if body[2] in _ANSWERS else {}
    return (Sighted("dnp3_identity", fields),) if fields else ()


def _body_of(pdu: bytes) -> bytes:
    """Give the user octets of a frame without the CRC after every block."""
    blocks = (pdu[at : at + _BLOCK] for at in range(_HEADER, len(pdu), _BLOCK + _CRC))
    return b"".join(blocks)[: max(0, pdu[2] - _COUNTED_HEADER)]


def _read_attributes(objects: bytes) -> dict[str, str]:
    """Read the device attributes at the beginning of the objects: one header per attribute, one value each.

    Group, variation, qualifier, first and last index (an octet or two each), then type, length and value.
    """
    said: dict[str, str] = {}
    at = 0
    while at + 3 <= len(objects) and objects[at] == 0 and objects[at + 2] in {0, 1}:
        value = at + (5 if objects[at + 2] == 0 else 7)
        if value + 2 > len(objects):
            break
        text = value + 2
        stop = text + objects[value + 1]
        name = _ATTRIBUTES.get(objects[at + 1], "")
        if objects[value] == _TEXT and name and stop <= len(objects):
            said.setdefault(name, clean_text(objects[text:stop]))
        at = stop
    return stated(**said)


def _read_file_name(objects: bytes) -> str:
    """Read the name in a file command or descriptor: group 70, one object of a told length with its name's place."""
    if len(objects) < 6 or objects[0] != 70 or objects[2] != 0x5B:
        return ""
    item = objects[6:]
    place, size = int.from_bytes(item[:2], "little"), int.from_bytes(item[2:4], "little")
    return clean_text(item[place : place + size]) if place >= 4 else ""
