"""Bulk tables: Parquet files in a workspace's folder, or a dictionary where there is no folder.

Arrow is loaded with the first table, since most commands touch none.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Protocol

from zonewright.contracts.store import Removed, Tables
from zonewright.errors import StoreError
from zonewright.stores.stage import Stage, iter_left_stages

if TYPE_CHECKING:
    import pyarrow as pa

NAME = re.compile(r"[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*")
NAME_CHARACTERS = 200
ENDING = ".parquet"
LEFTOVERS = "half-written tables"
SCHEMA = b"zonewright:schema"
"""Key of the file's own words under which the exact schema stands: Parquet knows fewer types than Arrow."""


class DroppableTables(Tables, Protocol):
    """Bulk tables, some of which can be let go."""

    def drop(self, names: Iterable[str]) -> tuple[Removed, ...]:
        """Let tables of these names go, and what killed runs left; a name that is not there is no error."""
        ...


def open_tables(folder: PurePath | None) -> DroppableTables:
    """Open the bulk tables of a workspace's folder, or empty ones in memory."""
    return MemoryTables() if folder is None else FolderTables(Path(folder) / "tables")


class MemoryTables:
    """Tables in a dictionary."""

    def __init__(self) -> None:
        self._tables: dict[str, pa.Table] = {}

    def put_table(self, name: str, table: "pa.Table") -> None:
        """Keep a table; one of that name is replaced."""
        _refuse_bad_name(name)
        self._tables[name] = table

    def find_table(self, name: str) -> "pa.Table | None":
        """Give a table, or `None`."""
        _refuse_bad_name(name)
        return self._tables.get(name)

    def iter_names(self) -> Iterator[str]:
        """Give the names of all tables, sorted."""
        yield from sorted(self._tables)

    def drop(self, names: Iterable[str]) -> tuple[Removed, ...]:
        """Let tables go."""
        gone = {name: self._tables.pop(name) for name in sorted(set(names)) if name in self._tables}
        return _count({name: table.nbytes for name, table in gone.items()})


class FolderTables:
    """Tables as Parquet files, each written beside its place and moved into it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def put_table(self, name: str, table: "pa.Table") -> None:
        """Keep a table; one of that name is replaced.

        Raises:
            StoreError: the folder cannot be written; says where.
        """
        import pyarrow as pa

        place = self._place(name)
        try:
            with Stage(place) as stage:
                _write_parquet(table, stage.file)
        except (OSError, pa.ArrowException) as failure:
            raise StoreError(
                f"cannot write {place.as_posix()}: {_words(failure)}",
                hint="make room there, or give the folder write permission",
            ) from failure

    def find_table(self, name: str) -> "pa.Table | None":
        """Give a table, or `None`.

        Raises:
            StoreError: the file is damaged or may not be read.
        """
        import pyarrow as pa

        place = self._place(name)
        try:
            return _read_parquet(place)
        except FileNotFoundError:
            return None
        except (OSError, pa.ArrowException) as failure:
            raise StoreError(
                f"cannot read {place.as_posix()}: {_words(failure)}",
                hint="put the file back from a backup of the workspace",
            ) from failure

    def iter_names(self) -> Iterator[str]:
        """Give the names of all tables, sorted."""
        files = (file.relative_to(self._path).as_posix() for file in self._path.rglob(f"*{ENDING}"))
        yield from sorted(name for name in (file.removesuffix(ENDING) for file in files) if NAME.fullmatch(name))

    def drop(self, names: Iterable[str]) -> tuple[Removed, ...]:
        """Let tables of these names go, and what killed runs left.

        Raises:
            StoreError: a file cannot be removed; says where.
        """
        gone: dict[str, int] = {}
        try:
            for name in sorted(set(names)):
                place = self._place(name)
                if place.is_file():
                    gone[name] = place.stat().st_size
                    place.unlink()
            left = tuple(iter_left_stages(self._path))
            for file, _ in left:
                file.unlink()
        except OSError as failure:
            raise StoreError(
                f"cannot remove a table of {self._path.as_posix()}: {_words(failure)}",
                hint="give the folder write permission",
            ) from failure
        return (*_count(gone), Removed(LEFTOVERS, len(left), sum(size for _, size in left)))

    def _place(self, name: str) -> Path:
        _refuse_bad_name(name)
        return self._path / f"{name}{ENDING}"


def _refuse_bad_name(name: str) -> None:
    if len(name) > NAME_CHARACTERS or not NAME.fullmatch(name):
        raise StoreError(
            f"{name!r} is no name of a table",
            hint="names are small letters, digits, - and _, in parts divided by /, such as flow_records/input-abc",
        )


def _count(sizes: dict[str, int]) -> tuple[Removed, ...]:
    """Sum up what went by the kind of table: the first part of its name."""
    counts = Counter(name.split("/")[0] for name in sizes)
    freed: Counter[str] = Counter()
    for name, size in sizes.items():
        freed[name.split("/")[0]] += size
    return tuple(Removed(kind, count, freed[kind]) for kind, count in sorted(counts.items()))


def _write_parquet(table: "pa.Table", file: object) -> None:
    import pyarrow.parquet as pq

    metadata = {**(table.schema.metadata or {}), SCHEMA: table.schema.serialize().to_pybytes()}
    pq.write_table(table.replace_schema_metadata(metadata), file, compression="zstd")


def _read_parquet(place: Path) -> "pa.Table":
    import pyarrow as pa
    import pyarrow.parquet as pq

    with pq.ParquetFile(place) as parquet:
        table = parquet.read()
    written = (table.schema.metadata or {}).get(SCHEMA)
    if written is None:
        return table
    schema = pa.ipc.read_schema(pa.py_buffer(written))
    return table.cast(schema)


def _words(failure: Exception) -> str:
    return getattr(failure, "strerror", None) or str(failure)
