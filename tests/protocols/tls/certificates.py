"""Certificates for the tests, put together value by value."""


def der(tag: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    size = bytes([len(body)]) if len(body) < 0x80 else b"\x82" + len(body).to_bytes(2, "big")
    return bytes([tag]) + size + body


def name(**words: str) -> bytes:
    objects = {"cn": b"\x55\x04\x03", "o": b"\x55\x04\x0a"}
    return der(0x30, *(der(0x31, der(0x30, der(6, objects[k]), der(12, v.encode()))) for k, v in words.items()))


def certificate(*, subject: bytes, names: tuple[bytes, ...] = ()) -> bytes:
    times = der(0x30, der(0x17, b"240101000000Z"), der(0x18, b"20510501000000Z"))
    listed = der(0x30, *names)
    extensions = der(0xA3, der(0x30, der(0x30, der(6, b"\x55\x1d\x11"), der(4, listed))))
    signed = der(
        0x30,
        der(0xA0, der(2, b"\x02")),
        der(2, b"\x07"),
        der(0x30, der(6, b"\x2a\x03")),
        name(cn="Plant CA"),
        times,
        subject,
        der(0x30, der(3, bytes(140))),
        extensions if names else b"",
    )
    return der(0x30, signed, der(0x30, der(6, b"\x2a\x03")), der(3, bytes(65)))
