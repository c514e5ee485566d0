"""What becomes of every line of a log."""

from collections import Counter
from collections.abc import Iterable, Mapping

from zonewright.model.identifier import Id
from zonewright.model.observation import Problem, Status

MOST_PROBLEMS = 100
"""So many lines with one kind of fault are named each; further ones are counted."""


class Ledger:
    """Counts lines as used, ignored with a reason, or as problems, each of which costs one line."""

    def __init__(self) -> None:
        self._ignored: Counter[str] = Counter()
        self._problems: list[tuple[int, str]] = []
        self._faults: Counter[str] = Counter()
        self.used = 0

    def use(self, count: int) -> None:
        """Count lines that entered a record."""
        self.used += count

    def ignore(self, reason: str, count: int) -> None:
        """Count lines that are left aside for a reason."""
        if count:
            self._ignored[reason] += count

    def fault(self, line: int, what: str, *, kind: str = "") -> None:
        """Put down that a line cannot be read; of one kind of fault only the first lines are named.

        Args:
            line: its number, counted from 1.
            what: what is wrong and what to do about it.
            kind: what the fault shares with its like; `what` when not given.
        """
        kind = kind or what
        self._faults[kind] += 1
        if self._faults[kind] > MOST_PROBLEMS:
            self.ignore(f"as in the problems: {kind}", 1)
            return
        self._problems.append((line, what))

    def fault_all(self, lines: Iterable[int], what: str) -> None:
        """Put down one fault of many lines."""
        for line in lines:
            self.fault(int(line), what)

    @property
    def ignored(self) -> Mapping[str, int]:
        """Reason -> lines, in order."""
        return dict(sorted(self._ignored.items()))

    @property
    def lines(self) -> int:
        """All lines that were counted."""
        return self.used + sum(self._ignored.values()) + len(self._problems)

    @property
    def status(self) -> Status:
        """How far the log was read."""
        if not self._problems:
            return Status.COMPLETE
        return Status.PARTIAL if self.used else Status.FAILED

    def derive_problems(self, input_id: Id) -> tuple[Problem, ...]:
        """Give the problems of an input in the order of their lines."""
        return tuple(Problem.of(input_id, f"line {line}", what=what) for line, what in sorted(self._problems))
