"""Keeps compiled kernels between runs, in a folder named by everything that they were compiled from.

The compiler's own cache looks at one file only: with it, an edited counter of a protocol would be served from the old
machine code. Here the folder's name is the hash of every source under `protocols` and this room, and of the compiler's
version, so a stale kernel cannot be found. Without a folder, or where it cannot be written, nothing is kept.
"""

import hashlib
import importlib
import importlib.metadata
import importlib.util
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Any

_ROOMS = ("zonewright.protocols", "zonewright.sources.captures")
_WALKER = "zonewright.sources.captures.walker"
_LINK = """
import sys
import numba
numba.config.CACHE_DIR = sys.argv[1]
from zonewright.protocols.dispatch import COUNTERS
from zonewright.protocols.linkage import link_counters
link_counters(COUNTERS[:: -1][: len(COUNTERS) * 2 // 3])
"""


def load_walker(cache: PurePath | None) -> Any:
    """Give the module of the walker; the first call in a process decides where its kernels are kept."""
    import numba

    settings: Any = numba.config
    before = settings.CACHE_DIR
    is_new = needs_compiling(cache)
    folder = _make_folder(cache)
    settings.CACHE_DIR = "" if folder is None else str(folder)
    try:
        with _link_beside(folder if is_new and not settings.DISABLE_JIT else None):
            return importlib.import_module(_WALKER)
    finally:
        settings.CACHE_DIR = before


@contextmanager
def _link_beside(folder: Path | None) -> Iterator[None]:
    """Let a second process compile the last counters of the list into the folder, while this one begins with the first.

    What it has done is found there by this one. It may fail: then all of them are compiled here.
    """
    if folder is None or _WALKER in sys.modules:
        yield
        return
    command = [sys.executable, "-c", _LINK, str(folder)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet) as beside:  # noqa: S603  this Python, our own words
        try:
            yield
        finally:
            beside.kill()


def needs_compiling(cache: PurePath | None) -> bool:
    """Tell whether the next capture has to wait for the compiler: nothing compiled is kept for these sources."""
    if cache is None:
        return True
    return not any(folder_of(cache).rglob("*.nbi"))


def folder_of(cache: PurePath) -> Path:
    """Name the folder of the kernels of exactly these sources."""
    return Path(cache) / f"kernels-{_hash_sources()}"


@lru_cache(maxsize=1)
def _hash_sources() -> str:
    """Hash everything that is compiled, once in a process: what is edited while it runs is compiled by the next."""
    digest = hashlib.sha256(importlib.metadata.version("numba").encode())
    for room in map(_folder_of_room, _ROOMS):
        for source in sorted(room.rglob("*.py")):
            digest.update(source.relative_to(room).as_posix().encode() + b"\0" + source.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


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
