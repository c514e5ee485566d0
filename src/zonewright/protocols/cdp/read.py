"""Reads a CDP announcement: name, platform, software, port, addresses, abilities, native VLAN."""

import re
from collections.abc import Iterator

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, ipv4_text, ipv6_text, mac_text, stated

_SNAP = b"\xaa\xaa\x03\x00\x00\x0c\x20\x00"
_HEADER = 12
_NAME, _ADDRESSES, _PORT, _ABILITIES, _SOFTWARE, _PLATFORM, _NATIVE, _MANAGEMENT, _PLACE = 1, 2, 3, 4, 5, 6, 10, 22, 23
_WORDS = ((0x01, "router"), (0x02, "bridge"), (0x08, "bridge"), (0x10, "station"), (0x40, "repeater"))
_TELEPHONE = 0x80
# Some systems write their serial number around their name: `name(FOC1234X5YZ)`, or the other way round.
_SERIAL = r"[A-Z]{3}[0-9]{4}[0-9A-Z]{4}"
_NAMED = (
    re.compile(rf"^(?P<name>\S+)\((?P<serial>{_SERIAL})\)$"),
    re.compile(rf"^(?P<serial>{_SERIAL})\((?P<name>\S+)\)$"),
)
_VERSION = re.compile(r"[Vv]ersion:? ([0-9A-Za-z][^\s,]*)")
_LAWYERS = re.compile(r" (?:Technical Support:|Copyright|\(c\) Copyright|Compiled ).*$")
_MAC = re.compile(r"^[0-9a-fA-F]{12}$")


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one announcement, as far as its bytes reach."""
    if pdu[:8] != _SNAP:
        return ()
    fields: dict[str, str] = {}
    for kind, value in _iter_tlvs(pdu):
        for name, said in _read_tlv(kind, value).items():
            if said:
                fields.setdefault(name, said)
    fields = stated(**fields)
    return (Sighted("cdp", fields),) if fields else ()


def _iter_tlvs(pdu: bytes) -> Iterator[tuple[int, bytes]]:
    """Walk type (2), length of all of it (2), value; a cut value ends the walk."""
    at = _HEADER
    while at + 4 <= len(pdu):
        kind, size = int.from_bytes(pdu[at : at + 2], "big"), int.from_bytes(pdu[at + 2 : at + 4], "big")
        if size < 4 or at + size > len(pdu):
            return
        yield kind, pdu[at + 4 : at + size]
        at += size


def _read_tlv(kind: int, value: bytes) -> dict[str, str]:
    """Read one TLV."""
    if kind == _NAME:
        return _read_name(clean_text(value))
    if kind in {_ADDRESSES, _MANAGEMENT}:
        return {"ip": _read_address(value)}
    if kind == _PORT:
        return {"port": clean_text(value)}
    if kind == _ABILITIES and len(value) == 4:
        words = [word for bit, word in _WORDS if value[3] & bit]
        words += ["telephone"] if value[3] & _TELEPHONE else []
        return {"capabilities": ", ".join(dict.fromkeys(words))}
    if kind == _SOFTWARE:
        found = _VERSION.search(clean_text(value))
        return {"description": _LAWYERS.sub("", clean_text(value)), "firmware": found[1] if found else ""}
    if kind == _PLATFORM:
        return _read_platform(clean_text(value))
    if kind == _NATIVE and len(value) == 2:
        return {"vlan": str(int.from_bytes(value, "big"))}
    return {"place": clean_text(value[1:])} if kind == _PLACE else {}


def _read_name(name: str) -> dict[str, str]:
    """Read the device id: a name, a name with a serial number, or the MAC of the chassis."""
    if _MAC.match(name):
        mac = mac_text(bytes.fromhex(name))
        return {"mac": mac, "chassis": mac}
    for form in _NAMED:
        found = form.match(name)
        if found:
            return {"host_name": found["name"], "serial": found["serial"]}
    return {"host_name": name}


def _read_platform(platform: str) -> dict[str, str]:
    """Read the platform, which names its maker first where that is Cisco."""
    maker, _, model = platform.partition(" ")
    if maker.casefold() == "cisco" and model:
        return {"vendor": "Cisco", "model": model}
    return {"model": platform}


def _read_address(value: bytes) -> str:
    """Give the first IP of a list: number (4), then protocol type, its length, protocol, length (2), address."""
    at = 4
    for _ in range(min(int.from_bytes(value[:4], "big"), 16)):
        if at + 2 > len(value):
            return ""
        size_at = at + 2 + value[at + 1]
        size = int.from_bytes(value[size_at : size_at + 2], "big")
        address = value[size_at + 2 : size_at + 2 + size]
        said = ipv4_text(address) if size == 4 else ipv6_text(address)
        if said:
            return said
        at = size_at + 2 + size
    return ""
