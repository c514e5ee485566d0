"""Reads what a controller of version 2 answers to the first question: operating system and product."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one message, as far as its bytes reach; names stand at fixed places of 32 bytes."""
    if len(pdu) < 130 or pdu[:2] != b"\xbb\xbb":
        return ()
    system, kind, product = (clean_text(pdu[at : at + 32]) for at in (64, 96, 128))
    if not (system and product) or not (system + kind + product).isascii():
        return ()
    return (Sighted("codesys_identity", stated(model=product, description=f"{system} {kind}".strip())),)
