"""Reads the version of an end of VNC and the name of a desktop."""

import re

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated

_VERSION = re.compile(rb"RFB ([0-9]{3})\.([0-9]{3})\n")
_DESKTOP_BYTES = 24
# `somebody's X desktop (host:1)` and `host ( 10.0.0.1 ) - service mode`
_HOSTS = (re.compile(r"\(([A-Za-z0-9][\w.-]*):[0-9]+\)$"), re.compile(r"^([A-Za-z0-9][\w.-]*) \( ?[0-9]"))


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one message, as far as its bytes reach."""
    found = _VERSION.match(pdu)
    if found:
        return (Sighted("vnc", {"description": f"VNC, RFB {int(found[1])}.{int(found[2])}"}),)
    if len(pdu) <= _DESKTOP_BYTES:
        return ()
    size = int.from_bytes(pdu[20:24], "big")
    name = clean_text(pdu[_DESKTOP_BYTES : _DESKTOP_BYTES + size])
    host = next((match[1] for match in (form.search(name) for form in _HOSTS) if match), "")
    fields = stated(host_name=host, description=f"VNC desktop {name}"[:200] if name else "")
    return (Sighted("vnc_desktop", fields),) if fields else ()
