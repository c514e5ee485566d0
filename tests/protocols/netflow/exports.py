"""Exported datagrams for the tests, put together set by set."""

SENT = 0x65000000


def records_5(*records: bytes, uptime: int = 60_000) -> bytes:
    head = b"\0\5" + len(records).to_bytes(2, "big") + uptime.to_bytes(4, "big") + SENT.to_bytes(4, "big")
    return head + bytes(8) + b"\1\2" + bytes(2) + b"".join(records)


def record_5(*, first: int = 50_000, packets: int = 3) -> bytes:
    ends = bytes([10, 0, 0, 7, 10, 0, 0, 9]) + bytes(4)
    sizes = packets.to_bytes(4, "big") + (180).to_bytes(4, "big")
    times = first.to_bytes(4, "big") + (55_000).to_bytes(4, "big")
    rest = (40_000).to_bytes(2, "big") + (502).to_bytes(2, "big") + bytes([0, 0x1B, 6, 0]) + bytes(8)
    return ends + b"\0\1\0\2" + sizes + times + rest


def a_set(number: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return number.to_bytes(2, "big") + (4 + len(body)).to_bytes(2, "big") + body


def template(number: int, *fields: tuple[int, int]) -> bytes:
    listed = b"".join(kind.to_bytes(2, "big") + size.to_bytes(2, "big") for kind, size in fields)
    return number.to_bytes(2, "big") + len(fields).to_bytes(2, "big") + listed


def message_9(*sets: bytes, source: int = 1) -> bytes:
    head = b"\0\x09" + len(sets).to_bytes(2, "big") + (60_000).to_bytes(4, "big") + SENT.to_bytes(4, "big")
    return head + bytes(4) + source.to_bytes(4, "big") + b"".join(sets)


def message_10(*sets: bytes, domain: int = 1) -> bytes:
    body = b"".join(sets)
    head = b"\0\x0a" + (16 + len(body)).to_bytes(2, "big") + SENT.to_bytes(4, "big") + bytes(4)
    return head + domain.to_bytes(4, "big") + body
