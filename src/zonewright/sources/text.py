"""Which letters the bytes of a file stand for."""

import codecs
import re

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
SAMPLE_BYTES = 4096


def find_text(content: bytes) -> str | None:
    """Read bytes as UTF-8, UTF-16 or Windows-1252; `None` when they are no text."""
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if CONTROL.search(text) else text
    return None


def find_head_text(head: bytes) -> str | None:
    """Read the beginning of a file, whose last letter may be cut in two."""
    for cut in range(4):
        part = head[: len(head) - cut]
        try:
            part.decode("utf-8")
        except UnicodeDecodeError:
            continue
        return find_text(part)
    return find_text(head[: len(head) - len(head) % 2] if head[:2] in UTF16_MARKS else head)


def _encodings(content: bytes) -> tuple[str, ...]:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return (encoding,)
    sample = content[:SAMPLE_BYTES]
    if sample[1::2].count(0) * 3 > len(sample):
        return ("utf-16-le",)
    if sample[::2].count(0) * 3 > len(sample):
        return ("utf-16-be",)
    return ("utf-8", "cp1252")
