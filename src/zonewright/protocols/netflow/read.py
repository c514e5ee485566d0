"""Reads who exports: the version, the number of its engine or of its observation domain."""

from zonewright.protocols.room import Sighted


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read the header of one message; what it tells of flows is read by `export`."""
    version = int.from_bytes(pdu[:2], "big")
    if version == 5 and len(pdu) >= 24:
        return _say(f"exports NetFlow 5, engine {pdu[20]}/{pdu[21]}")
    if version == 9 and len(pdu) >= 20:
        return _say(f"exports NetFlow 9, source {int.from_bytes(pdu[16:20], 'big')}")
    if version == 10 and len(pdu) >= 16:
        return _say(f"exports IPFIX, domain {int.from_bytes(pdu[12:16], 'big')}")
    return ()


def _say(words: str) -> tuple[Sighted, ...]:
    return (Sighted("netflow", {"exporter": words}),)
