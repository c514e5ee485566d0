"""Reads the name of the computer that asks for a desktop, where its first data are not encrypted."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated

_FIRST = b"\x7f\x65"
_LABEL = b"Duca"
_CORE, _CORE_BYTES = b"\x01\xc0", 56


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read the first data, as far as its bytes reach: the core block bears build (4) and name (32) of the client."""
    at = pdu.find(_LABEL)
    at = pdu.find(_CORE, at) if pdu[7:9] == _FIRST and at > 0 else -1
    block = pdu[at : at + _CORE_BYTES] if at > 0 else b""
    if len(block) < _CORE_BYTES:
        return ()
    name = clean_text(block[24:56].decode("utf-16-le", errors="replace").encode("utf-8", errors="replace"))
    fields = stated(host_name=name, description=f"RDP client, build {int.from_bytes(block[20:24], 'little')}")
    return (Sighted("rdp_client", fields),)
