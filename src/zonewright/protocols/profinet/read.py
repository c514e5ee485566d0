"""Reads DCP blocks: a device's name, maker, type and address, and the name or address that somebody gives it."""

from collections.abc import Iterator

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, ipv4_text, stated

_HEADER = 12
_SET = 4
_CONTROL_OPTION = 5
_ROLES = ((1, "IO device"), (2, "IO controller"), (4, "IO multidevice"), (8, "IO supervisor"))
_ORDERS = {
    (5, 1): "begin transaction",
    (5, 2): "end transaction",
    (5, 3): "blink",
    (5, 5): "factory reset",
    (5, 6): "reset to factory",
}


def read_dcp(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one DCP frame from its frame id on, as far as its bytes reach."""
    if len(pdu) < _HEADER or not 0xFEFC <= int.from_bytes(pdu[:2], "big") <= 0xFEFF:
        return ()
    asks = pdu[3] & 0x07 == 0
    if pdu[3] & 0x07 > 1 or (asks and pdu[2] not in {_SET, 6}) or (pdu[2] == _SET and not asks):
        return ()
    body = pdu[_HEADER : _HEADER + int.from_bytes(pdu[10:12], "big")]
    sets = pdu[2] == _SET
    fields: dict[str, str] = {}
    for option, part, value in _iter_blocks(body):
        if option == _CONTROL_OPTION:
            if sets and (option, part) in _ORDERS:
                fields.setdefault("description", _ORDERS[option, part])
            continue
        # Two bytes of block qualifier or block info stand before every value.
        for name, said in _read_block((option, part), value[2:]).items():
            fields.setdefault(name, said)
    fields = stated(**fields)
    return (Sighted("profinet_dcp_set" if sets else "profinet_dcp", fields),) if fields else ()


def read_rt(pdu: bytes) -> tuple[Sighted, ...]:  # noqa: ARG001
    """Read nothing: cyclic frames are recognised, what they carry is the device's own."""
    return ()


def _iter_blocks(body: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Walk option, suboption, length, value; a value of odd length is followed by one byte of padding."""
    at = 0
    while at + 4 <= len(body):
        size = int.from_bytes(body[at + 2 : at + 4], "big")
        if at + 4 + size > len(body):
            return
        yield body[at], body[at + 1], body[at + 4 : at + 4 + size]
        at += 4 + size + (size & 1)


def _read_block(kind: tuple[int, int], value: bytes) -> dict[str, str]:
    """Read one value: option 1 is the address, option 2 the device."""
    option, part = kind
    if option == 1 and part in {2, 3} and len(value) >= 12:
        return {"ip": ipv4_text(value[:4]), "mask": ipv4_text(value[4:8]), "gateway": ipv4_text(value[8:12])}
    if option != 2:
        return {}
    if part == 1:
        return {"model": clean_text(value)}
    if part == 2:
        return {"station_name": clean_text(value)}
    if part == 3 and len(value) >= 4:
        return {"vendor_id": f"0x{value[:2].hex()}", "device_id": f"0x{value[2:4].hex()}"}
    if part == 4 and value:
        return {"capabilities": ", ".join(name for bit, name in _ROLES if value[0] & bit)}
    if part == 6:
        return {"name": clean_text(value)}
    return {"order_number": clean_text(value[2:])} if part == 8 else {}
