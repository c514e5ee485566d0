"""Reads the software at one end of SSH."""

import re

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated

_LINE = re.compile(rb"SSH-[0-9]{1,2}\.[0-9]{1,2}-([^\r\n]*)")
# Software that only the devices of one maker bear.
_MAKERS = (("Cisco-", "Cisco"), ("ROSSSH", "MikroTik"), ("HUAWEI-", "Huawei"), ("Comware-", "H3C"))


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read the first line, as far as its bytes reach."""
    found = _LINE.match(pdu)
    said = clean_text(found[1]) if found else ""
    if not said:
        return ()
    maker = next((name for start, name in _MAKERS if said.startswith(start)), "")
    return (Sighted("ssh", stated(vendor=maker, description=f"SSH: {said}"[:200])),)
