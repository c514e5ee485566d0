"""Kills a command of a workspace at random moments, and looks at what it left."""

import random
import statistics
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.plants.running import Runner, Words
from tests.plants.workspaces import State, assert_whole, copy_workspace, read_state

MEASURED, MEASURED_EVERY = 3, 25
MARGIN_S = 0.04
POLL_S = 0.001


@dataclass(frozen=True, slots=True)
class Span:
    """How long a command takes, and when it first writes something into the workspace."""

    writes_s: float
    length_s: float


@dataclass(frozen=True, slots=True)
class Found:
    """What one kill left.

    Attributes:
        ended: the command was over before the kill.
        said: it had printed its outcome.
        whole: all of it is there; else nothing of it is.
        orphans: bulk tables that nobody owns yet, or half-written ones.
    """

    ended: bool
    said: bool
    whole: bool
    orphans: int


@dataclass(frozen=True, slots=True)
class Target:
    """A command to kill, again and again, on copies of one workspace.

    Attributes:
        words: of the command, without the workspace.
        outcome: words that it prints after its commit.
    """

    base: Path
    place: Path
    words: Words
    outcome: str

    def command(self) -> tuple[str, ...]:
        return (*self.words, "--in", str(self.place))


class Killer:
    """Knows how the workspace stands before and after the command, and how long that takes."""

    def __init__(self, runner: Runner, target: Target) -> None:
        self._runner, self._target = runner, target
        self.before = read_state(target.base)
        self.span = self._measure()
        self.after: State = read_state(target.place)
        assert not self.after.is_same(self.before)
        assert_whole(target.place)

    def iter_moments(self, seed: int, count: int) -> Iterator[float]:
        """Draw moments: half over the whole length, half from shortly before the first write to past the end."""
        drawn = random.Random(seed)  # noqa: S311  which moments they are does not matter
        for number in range(count):
            if number and number % MEASURED_EVERY == 0:
                self.span = self._measure()
            begin = 0.0 if number % 2 else max(0.0, self.span.writes_s - MARGIN_S)
            yield drawn.uniform(begin, self.span.length_s + MARGIN_S)

    def kill(self, after_s: float) -> Found:
        """Kill the command once, judge what it left, and let it do its work again."""
        target = self._target
        copy_workspace(target.base, target.place)
        done = self._runner.run_killed(target.command(), after_s=after_s)
        said = target.outcome in done.said
        assert_whole(target.place)
        state = read_state(target.place)
        whole = state.is_same(self.after)
        assert whole or state.is_same(self.before), f"killed after {after_s:.3f} s: neither before nor after"
        assert whole or not said, f"killed after {after_s:.3f} s: what was said to be kept is gone"
        self._runner.run_well(*target.command())
        assert read_state(target.place).is_same(self.after), "the next command does not bring it about"
        return Found(done.code == 0, said, whole, len(state.orphans))

    def _measure(self) -> Span:
        """Measure the undisturbed command; other work on the machine comes and goes."""
        spans = [self._run_to_end() for _ in range(MEASURED)]
        writes, length = (one.writes_s for one in spans), (one.length_s for one in spans)
        return Span(statistics.median(writes), statistics.median(length))

    def _run_to_end(self) -> Span:
        target = self._target
        copy_workspace(target.base, target.place)
        untouched = _look(target.place)
        begun = time.perf_counter()
        (child,) = self._runner.begin(target.command())
        writes = None
        while _runs(child):
            if writes is None and _look(target.place) != untouched:
                writes = time.perf_counter() - begun
            time.sleep(POLL_S)
        length = time.perf_counter() - begun
        (done,) = self._runner.wait()
        assert done.code == 0, done.said
        assert target.outcome in done.said, done.said
        return Span(length if writes is None else writes, length)


def _runs(child: int) -> bool:
    """Tell whether a process is there and not yet over; the one that began it may be another."""
    with suppress(OSError):
        return Path(f"/proc/{child}/stat").read_text("ascii", "replace").rpartition(")")[2].split()[0] != "Z"
    return False


def _look(folder: Path) -> dict[str, int]:
    """Give the sizes of the files that hold something; SQLite's index of its log is none of them."""
    found: dict[str, int] = {}
    for path in folder.rglob("*"):
        with suppress(OSError):
            if path.is_file() and not path.name.endswith("-shm") and path.stat().st_size:
                found[path.name] = path.stat().st_size
    return found
