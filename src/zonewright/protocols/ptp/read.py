"""Reads the announcement of a clock and its grandmaster, and a clock's description of itself."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, mac_text, stated

_ANNOUNCE, _MANAGEMENT, _DESCRIPTION = 11, 13, 1
_SOURCES = {
    0x10: "an atomic clock", 0x20: "a satellite", 0x30: "radio", 0x39: "a serial time code", 0x40: "PTP",
    0x50: "NTP", 0x60: "hand", 0x90: "another source", 0xA0: "an own oscillator",
}  # fmt: skip


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one message, as far as its bytes reach."""
    if len(pdu) < 64:
        return ()
    if pdu[:4] == b"\0\x01\0\x01" and len(pdu) >= 68:
        grandmaster = mac_text(pdu[54:60])
        domain = clean_text(pdu[4:20])
        words = f"PTP version 1 clock in domain {domain}, grandmaster {grandmaster}, stratum {pdu[67]}"
        return (Sighted("ptp", stated(mac=mac_text(pdu[22:28]), description=words)),)
    if pdu[1] & 0x0F == 2 and pdu[0] & 0x0F == _ANNOUNCE:
        return _read_announce(pdu)
    if pdu[1] & 0x0F == 2 and pdu[0] & 0x0F == _MANAGEMENT and pdu[52:54] == _DESCRIPTION.to_bytes(2, "big"):
        return _read_description(pdu[54:])
    return ()


def _clock(identity: bytes) -> str:
    """Write a clock's identity: its MAC where it is made of one."""
    return mac_text(identity[:3] + identity[5:]) if identity[3:5] == b"\xff\xfe" else identity.hex()


def _read_announce(pdu: bytes) -> tuple[Sighted, ...]:
    """Read clock, domain, grandmaster, its class and source of time."""
    own, grandmaster = pdu[20:28], pdu[53:61]
    master = "is the grandmaster" if own == grandmaster else f"grandmaster {_clock(grandmaster)}"
    source = _SOURCES.get(pdu[63], f"source {pdu[63]}")
    words = f"PTP clock {_clock(own)} in domain {pdu[4]}, {master}, class {pdu[48]}, time from {source}"
    return (Sighted("ptp", {"description": words}),)


def _read_description(body: bytes) -> tuple[Sighted, ...]:
    """Read the clock description: type (2), physical layer, address, network address, maker (4), then three texts."""
    at = 3 + body[2]
    at += 2 + int.from_bytes(body[at : at + 2], "big")
    at += 4 + int.from_bytes(body[at + 2 : at + 4], "big") + 4
    texts: list[str] = []
    while at < len(body) and len(texts) < 3:
        texts.append(clean_text(body[at + 1 : at + 1 + body[at]]))
        at += 1 + body[at]
    product, revision, user = (*texts, "", "", "")[:3]
    parts = [part.strip() for part in product.split(";")]
    maker, model, serial = parts if len(parts) == 3 else ("", product, "")
    fields = stated(vendor=maker, model=model, serial=serial, firmware=revision.strip("; "), description=user)
    return (Sighted("ptp_description", fields),) if fields else ()
