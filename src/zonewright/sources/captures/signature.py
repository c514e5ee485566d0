"""How a capture file is told from others: its first bytes, before anything is compiled or imported for it."""

import zlib

GZIP = b"\x1f\x8b\x08"
SECTION = b"\x0a\x0d\x0d\x0a"
HEADER_BYTES = 24
CLASSIC_MAGICS = {
    b"\xd4\xc3\xb2\xa1": ("<", False),
    b"\xa1\xb2\xc3\xd4": (">", False),
    b"\x4d\x3c\xb2\xa1": ("<", True),
    b"\xa1\xb2\x3c\x4d": (">", True),
}
"""Magic -> byte order, and whether times are in nanoseconds."""


def is_capture(head: bytes) -> bool:
    """Tell a capture by its first bytes, unpacked when they are gzip."""
    if head.startswith(GZIP):
        head = _unpacked(head)
    return head[:4] in CLASSIC_MAGICS or head.startswith(SECTION)


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(head, 64)
    except zlib.error:
        return b""
