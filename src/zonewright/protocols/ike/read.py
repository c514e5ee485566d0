"""Reads what the first messages say in clear: vendor ids that name a program or its maker, and a name given."""

from collections.abc import Iterator

from zonewright.protocols.ike.vendors import VENDOR_IDS
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT, clean_text, stated

_HEADER = 28
_VENDOR_ID_1, _VENDOR_ID_2, _IDENTITY = 13, 43, 5
_NAME_FORMS = (2, 3)
_WINDOWS = bytes.fromhex("1e2b516905991c7d7c96fcbfb587e461")
_RELEASES = {4: "Windows XP or 2003", 5: "Windows 2003", 6: "Windows Vista", 7: "Windows Vista", 8: "Windows 7"}
_MOST = 24


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one message, as far as its bytes reach."""
    body = pdu[4:] if pdu[:4] == bytes(4) else pdu
    if len(body) < _HEADER:
        return ()
    programs: dict[str, None] = {}
    makers: dict[str, None] = {}
    name = system = ""
    for payload, value in _iter_payloads(body):
        if payload in {_VENDOR_ID_1, _VENDOR_ID_2}:
            maker, program = _read_vendor_id(value)
            makers.update({maker: None} if maker else {})
            programs.update({program: None} if program else {})
            if value[:16] == _WINDOWS and len(value) >= 20:
                system = _RELEASES.get(int.from_bytes(value[16:20], "big"), "Windows")
        elif payload == _IDENTITY and body[17] >> 4 == 1 and len(value) > 4 and value[0] in _NAME_FORMS:
            name = clean_text(value[4:])
    fields = stated(
        software=", ".join(programs)[:TEXT_LIMIT],
        vendor=next(iter(makers), ""),
        operating_system=system,
        tunnel_name=name,
    )
    return (Sighted("ike", fields),) if fields else ()


def _iter_payloads(body: bytes) -> Iterator[tuple[int, bytes]]:
    """Walk the chain of payloads: each head names the next; a payload that is cut ends the walk."""
    payload, at = body[16], _HEADER
    for _ in range(_MOST):
        size = int.from_bytes(body[at + 2 : at + 4], "big")
        if payload == 0 or size < 4 or at + size > len(body):
            return
        yield payload, body[at + 4 : at + size]
        payload, at = body[at], at + size


def _read_vendor_id(value: bytes) -> tuple[str, str]:
    """Give maker and program of a vendor id: by the table, or the words that it is made of."""
    text = value.hex()
    for beginning, maker, program in VENDOR_IDS:
        if text.startswith(beginning):
            return maker, program
    if len(value) >= 6 and value.isascii() and value.decode("ascii").isprintable():
        words = clean_text(value)
        return ("Cisco" if "cisco" in words.casefold() or words.startswith("FLEXVPN") else ""), words
    return "", ""
