"""A package opened without trust: bounded in size, nothing in it that climbs out or hides."""

import hashlib
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO

from zonewright.errors import InputError
from zonewright.model.handover import Handover

MANIFEST, MODEL = "handover.json", "plant.yaml"
UNPACKED_BYTES, PARTS, MANIFEST_BYTES = 256 * 1024 * 1024, 1000, 1024 * 1024
RATIO, SMALL_BYTES = 200, 1024 * 1024
"""What unpacks to more than so many times its size, and is not small, is made to fill a machine."""
ENCRYPTED = 0x1


def read_files(content: bytes) -> Mapping[str, bytes]:
    """Unpack a package in memory.

    Raises:
        InputError: it is damaged, locked, too big, or one of its names is none of a package.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            _refuse_parts(parts, size=len(content))
            return {part.filename: archive.read(part) for part in parts}
    except InputError:
        raise
    except Exception as error:  # the library raises whatever it meets in a damaged file
        raise InputError("the package is damaged and cannot be unpacked; ask for it again") from error


def iter_differences(files: Mapping[str, bytes], handover: Handover) -> Iterator[tuple[str, str]]:
    """Give (file, what is wrong) for every file that is not as the manifest states it."""
    stated = dict(handover.files)
    for name in sorted({*stated, *files} - {MANIFEST}):
        if name not in files:
            yield name, "is stated in the manifest and is not in the package; ask for the package again"
        elif name not in stated:
            yield name, "is in the package and not in the manifest; nobody answers for it"
        elif (found := hashlib.sha256(files[name]).hexdigest()) != stated[name]:
            yield name, f"was altered: its SHA-256 is {found} and the manifest states {stated[name]}"
    if MODEL not in stated:
        yield MODEL, "is not in the manifest; a package holds a model"


def _refuse_parts(parts: list[zipfile.ZipInfo], *, size: int) -> None:
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > PARTS or unpacked > max(SMALL_BYTES, min(UNPACKED_BYTES, size * RATIO)):
        raise InputError("the package unpacks to more than a hand-over can be; it may be made to fill this machine")
    seen: set[str] = set()
    for part in parts:
        name = part.filename
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            raise InputError(f'"{name}" climbs out of the package; do not use it and ask who made it')
        if name in seen:
            raise InputError(f'"{name}" stands twice in the package; ask for it again')
        if part.flag_bits & ENCRYPTED:
            raise InputError(f'"{name}" is locked with a password; ask for the package without one')
        if name == MANIFEST and part.file_size > MANIFEST_BYTES:
            raise InputError("the manifest is longer than any manifest")
        seen.add(name)
    if MANIFEST not in seen:
        raise InputError(f"the package has no {MANIFEST}; a package says who hands over what")
