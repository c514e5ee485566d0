"""Reads the names of a GOOSE publication: control block, data set, identity."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated

_HEADER = 8
_REFERENCE, _DATA_SET, _IDENTITY = 0x80, 0x82, 0x83


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one frame from its application id on, as far as its bytes reach."""
    if len(pdu) < _HEADER + 2 or pdu[_HEADER] != 0x61:
        return ()
    size = pdu[_HEADER + 1]
    at = _HEADER + 2 + (size - 0x80 if size > 0x80 else 0)
    names: dict[int, str] = {}
    while at + 2 <= len(pdu) and _REFERENCE <= pdu[at] <= _IDENTITY and pdu[at + 1] < 0x80:
        names.setdefault(pdu[at], clean_text(pdu[at + 2 : at + 2 + pdu[at + 1]]))
        at += 2 + pdu[at + 1]
    reference, data_set = names.get(_REFERENCE, ""), names.get(_DATA_SET, "")
    told = (("control block", reference), ("data set", data_set), ("application", f"0x{pdu[:2].hex()}"))
    fields = stated(
        name=names.get(_IDENTITY, "") or reference,
        description=", ".join(f"{what} {name}" for what, name in told if name),
    )
    return (Sighted("goose_publisher", fields),) if reference or data_set or names.get(_IDENTITY) else ()
