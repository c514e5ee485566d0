"""Reads which name an address has by a name server's answer."""

from zonewright.protocols.domain import ADDRESS, ADDRESS_6, HEADER, POINTER, iter_records, read_name
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT

_KIND = "dns_answer"


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one answer, as far as its bytes reach; an address belongs to the name that was asked for."""
    message = next((part for part in (pdu, pdu[2:]) if _answers(part)), b"")
    asked, at = read_name(message, HEADER)
    by_name = int.from_bytes(message[at : at + 2], "big") in {ADDRESS, ADDRESS_6}
    found: dict[tuple[str, str], None] = {}
    for record in iter_records(message):
        name = record.target if record.kind == POINTER else asked if by_name else record.name
        if record.ip and name:
            found[record.ip, name] = None
    words = "host name "
    return tuple(Sighted(_KIND, {"behind": f"{words}{name}"[:TEXT_LIMIT].strip(), "ip": ip}) for ip, name in found)


def _answers(message: bytes) -> bool:
    """Tell whether this is a good answer to one question."""
    return len(message) > HEADER and message[2] & 0xF8 == 0x80 and not message[3] & 0x4F and message[4:6] == b"\0\1"
