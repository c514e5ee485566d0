"""Reads what a computer says of itself while a session is set up: names, domain, operating system."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated

_FRAME, _OLD_HEADER = 4, 32
_SESSION, _SETUP = 0x81, 0x73
_SIGN = b"NTLMSSP\0"
_OPENING, _CHALLENGE = 1, 2
_COMPUTER, _DOMAIN, _DNS_COMPUTER, _DNS_DOMAIN = 1, 2, 3, 4
_HAS_VERSION, _HAS_DOMAIN, _HAS_COMPUTER = 0x02000000, 0x1000, 0x2000


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one frame, as far as its bytes reach."""
    if pdu[:1] == bytes([_SESSION]):
        name = _read_name(pdu[_FRAME + 34 : _FRAME + 68])
        return (Sighted("smb_netbios", {"host_name": name}),) if name else ()
    at = pdu.find(_SIGN)
    fields: dict[str, str] = {}
    if at >= 0:
        kind = _number(pdu, at + 8, size=4)
        if kind == _CHALLENGE:
            fields = _read_challenge(pdu[at:])
        elif kind == _OPENING:
            fields = _read_opening(pdu[at:])
    if pdu[_FRAME : _FRAME + 5] == b"\xffSMB" + bytes([_SETUP]):
        words = _read_systems(pdu[_FRAME:])
        fields = {**fields, "description": ", ".join(w for w in (fields.get("description", ""), words) if w)}
    fields = stated(**{name: said[:200] for name, said in fields.items()})
    return (Sighted("smb_identity", fields),) if fields else ()


def _number(octets: bytes, at: int, *, size: int = 2) -> int:
    """Read a number, the least significant byte first."""
    return int.from_bytes(octets[at : at + size], "little")


def _wide(octets: bytes) -> str:
    """Write a text of two octets per letter."""
    text = octets[: len(octets) & ~1].decode("utf-16-le", errors="replace")
    return clean_text(text.encode("utf-8", errors="replace"))


def _part(message: bytes, at: int) -> bytes:
    """Give the part that length (2), room (2) and place (4) at `at` point to."""
    size, place = _number(message, at), _number(message, at + 4, size=4)
    return message[place : place + size]


def _read_system(message: bytes, at: int) -> str:
    """Name the operating system by its version: major, minor, build (2)."""
    if not _number(message, 20 if at == 48 else 12, size=4) & _HAS_VERSION or len(message) < at + 8:
        return ""
    build = _number(message, at + 2)
    # Without a build it is no Windows: others write 6.1 there to please.
    return f"Windows {message[at]}.{message[at + 1]} build {build}" if build else ""


def _read_challenge(message: bytes) -> dict[str, str]:
    """Read the server's challenge: its names and those of its domain, its version."""
    said: dict[int, str] = {}
    block, at = _part(message, 40), 0
    while at + 4 <= len(block) and _number(block, at):
        kind, size = _number(block, at), _number(block, at + 2)
        if kind <= _DNS_DOMAIN:
            said.setdefault(kind, _wide(block[at + 4 : at + 4 + size]))
        at += 4 + size
    domain = said.get(_DNS_DOMAIN) or said.get(_DOMAIN, "")
    computer = said.get(_DNS_COMPUTER) or said.get(_COMPUTER, "")
    alone = domain.casefold() in {computer.casefold(), said.get(_COMPUTER, "").casefold()}
    words = (_read_system(message, 48), f"domain {domain}" if domain and not alone else "")
    return {"host_name": computer, "description": ", ".join(word for word in words if word)}


def _read_opening(message: bytes) -> dict[str, str]:
    """Read the client's opening: its version, and its name where it gives one."""
    flags = _number(message, 12, size=4)
    computer = clean_text(_part(message, 24)) if flags & _HAS_COMPUTER else ""
    domain = clean_text(_part(message, 16)) if flags & _HAS_DOMAIN else ""
    words = (_read_system(message, 32), f"domain {domain}" if domain else "")
    return {"host_name": computer, "description": ", ".join(word for word in words if word)}


def _read_systems(message: bytes) -> str:
    """Read the names of operating system and software behind a session's set-up in SMB 1."""
    words = message[_OLD_HEADER] if len(message) > _OLD_HEADER else 0
    at = _OLD_HEADER + 1 + 2 * words + 2
    if words not in {3, 4} or at >= len(message):
        return ""
    if words == 4:
        at += _number(message, _OLD_HEADER + 7)
    if not _number(message, 10) & 0x8000:
        return ", ".join(filter(None, (clean_text(part) for part in message[at:].split(b"\0")[:2])))
    text = message[at + (at & 1) :]
    text = text[: len(text) & ~1]
    parts = text.decode("utf-16-le", errors="replace").split("\0")[:2]
    return ", ".join(filter(None, (clean_text(part.encode("utf-8", errors="replace")) for part in parts)))


def _read_name(coded: bytes) -> str:
    """Read a NetBIOS name: its length, then two letters for each of its sixteen octets, the last its kind."""
    if len(coded) < 33 or coded[0] != 32 or not all(65 <= one <= 80 for one in coded[1:33]):
        return ""
    octets = bytes((coded[at] - 65) << 4 | (coded[at + 1] - 65) for at in range(1, 31, 2))
    return clean_text(octets)
