"""Reads what a UPnP device says of its system, product and kind, and which program searches."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT, clean_text, stated

_DEVICE, _SEARCHER = "ssdp_device", "ssdp_searcher"
_LINES = 40


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one message, as far as its bytes reach; a device that leaves still is what it was."""
    heads = _read_heads(pdu)
    if pdu.startswith(b"M-SEARCH"):
        words = heads.get("user-agent", "")
        return (Sighted(_SEARCHER, {"description": f"searches with {words}"[:TEXT_LIMIT].strip()}),) if words else ()
    kind = heads.get("nt") or heads.get("st") or heads.get("usn", "").rpartition("::")[2]
    fields = stated(
        description=heads.get("server", ""),
        device_type=_read_kind(kind),
        model=heads.get("x-modelname", "") or heads.get("modelname", ""),
        name=heads.get("x-friendly-name", "") or heads.get("friendlyname.smartspeaker.audio", ""),
    )
    return (Sighted(_DEVICE, fields),) if fields else ()


def _read_heads(pdu: bytes) -> dict[str, str]:
    """Read the lines of the head: name, colon, value."""
    heads: dict[str, str] = {}
    for line in pdu.split(b"\n", _LINES + 1)[1 : _LINES + 1]:
        name, colon, value = line.partition(b":")
        if colon:
            heads.setdefault(clean_text(name).lower(), clean_text(value))
    return heads


def _read_kind(kind: str) -> str:
    """Give the kind of device out of a name such as `urn:schemas-upnp-org:device:Basic:1`; services tell none."""
    words = kind.split(":")
    return words[3] if len(words) >= 5 and words[0] == "urn" and words[2] == "device" else ""
