"""Frames of EtherCAT for its tests."""


def datagram(command: int, place: int, data: bytes, *, slave: int = 1001, counter: int = 0) -> bytes:
    """Build a datagram to a place of a slave, without what follows it."""
    address = slave.to_bytes(2, "little") + place.to_bytes(2, "little")
    length = len(data).to_bytes(2, "little")
    return bytes([command, 7]) + address + length + bytes(2) + data + counter.to_bytes(2, "little")


def frame(*datagrams: bytes, form: int = 1) -> bytes:
    """Build a frame of datagrams, each but the last told to be followed by another."""
    told = [d[:7] + bytes([d[7] | 0x80]) + d[8:] for d in datagrams[:-1]] + list(datagrams[-1:])
    body = b"".join(told)
    return (len(body) | form << 12).to_bytes(2, "little") + body


def mailbox(kind: int, body: bytes, *, room: int = 32) -> bytes:
    """Build what a mailbox of `room` bytes holds."""
    message = len(body).to_bytes(2, "little") + bytes(3) + bytes([kind | 0x10]) + body
    return message.ljust(room, b"\0")
