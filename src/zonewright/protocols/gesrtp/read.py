"""Reads nothing yet: an answer does not say to which request it belongs, so no name in it is certain."""

from zonewright.protocols.room import Sighted


def read(pdu: bytes) -> tuple[Sighted, ...]:  # noqa: ARG001
    """Read nothing: no message is kept."""
    return ()
