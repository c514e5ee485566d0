"""Reads what an ADS device says of itself, what a TwinCAT system answers to a search, and orders to a controller."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated

_IDENTITY, _CONTROL = "ads_identity", "ads_control"
_HEADER = 38
_SIGN = b"\x03\x66\x14\x71"
_STATES = {5: "run", 6: "stop", 2: "reset", 15: "configuration mode", 16: "reconfigure", 12: "shut down"}
_SYSTEM = 10000
_FAMILIES = {2: "Windows", 3: "Windows CE"}
_VERSION, _SYSTEM_VERSION, _HOST, _ADDRESS, _ROUTE = 3, 4, 5, 7, 12


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one frame or datagram, as far as its bytes reach."""
    if pdu[:4] == _SIGN:
        found = _read_datagram(pdu)
    elif len(pdu) >= _HEADER + 4 and pdu[:2] == b"\0\0":
        found = _read_frame(pdu)
    else:
        found = None
    return (found,) if found is not None and found.fields else ()


def _number(octets: bytes, at: int, *, size: int = 2) -> int:
    """Read a number, the least significant byte first."""
    return int.from_bytes(octets[at : at + size], "little")


def _address(octets: bytes) -> str:
    """Write an AMS net id, which is six numbers; empty when it is not whole."""
    return ".".join(str(octet) for octet in octets) if len(octets) == 6 and any(octets) else ""


def _read_frame(pdu: bytes) -> Sighted | None:
    """Read device information (answers: result, version, build, name) and changes of state (requests)."""
    command, answers, port = _number(pdu, 22), pdu[24] & 1, _number(pdu, 12)
    body = pdu[_HEADER:]
    if command == 1 and answers and _number(body, 0, size=4) == 0 and len(body) >= 8:
        name, server = clean_text(body[8:24]), _number(pdu, 20)
        says = f"{name} at AMS {_address(pdu[14:20])} port {server}"
        if server == _SYSTEM:
            firmware = f"{body[4]}.{body[5]}.{_number(body, 6)}"
            return Sighted(_IDENTITY, stated(description=says.strip(), firmware=firmware))
        return Sighted(_IDENTITY, stated(description=f"{says} version {body[4]}.{body[5]}.{_number(body, 6)}".strip()))
    if command == 5 and not answers:
        state = _number(body, 0)
        whom = "the system" if port == _SYSTEM else f"port {port}"
        return Sighted(_CONTROL, {"description": f"{_STATES.get(state, f'state {state}')}: {whom}"})
    return None


def _read_datagram(pdu: bytes) -> Sighted | None:
    """Read the answer to a search and the request for a route; user name and password are left alone."""
    if len(pdu) < 24:
        return None
    tags = _tags(pdu)
    service, answers = _number(pdu, 8), pdu[11] & 0x80
    if service == 6 and not answers:
        route = clean_text(tags.get(_ROUTE, b""))
        target = _address(tags.get(_ADDRESS, b"")[:6])
        host = clean_text(tags.get(_HOST, b""))
        words = f"add route {route} to {host}, AMS {target}" if target else f"add route {route}"
        return Sighted(_CONTROL, stated(description=clean_text(words.encode())))
    if service != 1 or not answers:
        return None
    version = tags.get(_VERSION, b"")
    firmware = f"{version[0]}.{version[1]}.{_number(version, 2)}" if len(version) >= 4 else ""
    system = _system(tags.get(_SYSTEM_VERSION, b""))
    address = _address(pdu[12:18])
    return Sighted(
        _IDENTITY,
        stated(
            host_name=clean_text(tags.get(_HOST, b"")),
            firmware=firmware,
            description=", ".join(w for w in ("TwinCAT", system, f"AMS {address}" if address else "") if w),
        ),
    )


def _tags(pdu: bytes) -> dict[int, bytes]:
    """Read the tags behind the header: kind (2), size (2), value."""
    tags: dict[int, bytes] = {}
    at = 24
    for _ in range(min(_number(pdu, 20, size=4), 32)):
        kind, size = _number(pdu, at), _number(pdu, at + 2)
        if at + 4 > len(pdu) or at + 4 + size > len(pdu):
            break
        tags.setdefault(kind, pdu[at + 4 : at + 4 + size])
        at += 4 + size
    return tags


def _system(value: bytes) -> str:
    """Name the operating system: size (4), major (4), minor (4), build (4), family (4), service pack."""
    if len(value) < 20:
        return ""
    major, minor, build = (_number(value, at, size=4) for at in (4, 8, 12))
    family = _FAMILIES.get(_number(value, 16, size=4))
    return f"{family} {major}.{minor}" + (f".{build}" if build else "") if family else ""
