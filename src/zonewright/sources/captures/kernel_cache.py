"""Keeps compiled kernels between runs, in a folder named by everything that they were compiled from.

The compiler's own cache looks at one file only: with it, an edited counter of a protocol would be served from the old
machine code. Here the folder's name is the hash of every source under `protocols` and this room, and of the compiler's
version, so a stale kernel cannot be found. Without a folder, or where it cannot be written, nothing is kept.
"""

import hashlib
import importlib
import importlib.metadata
import importlib.util
import tempfile
from pathlib import Path, PurePath
from typing import Any

_ROOMS = ("zonewright.protocols", "zonewright.sources.captures")
_WALKER = "zonewright.sources.captures.walker"


def load_walker(cache: PurePath | None) -> Any:
    """Give the module of the walker; the first call in a process decides where its kernels are kept."""
    import numba

    settings: Any = numba.config
    before = settings.CACHE_DIR
    folder = _make_folder(cache)
    settings.CACHE_DIR = "" if folder is None else str(folder)
    try:
        return importlib.import_module(_WALKER)
    finally:
        settings.CACHE_DIR = before


def needs_compiling(cache: PurePath | None) -> bool:
    """Tell whether the next capture has to wait for the compiler: nothing compiled is kept for these sources."""
    if cache is None:
        return True
    return not any(folder_of(cache).rglob("*.nbi"))


def folder_of(cache: PurePath) -> Path:
    """Name the folder of the kernels of exactly these sources."""
    digest = hashlib.sha256(importlib.metadata.version("numba").encode())
    for room in map(_folder_of_room, _ROOMS):
        for source in sorted(room.rglob("*.py")):
            digest.update(source.relative_to(room).as_posix().encode() + b"\0" + source.read_bytes() + b"\0")
    return Path(cache) / f"kernels-{digest.hexdigest()[:16]}"


def _folder_of_room(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    return Path(str(spec and spec.origin)).parent


def _make_folder(cache: PurePath | None) -> Path | None:
    if cache is None:
        return None
    folder = folder_of(cache)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return None
