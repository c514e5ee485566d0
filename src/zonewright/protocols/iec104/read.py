"""Reads nothing: no message of IEC 60870-5-104 tells maker, model or name."""

from zonewright.protocols.room import Sighted


def read(pdu: bytes) -> tuple[Sighted, ...]:  # noqa: ARG001
    """Say nothing of any frame."""
    return ()
