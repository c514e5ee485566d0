"""Disks in memory that are too small, or may only be read; root alone can make them."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BALLAST = "ballast"
KB = 1024


@contextmanager
def mounted(place: Path, *, size_kb: int) -> Iterator[Path]:
    """Give a disk of that size, and take it away in the end."""
    place.mkdir(parents=True)
    _run("mount", "-t", "tmpfs", "-o", f"size={size_kb}k", "tmpfs", place)
    try:
        yield place
    finally:
        _run("umount", place)


@contextmanager
def read_only(place: Path) -> Iterator[None]:
    """Let nobody write to a disk, root neither."""
    _run("mount", "-o", "remount,ro", place)
    try:
        yield
    finally:
        _run("mount", "-o", "remount,rw", place)


def fill(disk: Path, *, free_kb: int) -> None:
    """Fill a disk with ballast until so much is free; zero leaves nothing at all."""
    status = os.statvfs(disk)
    size = status.f_bavail * status.f_frsize - free_kb * KB
    (disk / BALLAST).write_bytes(b"\0" * size)


def empty(disk: Path) -> None:
    """Take the ballast away."""
    (disk / BALLAST).unlink()


def _run(*words: str | Path) -> None:
    subprocess.run([str(word) for word in words], check=True, capture_output=True)
