"""Ways in which a file of a workspace comes to harm, and the words by which that is told."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

PAGE = 4096
OVERWRITTEN = 20
DAMAGED, FOREIGN, GONE, NEWER = "the file is damaged", "no file of records", "are gone", "newer zonewright"


@dataclass(frozen=True, slots=True)
class Harm:
    """Something that happens to a file, and what a command says of it."""

    name: str
    do: Callable[[Path], object]
    says: str


def _overwrite(path: Path, pages: list[int]) -> None:
    noise = random.Random(3)  # noqa: S311  any bytes will do
    content = bytearray(path.read_bytes())
    for page in pages:
        content[page * PAGE : (page + 1) * PAGE] = noise.randbytes(PAGE)
    path.write_bytes(content)


def _overwrite_some(path: Path) -> None:
    drawn = random.Random(5)  # noqa: S311  any pages will do
    count = path.stat().st_size // PAGE
    _overwrite(path, [drawn.randrange(1, count) for _ in range(OVERWRITTEN)])


def _cut(path: Path, *, part: float) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * part)])


def _make_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


FILES_HARMED = (
    Harm("pages overwritten", _overwrite_some, DAMAGED),
    Harm("first page overwritten", lambda path: _overwrite(path, [0]), FOREIGN),
    Harm("cut in half", lambda path: _cut(path, part=0.5), DAMAGED),
    Harm("cut to a few bytes", lambda path: path.write_bytes(path.read_bytes()[:100]), DAMAGED),
    Harm("a text file", lambda path: path.write_text("name;ip\n" + "plc-1;10.0.0.1\n" * 300), FOREIGN),
    Harm("empty", lambda path: path.write_bytes(b""), GONE),
    Harm("gone", lambda path: path.unlink(), GONE),
    Harm("of a newer schema", _make_newer, NEWER),
)

TABLES_HARMED = (
    Harm("gone", lambda path: path.unlink(), "is gone"),
    Harm("all gone", lambda path: shutil.rmtree(path.parent.parent), "is gone"),
    Harm("cut short", lambda path: _cut(path, part=0.5), "cannot read"),
    Harm("empty", lambda path: path.write_bytes(b""), "cannot read"),
    Harm("noise", lambda path: _overwrite(path, [0]), "cannot read"),
)
