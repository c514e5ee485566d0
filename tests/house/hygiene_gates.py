"""Gates on what lies in the repository at all: registry addresses, paths of a machine, keys, big and foreign files."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import Finding

SIZE_BYTES = 10_000_000
HEAD_LINES = 40
LOCK = re.compile(r"(^|/)([^/]*\.lock|requirements[^/]*\.(lock|txt)|[^/]*-lock\.(json|yaml))$")
REGISTRY = re.compile(r"https?://|--(extra-)?index-url|--find-links|\bfile://|\bresolved\b")
# the patterns are put together from parts, so that this file does not match itself
MACHINE = re.compile(r"(?<![\w.~*$}/-])/(?:" + "work|root" + r")/\w|(?<![\w.~*$}/-])/(?:" + "home|Users" + r")/\w+/")
KEY = re.compile("-----BEGIN " + r"(?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{36}\b")
FOREIGN = re.compile(
    "(?i)" + r"permission is hereby" + " granted|redistribution and use" + " in source|"
    "GNU (?:lesser |affero )?general" + " public license|all rights" + " reserved|mozilla public" + " license|"
    r"SPDX-License" + r"-Identifier:(?!\s*Apache-2\.0)"
)
SKIPPED = frozenset({".git", ".venv", "__pycache__", "node_modules", "dist", "build"})


def list_files(root: Path) -> tuple[str, ...]:
    """What belongs to the project: tracked files and those that wait to be, else everything that is not made."""
    if (root / ".git").exists() and shutil.which("git"):
        listing = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        )
        paths = [path for path in listing.stdout.split("\0") if path]
    else:
        files = (file for file in root.rglob("*") if not SKIPPED & set(file.relative_to(root).parts))
        paths = [file.relative_to(root).as_posix() for file in files]
    return tuple(sorted({path for path in paths if (root / path).is_file()}))


def iter_registry_addresses(root: Path) -> Iterator[Finding]:
    """A lock names packages and hashes, never where they are fetched."""
    for path, text in _texts(root):
        if LOCK.search(path):
            yield from _lines(path, text, pattern=REGISTRY, gate="registry")


def iter_machine_paths(root: Path) -> Iterator[Finding]:
    """No file speaks of a place on somebody's machine."""
    for path, text in _texts(root):
        yield from _lines(path, text, pattern=MACHINE, gate="machine-path")


def iter_keys(root: Path) -> Iterator[Finding]:
    """No file holds a private key or a token."""
    for path in list_files(root):
        text = (root / path).read_bytes().decode("latin-1")
        yield from _lines(path, text, pattern=KEY, gate="key")


def iter_big_files(root: Path) -> Iterator[Finding]:
    """No file is greater than 10 MB."""
    for path in list_files(root):
        size = (root / path).stat().st_size
        if size > SIZE_BYTES:
            yield Finding("big-file", path, f"{size} bytes, at most {SIZE_BYTES}")


def iter_foreign_files(root: Path) -> Iterator[Finding]:
    """No file begins with somebody else's licence."""
    for path, text in _texts(root):
        if path != "LICENSE":
            yield from _lines(path, "\n".join(text.splitlines()[:HEAD_LINES]), pattern=FOREIGN, gate="licence")


def _texts(root: Path) -> Iterator[tuple[str, str]]:
    for path in list_files(root):
        content = (root / path).read_bytes()
        if b"\0" not in content[:8192]:
            yield path, content.decode("utf-8", errors="replace")


def _lines(path: str, text: str, *, pattern: re.Pattern[str], gate: str) -> Iterator[Finding]:
    for number, line in enumerate(text.splitlines(), start=1):
        match = pattern.search(line)
        if match:
            yield Finding(gate, f"{path}:{number}", match.group(0)[:60])
