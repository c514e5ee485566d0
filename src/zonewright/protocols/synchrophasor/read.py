"""Reads the names of the stations that a configuration frame lists."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT, clean_text

_FIRST = 20  # behind the header, the time base and the number of stations
_CHANNEL = 16


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one frame, as far as its bytes reach."""
    if len(pdu) < _FIRST + 26 or pdu[0] != 0xAA or pdu[1] >> 4 not in {2, 3}:
        return ()
    body = pdu[: int.from_bytes(pdu[2:4], "big")]
    names: list[str] = []
    at = _FIRST
    for _ in range(min(int.from_bytes(pdu[18:20], "big"), 64)):
        if at + 26 > len(body):
            break
        names.append(clean_text(body[at : at + 16]))
        phasors, analogs, digitals = (int.from_bytes(body[at + n : at + n + 2], "big") for n in (20, 22, 24))
        at += 26 + _CHANNEL * (phasors + analogs + 16 * digitals) + 4 * (phasors + analogs + digitals) + 4
    number = int.from_bytes(pdu[4:6], "big")
    said = [name for name in names if name]
    if len(said) == 1:
        return (Sighted("synchrophasor_identity", {"description": f"phasor unit {number} {said[0]}"}),)
    if not said:
        return ()
    words = f"phasor units {', '.join(said)}"
    return (Sighted("synchrophasor_identity", {"behind": words[:TEXT_LIMIT].strip()}),)
