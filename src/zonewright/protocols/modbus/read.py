"""Reads what a Modbus server says of itself: device identification (43/14) and the server id report (17)."""

import re

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated

_KIND = "modbus_identity"
_WORDS = re.compile(rb"[\x20-\x7e]{4,}")


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read the identity in one response, as far as its bytes reach."""
    if len(pdu) < 10:
        return ()
    end = min(len(pdu), 6 + int.from_bytes(pdu[4:6], "big"))
    if pdu[7] == 43 and pdu[8] == 14:
        fields = _read_identification(pdu[8:end])
    elif pdu[7] == 17:
        fields = _read_server_id(pdu[8:end])
    else:
        fields = {}
    return (Sighted(_KIND, fields),) if fields else ()


def _read_identification(body: bytes) -> dict[str, str]:
    """Read the objects after MEI type, category, conformity, more-follows, next object and their number."""
    if len(body) < 6:
        return {}
    objects: dict[int, str] = {}
    at = 6
    for _ in range(body[5]):
        if at + 2 > len(body) or at + 2 + body[at + 1] > len(body):
            break
        value = clean_text(body[at + 2 : at + 2 + body[at + 1]])
        if value:
            objects.setdefault(body[at], value)
        at += 2 + body[at + 1]
    code, product, model = objects.get(1, ""), objects.get(4, ""), objects.get(5, "")
    return stated(
        vendor=objects.get(0, ""),
        model=model or code or product,
        order_number=code if model else "",
        firmware=objects.get(2, ""),
        description=product if model or code else "",
        name=objects.get(6, ""),
    )


def _read_server_id(body: bytes) -> dict[str, str]:
    """Read the words of the report after its byte count; their order is each vendor's own."""
    if len(body) < 2:
        return {}
    words = (clean_text(run) for run in _WORDS.findall(body[1 : 1 + body[0]]))
    return stated(description=clean_text(" ".join(w for w in words if w).encode()))
