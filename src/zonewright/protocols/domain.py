"""What the rooms of name services share: the names and records of their messages.

Specification: RFC 1035 (messages, names, compression), which mDNS, LLMNR and the NetBIOS name service take over.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from zonewright.protocols.text import clean_text, ipv4_text, ipv6_text

HEADER = 12
ANSWERS, ADDRESS, POINTER, TEXT, ADDRESS_6, SERVICE = 0x8000, 1, 12, 16, 28, 33
RECORDS = 64
"""Of one message at most this many records are read."""

_LONGEST_LABEL, _LONGEST_NAME = 63, 255
_HOPS = 16


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a message.

    Attributes:
        name: whose it is.
        kind: its type.
        value: its octets.
        target: the name that its value holds, where it holds one.
        lasts: whether it is still true; a goodbye is not.
    """

    name: str
    kind: int
    value: bytes
    target: str
    lasts: bool

    @property
    def ip(self) -> str:
        """Give the address of an address record, or the one that the name of a pointer spells; else empty."""
        if self.kind == ADDRESS:
            return ipv4_text(self.value)
        if self.kind == ADDRESS_6:
            return ipv6_text(self.value)
        return read_reverse(self.name) if self.kind == POINTER else ""


def iter_records(message: bytes) -> Iterator[Record]:
    """Walk the records of a message, those of all sections, as far as its bytes reach."""
    if len(message) < HEADER:
        return
    counts = [int.from_bytes(message[at : at + 2], "big") for at in (4, 6, 8, 10)]
    at = HEADER
    for _ in range(min(counts[0], RECORDS)):
        _, at = read_name(message, at)
        at += 4
    for _ in range(min(sum(counts[1:]), RECORDS)):
        name, at = read_name(message, at)
        size = int.from_bytes(message[at + 8 : at + 10], "big")
        first, at = at, at + 10 + size
        if at > len(message):
            return
        kind = int.from_bytes(message[first : first + 2], "big")
        lead = {5: 0, POINTER: 0, SERVICE: 6}.get(kind, -1)
        target = read_name(message, first + 10 + lead)[0] if lead >= 0 and size > lead else ""
        yield Record(name, kind, message[first + 10 : at], target, any(message[first + 4 : first + 8]))


def read_name(message: bytes, at: int) -> tuple[str, int]:
    """Read the name at `at`, following its pointers; gives where what stands behind it begins.

    The end of the message ends a name too; then what stands behind it begins there.
    """
    labels: list[bytes] = []
    behind, hops, size = -1, 0, 0
    while at < len(message) and message[at] and size <= _LONGEST_NAME:
        step = message[at]
        if step > _LONGEST_LABEL:
            if step < 0xC0 or hops == _HOPS or at + 1 >= len(message):
                return "", len(message)
            behind = behind if behind >= 0 else at + 2
            at, hops = (step & 0x3F) << 8 | message[at + 1], hops + 1
            continue
        labels.append(message[at + 1 : at + 1 + step])
        at, size = at + 1 + step, size + 1 + step
    return clean_text(b".".join(labels)), behind if behind >= 0 else at + 1


def read_reverse(name: str) -> str:
    """Read the address that a name of the reverse tree spells; empty for any other name."""
    words = name.lower().removesuffix(".").split(".")
    if words[-2:] == ["in-addr", "arpa"] and len(words) == 6 and all(w.isascii() and w.isdigit() for w in words[:4]):
        numbers = [int(word) for word in reversed(words[:4])]
        return ipv4_text(bytes(numbers)) if max(numbers) < 256 else ""
    if words[-2:] == ["ip6", "arpa"] and len(words) == 34 and all(len(w) == 1 for w in words[:32]):
        digits = "".join(reversed(words[:32]))
        return ipv6_text(bytes.fromhex(digits)) if all(d in "0123456789abcdef" for d in digits) else ""
    return ""
