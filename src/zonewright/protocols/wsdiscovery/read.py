"""Reads what a device says of itself in a hello or a match: its kinds, and the scopes of a camera."""

import re

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated

_KIND = "wsdiscovery_device"
_ACTION = re.compile(rb"/discovery/(?:2009/01/)?(?:Hello|ProbeMatches|ResolveMatches)\b")
_ELEMENT = re.compile(rb"<(?:\w{1,20}:)?(Types|Scopes|XAddrs)\b[^<>]{0,300}>([^<>]{1,1500})<")
_SCOPE = re.compile(r"onvif://www\.onvif\.org/(name|hardware|location)/(\S{1,100})")
_ESCAPE = re.compile(rb"%([0-9A-Fa-f]{2})")
_WHERE = re.compile(r"https?://(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})[:/]")


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one message, as far as its bytes reach."""
    if not _ACTION.search(pdu):
        return ()
    said: dict[str, str] = {}
    for element in _ELEMENT.finditer(pdu):
        said.setdefault(element[1].decode("ascii"), " ".join(element[2].decode("utf-8", errors="replace").split()))
    scopes = {name: _plain(value) for name, value in _SCOPE.findall(said.get("Scopes", ""))}
    kinds = sorted({kind.rpartition(":")[2] for kind in said.get("Types", "").split()})
    where = _WHERE.search(said.get("XAddrs", "") + "/")
    fields = stated(
        device_type=clean_text(", ".join(kinds).encode()),
        model=scopes.get("hardware", ""),
        name=scopes.get("name", ""),
        description=f"location {scopes['location']}" if scopes.get("location") else "",
        ip=where[1] if where else "",
    )
    return (Sighted(_KIND, fields),) if fields else ()


def _plain(value: str) -> str:
    """Write a part of an address without its escapes."""
    return clean_text(_ESCAPE.sub(lambda found: bytes.fromhex(found[1].decode("ascii")), value.encode()))
