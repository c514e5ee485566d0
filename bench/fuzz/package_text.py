"""Archives as text that can be changed piece by piece: `--part NAME`, then what is in it; packed for the reader."""

import io
import re
import zipfile

_PART = re.compile(rb"(?:\A|\n)--part ([^\n]{0,200})\n")
_BEFORE = (2020, 1, 1, 0, 0, 0)
MOST_PARTS = 40


def render_package(octets: bytes) -> bytes | None:
    """Write a zip as text; `None` for what is no zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(octets)) as archive:
            return b"".join(b"\n--part " + one.encode() + b"\n" + archive.read(one) for one in archive.namelist())[1:]
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError):
        return None


def pack_package(text: bytes) -> bytes | None:
    """Pack such a text into a zip, names and doubles as they are; `None` for other octets."""
    pieces = _PART.split(text)
    if len(pieces) < 3 or pieces[0]:
        return None
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in list(zip(pieces[1::2], pieces[2::2], strict=True))[:MOST_PARTS]:
            told = zipfile.ZipInfo(name.decode("utf-8", "replace").replace("\0", "") or "unnamed", _BEFORE)
            told.compress_type = zipfile.ZIP_DEFLATED if len(content) > 200 else zipfile.ZIP_STORED
            _write(archive, told, content)
    return packed.getvalue()


def _write(archive: zipfile.ZipFile, told: zipfile.ZipInfo, content: bytes) -> None:
    try:
        archive.writestr(told, content)
    except (UnicodeEncodeError, ValueError):
        archive.writestr("unnamed", content)
