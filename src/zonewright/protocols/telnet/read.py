"""Reads how a device greets."""

import re

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated

_ESCAPES = re.compile(rb"\x1b(?:\[[0-9;?]*[A-Za-z]|[^\[])")
_ASKS = re.compile(r"(?:^|\s)([A-Za-z0-9][\w.-]+) login:\s*$")
_PROMPT = re.compile(r"\s*(?:[Uu]ser ?name|[Ll]ogin|[Pp]assword|[Uu]ser)\s*:\s*$")


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read the first text of a server, without the orders to its terminal and the question for a name."""
    text = clean_text(_ESCAPES.sub(b" ", pdu).replace(b"\0", b""))
    found = _ASKS.search(text)
    said = _ASKS.sub("", text) if found else _PROMPT.sub("", text)
    fields = stated(host_name=found[1] if found else "", description=f"Telnet: {said}"[:200] if said else "")
    return (Sighted("telnet", fields),) if fields else ()
