"""Reads how far a server is from a true clock, from whom it has the time, and what it says of its software."""

import re

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, ipv4_text, stated

_CONTROL, _READ_VARIABLES = 6, 2
_TRUE, _LAST = 1, 15
_VARIABLE = re.compile(r'\b(version|processor|system)="?([^",]+)"?')


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one message, as far as its bytes reach."""
    if len(pdu) < 12:
        return ()
    if pdu[0] & 0x07 == _CONTROL:
        return _read_variables(pdu) if pdu[1] & 0x9F == 0x80 | _READ_VARIABLES else ()
    if len(pdu) < 16 or not _TRUE <= pdu[1] <= _LAST:
        return ()
    source = clean_text(pdu[12:16]) if pdu[1] == _TRUE else ipv4_text(pdu[12:16])
    words = f"NTP stratum {pdu[1]}" + (f", time from {source}" if source else "")
    return (Sighted("ntp", {"description": words}),)


def _read_variables(pdu: bytes) -> tuple[Sighted, ...]:
    """Read the texts `name=value` behind the header of a control message."""
    size = int.from_bytes(pdu[10:12], "big")
    text = pdu[12 : 12 + size].decode("utf-8", errors="replace")
    said = {name: clean_text(value.encode()) for name, value in reversed(_VARIABLE.findall(text))}
    words = " ".join(said[name] for name in ("version", "system", "processor") if said.get(name))
    fields = stated(description=clean_text(words.encode()))
    return (Sighted("ntp_variables", fields),) if fields else ()
