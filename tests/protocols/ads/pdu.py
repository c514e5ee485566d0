"""Frames and datagrams of ADS for its tests."""

PLC, SYSTEM = 851, 10000
_SERVER, _CLIENT = bytes([5, 13, 117, 96, 1, 1]), bytes([10, 0, 0, 5, 1, 1])


def frame(command: int, body: bytes, *, answers: bool = False, port: int = PLC, error: int = 0) -> bytes:
    """Build an AMS/TCP frame between a client and the controller's `port`."""
    server, client = _SERVER + port.to_bytes(2, "little"), _CLIENT + (33000).to_bytes(2, "little")
    ways = client + server if answers else server + client
    flags = (5 if answers else 4).to_bytes(2, "little")
    rest = len(body).to_bytes(4, "little") + error.to_bytes(4, "little") + (9).to_bytes(4, "little")
    header = ways + command.to_bytes(2, "little") + flags + rest
    return bytes(2) + (len(header) + len(body)).to_bytes(4, "little") + header + body


def datagram(service: int, *tags: tuple[int, bytes], answers: bool = False) -> bytes:
    """Build a datagram of the system service."""
    sender = (_SERVER if answers else _CLIENT) + SYSTEM.to_bytes(2, "little")
    flags = 0x80000000 if answers else 0
    listed = b"".join(kind.to_bytes(2, "little") + len(value).to_bytes(2, "little") + value for kind, value in tags)
    head = b"\x03\x66\x14\x71" + bytes(4) + (service | flags).to_bytes(4, "little")
    return head + sender + len(tags).to_bytes(4, "little") + listed
