"""Running commands of a workspace in processes of their own, several at once, limited, or killed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ENVIRONMENT = {"COLUMNS": "200", "ZONEWRIGHT_JOBS": "1", "ZONEWRIGHT_TOKEN": ""}
Words = Sequence[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended: its exit code, negative for the signal that killed it, and all that it printed."""

    code: int
    said: str


class Runner:
    """Runs commands as children of one process that has loaded zonewright already."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._said: list[str] = []
        command = [sys.executable, "-m", "tests.plants.victim"]
        root = Path(__file__).resolve().parents[2]
        self._process = subprocess.Popen(
            command,
            cwd=root,
            env={**os.environ, **ENVIRONMENT},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._read("ready")

    def begin(
        self, *commands: Words, limit: int | None = None, environment: Mapping[str, str] | None = None
    ) -> tuple[int, ...]:
        """Begin commands at once; gives their process ids.

        Args:
            commands: the words of each, without `zonewright`.
            limit: bytes that a file may grow to, as a full disk would.
            environment: variables on top of those of the test.
        """
        self._said = [str(self._folder / f"said-{number}") for number, _ in enumerate(commands)]
        for said in self._said:
            Path(said).write_bytes(b"")  # a child that is killed before it says anything said nothing
        asked = {"commands": commands, "said": self._said, "limit": limit, "environment": dict(environment or {})}
        self._ask(json.dumps(asked))
        return tuple(self._read("pids"))

    def wait(self) -> tuple[Outcome, ...]:
        """Wait until the commands that were begun are no more."""
        self._ask("")
        codes = self._read("gone")
        texts = [Path(said).read_text("utf-8", "replace") for said in self._said]
        return tuple(Outcome(code, text) for code, text in zip(codes, texts, strict=True))

    def run(self, *words: str, limit: int | None = None, environment: Mapping[str, str] | None = None) -> Outcome:
        """Run one command to its end."""
        self.begin(words, limit=limit, environment=environment)
        return self.wait()[0]

    def run_well(self, *words: str) -> str:
        """Run one command, which has to succeed; gives what it printed."""
        done = self.run(*words)
        assert done.code == 0, f"{words}: exit {done.code}\n{done.said}"
        return done.said

    def run_killed(self, words: Words, *, after_s: float) -> Outcome:
        """Run one command and kill it after a while; it may have ended before."""
        (child,) = self.begin(words)
        time.sleep(after_s)
        os.kill(child, signal.SIGKILL)
        return self.wait()[0]

    def end(self) -> None:
        """Let the process go."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=30)

    def _ask(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def _read(self, word: str) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line.startswith(word), f"waited for {word}, got {line!r}"
        return json.loads(line.removeprefix(word).strip() or "null")


@contextmanager
def running() -> Iterator[Runner]:
    """Give a runner, and let it go in the end."""
    with TemporaryDirectory() as folder:
        runner = Runner(Path(folder))
        try:
            yield runner
        finally:
            runner.end()


def run_fresh(*words: str) -> Outcome:
    """Run one command in a process that loads everything anew."""
    done = subprocess.run(
        [sys.executable, "-m", "zonewright", *words],
        env={**os.environ, **ENVIRONMENT},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return Outcome(done.returncode, done.stdout + done.stderr)
