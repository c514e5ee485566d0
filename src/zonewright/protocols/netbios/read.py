"""Reads the names that a Windows computer claims, its node status, and what it announces to the browser."""

from zonewright.protocols.domain import HEADER, Record, iter_records
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT, clean_text, ipv4_text, mac_text, stated

_NAME, _OTHER, _STATUS, _BROWSER = "netbios_name", "netbios_other", "netbios_status", "netbios_browser"
_ADDRESS, _NODE_STATUS = 32, 33
_HOST, _SERVER, _CONTROLLERS, _DOMAIN_MASTER = 0x00, 0x20, 0x1C, 0x1B
_NAME_SERVER = 0x80  # of the flags' second byte: who answers keeps names of others
_ANNOUNCES_HOST, _ANNOUNCES_MASTER = 1, 15
_ABILITIES = (
    (0x0000_0004, "SQL server"),
    (0x0000_0008, "domain controller"),
    (0x0000_0010, "backup domain controller"),
    (0x0000_0020, "time source"),
    (0x0000_0100, "domain member"),
    (0x0000_0200, "print queue"),
    (0x0000_0400, "dial-in"),
    (0x0000_0800, "Xenix or Unix"),
    (0x0000_8000, "Windows server"),
    (0x0002_0000, "backup browser"),
    (0x0004_0000, "master browser"),
    (0x0008_0000, "domain master browser"),
    (0x0040_0000, "Windows 95"),
    (0x0200_0000, "terminal server"),
)


def read_names(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one message of the name service, as far as its bytes reach."""
    if len(pdu) < HEADER:
        return ()
    answers, opcode = pdu[2] & 0x80, (pdu[2] >> 3) & 0x0F
    if (answers and opcode) or (not answers and opcode < 5):
        return ()
    found = []
    for record in iter_records(pdu):
        if record.kind == _NODE_STATUS and answers:
            found.append(Sighted(_STATUS, _read_status(record.value)))
        elif record.kind == _ADDRESS:
            found.append(_read_claim(record, by_server=bool(answers and pdu[3] & _NAME_SERVER)))
    return tuple(sighted for sighted in found if sighted.fields)


def _read_claim(record: Record, *, by_server: bool) -> Sighted:
    """Read who has a name: flags (2) and address (4); the name of a group is nobody's own."""
    name, suffix = _decode(record.name.partition(".")[0].encode())
    ip = ipv4_text(record.value[2:6])
    if not name or len(record.value) < 6 or record.value[0] & 0x80 or suffix not in {_HOST, _SERVER}:
        return Sighted(_NAME, {})
    if by_server:
        return Sighted(_OTHER, stated(behind=f"host name {name}", ip=ip))
    return Sighted(_NAME, stated(host_name=name, ip=ip))


def _read_status(value: bytes) -> dict[str, str]:
    """Read the names of a node: their number, per name 15 bytes, suffix and flags (2), then its card."""
    host = group = ""
    role: dict[str, None] = {}
    count = value[0] if value else 0
    for at in range(1, min(1 + 18 * count, len(value) - 17), 18):
        name, suffix, is_group = _words(value[at : at + 15]), value[at + 15], value[at + 16] & 0x80
        if suffix == _HOST and is_group:
            group = group or name
        elif suffix in {_HOST, _SERVER}:
            host = host or name
        elif suffix in {_CONTROLLERS, _DOMAIN_MASTER}:
            role["domain controller"] = None
    member = f"workgroup or domain {group}" if group else ""
    card = mac_text(value[1 + 18 * count : 7 + 18 * count]) if count else ""
    return stated(host_name=host, mac=card, description=", ".join(word for word in (member, *role) if word))


def read_datagram(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one datagram, as far as its bytes reach: who sends it, and what it announces to the browser."""
    if len(pdu) < 48 or not 16 <= pdu[0] <= 18:
        return ()
    name, suffix = _decode(pdu[15:47])
    ip = ipv4_text(pdu[4:8])
    said = _read_browser(pdu)
    if not said and (not name or suffix not in {_HOST, _SERVER}):
        return ()
    fields = stated(**{"host_name": name if suffix in {_HOST, _SERVER} else "", "ip": ip, **said})
    return (Sighted(_BROWSER if said else _NAME, fields),)


def _read_browser(pdu: bytes) -> dict[str, str]:
    """Read the frame that a transaction of SMB brings to the mailslot of the browser."""
    at = pdu.find(b"\xffSMB\x25", 48)
    mailbox = pdu.find(b"\\MAILSLOT\\BROWSE\0", at) if at >= 0 else -1
    if mailbox < 0 or len(pdu) < at + 59:
        return {}
    frame = pdu[at + int.from_bytes(pdu[at + 57 : at + 59], "little") :]
    if len(frame) < 31 or frame[0] not in {_ANNOUNCES_HOST, _ANNOUNCES_MASTER}:
        return {}
    kinds = int.from_bytes(frame[24:28], "little")
    able = [word for bit, word in _ABILITIES if kinds & bit]
    system = "Windows" if kinds & 0x1000 and not kinds & 0x800 else "network"
    comment = _words(frame[32:])
    words = [f"{system} version {frame[22]}.{frame[23]}", *able, f"comment {comment}" if comment else ""]
    return {"host_name": _words(frame[6:22]), "description": ", ".join(w for w in words if w)[:TEXT_LIMIT].strip()}


def _decode(letters: bytes) -> tuple[str, int]:
    """Decode a name of 32 letters, two for each byte; gives its words and its suffix, -1 for no name."""
    if len(letters) != 32 or any(not 0x41 <= letter <= 0x50 for letter in letters):
        return "", -1
    octets = bytes((letters[i] - 0x41) << 4 | (letters[i + 1] - 0x41) for i in range(0, 32, 2))
    return _words(octets[:15]), octets[15]


def _words(octets: bytes) -> str:
    return clean_text(octets.split(b"\0", 1)[0].decode("latin-1").encode())
