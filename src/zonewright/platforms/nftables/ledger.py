"""What became of every line of a ruleset."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from zonewright.model.identifier import Id
from zonewright.model.observation import Observation, Problem

BRACES = frozenset("{}; ")


@dataclass(slots=True)
class Ledger:
    """Lines that were used, left aside or not understood; a line counts once, a problem first, a use second."""

    input_id: Id
    lines: list[str]
    observations: dict[int, Observation] = field(default_factory=dict)
    asides: dict[int, str] = field(default_factory=dict)
    wrong: dict[int, list[str]] = field(default_factory=dict)

    def use(self, lines: Iterable[int]) -> tuple[Id, ...]:
        """Note that lines entered a record; gives the observations that it rests on."""
        found = []
        for line in sorted(set(lines)):
            if line not in self.observations:
                text = self.lines[line - 1].strip()
                self.observations[line] = Observation.of_row(
                    self.input_id, "configuration_line", subject=text, line=line
                )
            found.append(self.observations[line].id)
        return tuple(found)

    def leave(self, lines: Iterable[int], reason: str) -> None:
        """Note that lines say nothing about packets."""
        for line in lines:
            self.asides.setdefault(line, reason)

    def complain(self, lines: Iterable[int], what: str) -> None:
        """Note that lines were not understood."""
        for line in lines:
            self.wrong.setdefault(line, []).append(what)

    def close(self) -> tuple[int, tuple[tuple[str, int], ...], tuple[Problem, ...]]:
        """Sum up: used lines, ignored lines by reason, problems."""
        ignored: Counter[str] = Counter()
        for number, text in enumerate(self.lines, start=1):
            if number in self.wrong or number in self.observations:
                continue
            reason = self.asides.get(number) or _find_reason(text.strip().removeprefix("\ufeff"))
            if reason is None:
                self.complain([number], "is not understood")
            else:
                ignored[reason] += 1
        problems = [
            Problem.of(self.input_id, f"line {line}", what="; ".join(dict.fromkeys(self.wrong[line])))
            for line in sorted(self.wrong)
        ]
        used = sum(1 for line in self.observations if line not in self.wrong)
        return used, tuple(sorted(ignored.items())), tuple(problems)


def _find_reason(text: str) -> str | None:
    if not text:
        return "blank"
    if text.startswith("#"):
        return "comment"
    bare = text.split("#")[0].strip()
    return "closing brace" if bare and set(bare) <= BRACES else None
