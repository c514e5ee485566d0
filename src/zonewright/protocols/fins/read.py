"""Reads what an Omron controller says of itself and its units, and which files somebody moves."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated

_FRAME, _CODE, _END = 16, 10, 14
_WORDS = 20  # octets of a model or a version
_NAME = 8
_FILE = 12
_UNITS = 16  # more are not in one rack


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one message, as far as its octets reach."""
    message = pdu[_FRAME:] if pdu[:4] == b"FINS" else pdu
    if len(message) < _END:
        return ()
    command = (message[_CODE], message[_CODE + 1])
    if message[0] & 0x40 == 0:
        return _read_file(command, message[_CODE + 2 :])
    body = message[_END:]
    if command == (5, 1):
        fields = stated(model=_word(body[:_WORDS]), firmware=_word(body[_WORDS : 2 * _WORDS]))
    elif command == (5, 2):
        fields = stated(description=_read_units(body))
    elif command == (38, 3):
        fields = stated(name=_word(body[:_NAME]))
    else:
        fields = {}
    return (Sighted("fins_identity", {**fields, "vendor": "Omron"}),) if fields else ()


def _word(octets: bytes) -> str:
    """Give the words of a field; empty when it is not plain letters, as where other bytes only look alike."""
    text = octets.rstrip(b"\0 ")
    return clean_text(text) if all(0x20 <= octet < 0x7F for octet in text) else ""


def _read_units(body: bytes) -> str:
    """Read the models of connected units: their number, then an address and a model each."""
    if not body:
        return ""
    number = min(body[0] & 0x7F, _UNITS)
    models = (_word(body[2 + at : 1 + at + 1 + _WORDS]) for at in range(0, number * (_WORDS + 1), _WORDS + 1))
    return clean_text(", ".join(model for model in models if model).encode())


def _read_file(command: tuple[int, int], body: bytes) -> tuple[Sighted, ...]:
    """Read the name of a file that is read (34/2) or written (34/3), after its disk and, for a write, its mode."""
    at = {(34, 2): 2, (34, 3): 4}.get(command)
    name = _word(body[at : at + _FILE]) if at is not None else ""
    return (Sighted("fins_file", {"program": name}),) if name else ()
