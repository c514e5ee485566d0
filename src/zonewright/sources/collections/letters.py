"""Which letters a collection is written in: a console of any language, a file of PowerShell, a shell."""

import codecs
import re

from zonewright.sources.text import MARKS

CODE_PAGE = re.compile(rb"codepage = ?(\d{3,5})")
HEAD_BYTES = 4096
GUESSES = ("cp1252", "cp850")


def find_letters(content: bytes) -> str | None:
    """Read bytes as text, the last letter may be cut; `None` where most of them are no text."""
    text = _decode(content)
    return None if text.count("\0") * 10 > len(text) else text.removeprefix("\ufeff")


def _decode(content: bytes) -> str:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    sample = content[:HEAD_BYTES]
    if sample[1::2].count(0) * 3 > len(sample):
        return content.decode("utf-16-le", errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(content) - 3:
            return content.decode("utf-8", errors="replace")
    return content.decode(_derive_code_page(content), errors="replace")


def _derive_code_page(content: bytes) -> str:
    """Give the code page that the collection names, else the one that makes most of its letters letters."""
    told = CODE_PAGE.search(content[:HEAD_BYTES])
    if told is not None:
        try:
            return codecs.lookup(f"cp{told[1].decode('ascii')}").name
        except LookupError:
            pass
    high = bytes(byte for byte in content[: HEAD_BYTES * 64] if byte > 0x7F)
    letters = {name: sum(one.isalpha() for one in high.decode(name, errors="replace")) for name in GUESSES}
    return max(GUESSES, key=lambda name: letters[name])
