"""How long commands of a large workspace take, as a person waits for them: whole processes, the median of some runs.

    python -m bench.workspace [--assets N] [--records N] [--megabytes N ...] [--runs N]

The peers are what the same work costs at least: the same rows put into a bare SQLite file from JSON, the start of the
command alone, and `sha256sum` of the same file. Bytecode is cached, as after an installation; the page cache is warm.
"""

import argparse
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bench.big_capture import build_capture
from bench.big_workspace import ASSETS_OF_RECORDS, remember_records, write_model

ASSETS, RECORDS = 20_000, 2_000_000
TARGETS_S = {"apply": 5.0, "open": 2.0, "known": 1.0}


@dataclass(frozen=True, slots=True)
class Figure:
    """How long something took, and how long it may; a peer has no target."""

    what: str
    seconds: float
    target_s: float | None = None

    def line(self) -> str:
        if self.target_s is None:
            return f"| {self.what} | {self.seconds:.2f} | | |"
        return f"| {self.what} | {self.seconds:.2f} | {self.target_s:.0f} | {_verdict(self)} |"


def main() -> None:
    arguments = _arguments()
    sys.stdout.write("| what | seconds | target | |\n|---|---|---|---|\n")
    with tempfile.TemporaryDirectory(prefix="zonewright-bench-") as name:
        folder = Path(name)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
        _zonewright("init", folder / "warm")
        for figure in _iter_figures(folder, arguments):
            sys.stdout.write(figure.line() + "\n")
            sys.stdout.flush()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--assets", type=int, default=ASSETS)
    parser.add_argument("--records", type=int, default=RECORDS)
    parser.add_argument("--megabytes", type=int, nargs="*", default=[100, 1000])
    parser.add_argument("--runs", type=int, default=5)
    return parser.parse_args()


def _iter_figures(folder: Path, arguments: argparse.Namespace) -> Iterator[Figure]:
    runs: int = arguments.runs
    yield Figure("peer: `zonewright --version`", _median([["--version"]] * runs))
    if arguments.assets:
        yield from _iter_apply(folder, arguments.assets, min(runs, 3))
    if arguments.records:
        yield from _iter_open(folder, arguments.records, runs)
    for megabytes in arguments.megabytes:
        yield from _iter_known(folder, megabytes, runs)


def _iter_apply(folder: Path, assets: int, runs: int) -> Iterator[Figure]:
    model = write_model(folder / "big.yaml", assets)
    commands = []
    for run in range(runs + 1):
        line = folder / f"applied-{run}"
        _zonewright("init", line)
        commands.append(["apply", str(model), "--in", str(line), "--yes", "--why", "to see how long it takes"])
    _zonewright(*commands.pop())
    yield Figure(f"`apply` of {assets:,} assets", _median(commands), TARGETS_S["apply"])
    rows = _read_rows(folder / "applied-0" / ".zonewright" / "records.sqlite")
    what = f"peer: the same {len(rows):,} rows from JSON into a bare SQLite file, in one transaction"
    yield Figure(what, statistics.median(_insert(rows, folder / f"bare-{run}.sqlite") for run in range(runs)))


def _iter_open(folder: Path, records: int, runs: int) -> Iterator[Figure]:
    line = folder / "recorded"
    _zonewright("init", line)
    model = write_model(folder / "recorded.yaml", ASSETS_OF_RECORDS)
    _zonewright("apply", str(model), "--in", str(line), "--yes", "--why", "the plant of the records")
    begun = time.perf_counter()
    remember_records(line, records)
    sys.stderr.write(f"{records:,} flow records remembered and surveyed in {time.perf_counter() - begun:.0f} s\n")
    where = f"of a workspace with {records:,} flow records and {ASSETS_OF_RECORDS:,} assets"
    for words in (["changes"], ["ask", "findings"]):
        command = [*words, "--in", str(line)]
        _zonewright(*command)
        yield Figure(f"`{' '.join(words)}` {where}", _median([command] * runs), TARGETS_S["open"])


def _iter_known(folder: Path, megabytes: int, runs: int) -> Iterator[Figure]:
    if shutil.which("editcap") is None:
        sys.stderr.write("editcap is not installed: no large capture\n")
        return
    capture = folder / f"{megabytes}.pcap"
    build_capture(capture, megabytes * 1_000_000)
    line = folder / f"observed-{megabytes}"
    _zonewright("init", line)
    command = ["observe", str(capture), "--in", str(line)]
    _zonewright(*command)
    yield Figure(f"`observe` of a known capture of {megabytes:,} MB", _median([command] * runs), TARGETS_S["known"])
    if shutil.which("sha256sum"):
        seconds = statistics.median(_time(["sha256sum", str(capture)]) for _ in range(runs))
        yield Figure("peer: `sha256sum` of the same file", seconds)
    capture.unlink()


def _median(commands: Sequence[Sequence[str]]) -> float:
    return statistics.median(_zonewright(*words) for words in commands)


def _zonewright(*words: str | Path) -> float:
    return _time([sys.executable, "-m", "zonewright", *map(str, words)])


def _time(command: Sequence[str]) -> float:
    begun = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - begun
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return seconds


def _read_rows(file: Path) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT kind, id, body FROM records").fetchall()


def _insert(rows: list[tuple[str, str, str]], file: Path) -> float:
    """Write the rows as a plain program would: JSON text from objects, one table, one index, one transaction."""
    nouns = [(kind, name, json.loads(body)) for kind, name, body in rows]
    begun = time.perf_counter()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        with connection:
            connection.execute("CREATE TABLE records (kind TEXT, id TEXT, body TEXT, PRIMARY KEY (kind, id))")
            written = ((kind, name, json.dumps(noun)) for kind, name, noun in nouns)
            connection.executemany("INSERT INTO records VALUES (?, ?, ?)", written)
    return time.perf_counter() - begun


def _verdict(figure: Figure) -> str:
    return "met" if figure.target_s is not None and figure.seconds <= figure.target_s else "missed"


if __name__ == "__main__":
    main()
