"""Calls of PROFINET for its tests."""

from typing import Literal

DEVICE = bytes.fromhex("DEA00000 6C97 11D1 8271 0001 0105 002A")
_INTERFACES = {
    0: "E1AF8308 5D1F 11C9 91A4 08002B14A0FA",
    1: "DEA00001 6C97 11D1 8271 00A02442DF7D",
    2: "DEA00002 6C97 11D1 8271 00A02442DF7D",
}


def call(
    operation: int, body: bytes, *, form: int = 0, interface: int = 1, little: bool = False, part: int = -1
) -> bytes:
    """Build a datagram: request 0, answer 2, fault 3; `part` is the number of a fragment."""
    order: Literal["little", "big"] = "little" if little else "big"
    uuids = [_swapped(u) if little else u for u in (DEVICE, bytes.fromhex(_INTERFACES[interface]), bytes(range(16)))]
    head = bytes([4, form, 0x04 if part >= 0 else 0x20, 0, 0x10 if little else 0, 0, 0, 0])
    times = bytes(4) + (1).to_bytes(4, order) + bytes(4)
    rest = operation.to_bytes(2, order) + b"\xff\xff\xff\xff" + len(body).to_bytes(2, order)
    return head + b"".join(uuids) + times + rest + max(part, 0).to_bytes(2, order) + bytes(2) + body


def _swapped(uuid: bytes) -> bytes:
    return uuid[3::-1] + uuid[5:3:-1] + uuid[7:5:-1] + uuid[8:]


def arguments(blocks: bytes, *, status: int = 0) -> bytes:
    """Put the arguments before the blocks."""
    size = len(blocks).to_bytes(4, "big")
    return status.to_bytes(4, "big") + size + size + bytes(4) + size + blocks


def block(kind: int, body: bytes) -> bytes:
    """Build a block of version 1.0."""
    return kind.to_bytes(2, "big") + (len(body) + 2).to_bytes(2, "big") + b"\1\0" + body


def record(kind: int, index: int, *, slot: int = 0, content: bytes = b"") -> bytes:
    """Build the block of a read (9, 0x8009) or a write (8, 0x8008) with its record behind."""
    place = (1).to_bytes(2, "big") + bytes(16) + bytes(4) + slot.to_bytes(2, "big") + (1).to_bytes(2, "big") + bytes(2)
    return block(kind, place + index.to_bytes(2, "big") + len(content).to_bytes(4, "big") + bytes(24)) + content
