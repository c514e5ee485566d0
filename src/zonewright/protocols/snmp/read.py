"""Reads what an agent says of itself: description, name, kind and place of the system, its chassis, its engine id."""

from collections.abc import Iterator

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT, clean_text, ipv4_text, ipv6_text, mac_text, stated

_IDENTITY, _ENGINE, _TRAP, _ORDER = "snmp_identity", "snmp_engine", "snmp_trap", "snmp_set"
_SEQUENCE, _OCTETS, _NAME, _ADDRESS = 0x30, 0x04, 0x06, 0x40
_ANSWER, _SET, _TRAP_1, _TRAPS, _REPORT = 0xA2, 0xA3, 0xA4, (0xA6, 0xA7), 0xA8
_SYSTEM, _CHASSIS, _ENTERPRISES = "1.3.6.1.2.1.1.", "1.3.6.1.2.1.47.1.1.1.1.", "1.3.6.1.4.1."
_MEANING = {
    f"{_SYSTEM}1.0": "description",
    f"{_SYSTEM}5.0": "host_name",
    f"{_SYSTEM}6.0": "location",
    f"{_CHASSIS}8.1": "hardware",
    f"{_CHASSIS}9.1": "firmware",
    f"{_CHASSIS}10.1": "firmware",
    f"{_CHASSIS}11.1": "serial",
    f"{_CHASSIS}12.1": "vendor",
    f"{_CHASSIS}13.1": "model",
}
_KIND = f"{_SYSTEM}2.0"
_WELL_KNOWN = frozenset({b"public", b"private"})
_PARTS, _BINDINGS = 64, 128
_ENTERPRISES_END = 1 << 17  # no number so high is given; an id of other octets does not begin with one

Bindings = tuple[tuple[str, int, bytes], ...]


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one message, as far as its bytes reach; communities, users and values that are set are left alone."""
    outer = next(_iter_parts(pdu), (0, b""))[1]
    parts = list(_iter_parts(outer))
    if len(parts) < 3:
        return ()
    if parts[0][1] == b"\x03":
        engine = _read_engine(parts[2][1])
        scoped = list(_iter_parts(parts[3][1])) if len(parts) > 3 and parts[3][0] == _SEQUENCE else []
        kind, body = scoped[2] if len(scoped) > 2 else (_REPORT, b"")
        found = [Sighted(_ENGINE, engine)] if kind in {_ANSWER, _REPORT} else []
        return tuple(s for s in (*found, *_read_kind(kind, body)) if s.fields)
    known = parts[1][1] in _WELL_KNOWN
    version = "2c" if parts[0][1] == b"\x01" else "1"
    access = f"SNMP version {version}, well-known community" if known else ""
    return tuple(s for s in _read_kind(*parts[2], access=access) if s.fields)


def _read_kind(kind: int, body: bytes, *, access: str = "") -> tuple[Sighted, ...]:
    if kind == _ANSWER:
        fields = _read_bindings(_bindings(body))
        return (Sighted(_IDENTITY, {**fields, **stated(access=access)} if fields else {}),)
    if kind in _TRAPS:
        return (Sighted(_TRAP, _read_bindings(_bindings(body))),)
    if kind == _TRAP_1:
        parts = [value for _, value in zip(range(2), _iter_parts(body), strict=False)]
        named = next((_numbers(value) for tag, value in parts if tag == _NAME), "")
        address = next((ipv4_text(value) for tag, value in parts if tag == _ADDRESS), "")
        return (Sighted(_TRAP, stated(vendor_id=_maker(named), ip=address)),)
    if kind == _SET:
        names = ", ".join(name for name, _, _ in _bindings(body))
        return (Sighted(_ORDER, {"behind": f"sets {names}"[:TEXT_LIMIT].strip(" ,")} if names else {}),)
    return ()


def _iter_parts(octets: bytes) -> Iterator[tuple[int, bytes]]:
    """Walk tag, length and value; a value that is cut is given as far as it reaches."""
    at = 0
    for _ in range(_PARTS):
        if at + 2 > len(octets):
            return
        tag, size, at = octets[at], octets[at + 1], at + 2
        if size >= 0x80:
            more = size - 0x80
            size, at = int.from_bytes(octets[at : at + more], "big"), at + more
            if not 0 < more <= 4:
                return
        yield tag, octets[at : at + size]
        at += size


def _bindings(body: bytes) -> Bindings:
    """Give names, tags and values behind the request's number, error status and error index."""
    parts = list(_iter_parts(body))
    found = []
    for _, one in zip(range(_BINDINGS), _iter_parts(parts[3][1]) if len(parts) > 3 else (), strict=False):
        name, value = ([*_iter_parts(one[1]), (0, b""), (0, b"")])[:2]
        if name[0] == _NAME and name[1]:
            found.append((_numbers(name[1]), *value))
    return tuple(found)


def _read_bindings(bindings: Bindings) -> dict[str, str]:
    """Read the values of the system group and of the first entity."""
    said: dict[str, str] = {}
    for name, tag, value in bindings:
        if tag == _OCTETS and name in _MEANING:
            said.setdefault(_MEANING[name], clean_text(value))
        elif tag == _NAME and name == _KIND:
            kind = _numbers(value)
            said["vendor_id"], said["device_type"] = _maker(kind), f"OID {kind}" if _maker(kind) else ""
    place = said.pop("location", "")
    words = [said.pop("description", ""), f"location {place}" if place else ""]
    return stated(description=", ".join(word for word in words if word)[:TEXT_LIMIT], **said)


def _maker(name: str) -> str:
    """Give the enterprise number that a name of the private branch begins with."""
    number = name.removeprefix(_ENTERPRISES).partition(".")[0] if name.startswith(_ENTERPRISES) else ""
    return f"enterprise {number}" if number.isdigit() else ""


def _numbers(octets: bytes) -> str:
    """Write an object identifier; at most as long as a text may be."""
    numbers: list[int] = []
    number = 0
    for octet in octets[:64]:
        number = (number << 7 | octet & 0x7F) & 0xFFFFFFFF
        if octet < 0x80:
            numbers += [number] if numbers else [min(number // 40, 2), number - 40 * min(number // 40, 2)]
            number = 0
    return ".".join(map(str, numbers))[:TEXT_LIMIT].strip(".")


def _read_engine(security: bytes) -> dict[str, str]:
    """Read the engine id, the first of the security parameters: enterprise (4), form (1), what the form says."""
    engine = next(_iter_parts(next(_iter_parts(security), (0, b""))[1]), (0, b""))[1]
    if len(engine) < 5:
        return {}
    form, rest = engine[4], engine[5:]
    maker = int.from_bytes(engine[:4], "big") & 0x7FFFFFFF
    if not engine[0] & 0x80:
        form = 0
    return stated(
        vendor_id=f"enterprise {maker}" if 0 < maker < _ENTERPRISES_END else "",
        ip=ipv4_text(rest) if form == 1 else ipv6_text(rest) if form == 2 else "",
        mac=mac_text(rest) if form == 3 else "",
        description=f"SNMP engine {text}" if form == 4 and (text := clean_text(rest)) else "",
    )
