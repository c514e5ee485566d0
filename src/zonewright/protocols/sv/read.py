"""Reads the name of a stream of sampled values, and its data set where it is told."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated

_HEADER = 8
_LIST, _BLOCK, _NAME, _DATA_SET = 0xA2, 0x30, 0x80, 0x81


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one frame from its application id on, as far as its bytes reach."""
    if len(pdu) < _HEADER + 2 or pdu[_HEADER] != 0x60:
        return ()
    names: dict[int, str] = {}
    at, inside = _HEADER + _head(pdu, _HEADER), False
    while at + 2 <= len(pdu) and pdu[at] in {_LIST, _BLOCK, _NAME, _DATA_SET}:
        head, tag = _head(pdu, at), pdu[at]
        size = int.from_bytes(pdu[at + 2 : at + head], "big") if head > 2 else pdu[at + 1]
        if tag in {_LIST, _BLOCK}:
            inside, size = inside or tag == _BLOCK, 0
        elif inside:
            names.setdefault(tag, clean_text(pdu[at + head : at + head + size]))
        at += head + size
    name, data_set = names.get(_NAME, ""), names.get(_DATA_SET, "")
    told = (("data set", data_set), ("application", f"0x{pdu[:2].hex()}"))
    described = ", ".join(f"{what} {word}" for what, word in told if word)
    return (Sighted("sv_publisher", stated(name=name, description=described)),) if name else ()


def _head(pdu: bytes, at: int) -> int:
    return 2 + (pdu[at + 1] - 0x80 if 0x80 < pdu[at + 1] < 0x84 else 0)
