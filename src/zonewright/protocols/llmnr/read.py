"""Reads the name that a computer owns up to."""

from zonewright.protocols.domain import ADDRESS, POINTER, iter_records
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import stated

_KIND = "llmnr_name"


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one answer, as far as its bytes reach; who answers bears the name."""
    if len(pdu) < 3 or not pdu[2] & 0x80:
        return ()
    found = {(r.kind != ADDRESS, r.ip, r.target if r.kind == POINTER else r.name) for r in iter_records(pdu) if r.ip}
    names = sorted({name for _, _, name in found if name})
    if len(names) != 1:
        return ()
    return (Sighted(_KIND, stated(host_name=names[0], ip=min(found)[1])),)
