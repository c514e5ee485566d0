"""Reads what a slave answers over its CoE mailbox of itself: its name, its versions, its numbers.

Slaves have no address of their own on Ethernet: the frame bears the master's. What a slave says therefore stands in the
field `behind`, with the slave's address on the line, and never as the master's identity.
"""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT, clean_text

_KIND = "ethercat_slave"
_WORDS = {0x1008: "name", 0x1009: "hardware", 0x100A: "firmware"}
_NUMBERS = {1: "vendor id", 2: "product code", 3: "revision", 4: "serial"}


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read the datagrams of one frame, as far as its bytes reach."""
    found: list[Sighted] = []
    at, more = 2, True
    while more and at + 12 <= len(pdu) and len(found) < 64:
        length = int.from_bytes(pdu[at + 6 : at + 8], "little")
        size, more = length & 0x07FF, bool(length & 0x8000)
        data = pdu[at + 10 : at + 10 + size]
        counter = pdu[at + 10 + size : at + 12 + size]
        if len(data) == size and any(counter) and pdu[at] in {1, 4}:
            said = _read_answer(data)
            if said:
                slave = int.from_bytes(pdu[at + 2 : at + 4], "little")
                found.append(Sighted(_KIND, {"behind": f"slave {slave}: {said}"[:TEXT_LIMIT].strip()}))
        at += 12 + size
    return tuple(found)


def _read_answer(data: bytes) -> str:
    """Read an uploaded object: mailbox header (6), CoE header (2), command, index (2), subindex, size or data."""
    if len(data) < 16 or data[5] & 0x0F != 3 or data[7] >> 4 != 3 or data[8] >> 5 != 2:
        return ""
    index, part = int.from_bytes(data[9:11], "little"), data[11]
    expedited = data[8] & 2
    unused = (data[8] >> 2) & 3 if data[8] & 1 else 0
    value = data[12 : 16 - unused] if expedited else data[16 : 16 + int.from_bytes(data[12:16], "little")]
    value = value[: max(0, 6 + int.from_bytes(data[:2], "little") - (12 if expedited else 16))]
    if index in _WORDS:
        words = clean_text(value)
        return f"{_WORDS[index]} {words}" if words else ""
    if index == 0x1018 and part in _NUMBERS and value:
        return f"{_NUMBERS[part]} {int.from_bytes(value, 'little')}"
    return ""
