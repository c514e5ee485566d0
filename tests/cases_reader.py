"""Reads the text cases under tests/cases, several in a file.

    what the whole file is about, in free words
    =TITLE= what this case shows
    =INPUT=
    =OUTPUT=
    =PROBLEM=
    =END=

A section that is empty may be left out. What stands between `=END=` and the next `=TITLE=` is for the reader alone.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "cases"
CASE = re.compile(r"^=TITLE= ([^\n]+)\n(.*?)^=END=$", re.MULTILINE | re.DOTALL)
SECTION = re.compile(r"^=(INPUT|OUTPUT|PROBLEM)=\n", re.MULTILINE)
MARK = re.compile(r"^=(TITLE|END)=", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Case:
    """One case: what is given, and what is expected of it, line by line."""

    title: str
    text: str
    output: tuple[str, ...]
    problems: tuple[str, ...]


def read_cases(room: str) -> tuple[Case, ...]:
    """Give the cases of one room, file by file in the order of their names."""
    found = tuple(case for file in sorted((FOLDER / room).glob("*.txt")) for case in _iter_cases(file))
    assert found, f"no case stands in {room}"
    return found


def write_ignored(ignored: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    """Write the account of ignored lines as the cases do."""
    return tuple(f"ignored: {reason} {count}" for reason, count in sorted(ignored))


def _iter_cases(file: Path) -> Iterator[Case]:
    text = file.read_text(encoding="utf-8")
    cases = CASE.findall(text)
    assert len(MARK.findall(text)) == 2 * len(cases), f"{file.name}: a case has one title and one end"
    for title, body in cases:
        before, *parts = SECTION.split(body)
        found = dict(zip(parts[::2], parts[1::2], strict=True))
        assert not before.strip(), f"{file.name}: {title}: a section has a name"
        output, problems = (tuple(found.get(name, "").splitlines()) for name in ("OUTPUT", "PROBLEM"))
        yield Case(title.strip(), found["INPUT"], output, problems)
