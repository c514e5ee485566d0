"""Reads who a device says it is, and the names of what is loaded, fetched, started, stopped or deleted in it."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated

_IDENTIFY = 2
_MOVES = {
    26: "domain into the device",
    29: "domain out of the device",
    36: "delete domain",
    72: "open file",
    76: "delete file",
}
_ORDERS = {40: "start", 41: "stop", 42: "resume", 43: "reset", 44: "kill"}
_LAYERS = (0x61, 0x30)
_WORDS = {0x19, 0x1A}  # graphic and visible strings


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one TPKT, as far as its bytes reach."""
    if len(pdu) < 11 or len(pdu) < 9 + pdu[4]:
        return ()
    bare = pdu[5 + pdu[4] :]
    message = bare if bare[0] in {0xA0, 0xA1} else _open_presentation(bare[4:])
    if not message or message[0] not in {0xA0, 0xA1}:
        return ()
    _, body, _ = _element(message)
    number, _, rest = _element(body)
    service, content, _ = _element(rest)
    if number != 2:
        return ()
    if message[0] == 0xA1:
        fields = _read_identity(content) if service == 0xA0 + _IDENTIFY else {}
        return (Sighted("mms_identity", fields),) if fields else ()
    return _read_order(_service_of(service, rest), content)


def _open_presentation(layer: bytes) -> bytes:
    """Cross user data, list of values, context and single type."""
    for tag in _LAYERS:
        found, layer, _ = _element(layer)
        if found != tag:
            return b""
    while layer:
        found, content, layer = _element(layer)
        if found == 0xA0:
            return content
        if found not in {0x02, 0x06}:
            return b""
    return b""


def _element(octets: bytes) -> tuple[int, bytes, bytes]:
    """Take an element apart: tag, content as far as it is there, what follows; tag -1 when there is none."""
    at = 2 if octets and octets[0] & 0x1F == 0x1F else 1
    if len(octets) <= at:
        return -1, b"", b""
    size = octets[at]
    at += 1
    if size > 0x80:
        width = size - 0x80
        size, at = int.from_bytes(octets[at : at + width], "big"), at + width
    return octets[0], octets[at : at + size], octets[at + size :]


def _service_of(tag: int, octets: bytes) -> int:
    if tag < 0:
        return -1
    return octets[1] if tag & 0x1F == 0x1F and len(octets) > 1 else tag & 0x1F


def _read_identity(content: bytes) -> dict[str, str]:
    """Read vendor (0), model (1) and revision (2)."""
    words: dict[int, str] = {}
    while content:
        tag, word, content = _element(content)
        words.setdefault(tag, clean_text(word))
    return stated(vendor=words.get(0x80, ""), model=words.get(0x81, ""), firmware=words.get(0x82, ""))


def _read_order(service: int, content: bytes) -> tuple[Sighted, ...]:
    if service in _MOVES:
        name = _first_word(content) or clean_text(content)
        return (Sighted("mms_program", stated(program=name, description=_MOVES[service])),) if name else ()
    if service in _ORDERS:
        order = f"{_ORDERS[service]} {_first_word(content)}".strip()
        return (Sighted("mms_control", {"description": order}),)
    return ()


def _first_word(content: bytes) -> str:
    """Give the first string of a content, down to two levels."""
    for _ in range(2):
        tag, word, _ = _element(content)
        if tag in _WORDS or tag == 0x80:
            return clean_text(word)
        content = word if tag & 0x20 else b""
    return ""
