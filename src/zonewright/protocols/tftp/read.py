"""Reads which file is asked for or written."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated

_MOVES = {b"\0\x01": "reads a file by TFTP", b"\0\x02": "writes a file by TFTP"}


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one request, as far as its bytes reach."""
    if pdu[:2] not in _MOVES or b"\0" not in pdu[2:]:
        return ()
    return (Sighted("tftp_transfer", stated(program=clean_text(pdu[2:]), description=_MOVES[pdu[:2]])),)
