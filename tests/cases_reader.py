"""Reads the text cases under tests/cases: =TITLE= =INPUT= =OUTPUT= =PROBLEM= =ERROR=, one case a file."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "cases"
SECTION = re.compile(r"^=([A-Z]+)=\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Case:
    """One case: what is given, and what is expected of it, line by line."""

    name: str
    title: str
    text: str
    output: tuple[str, ...]
    problems: tuple[str, ...]


def read_cases(room: str) -> tuple[Case, ...]:
    """Give the cases of one room, sorted by file name."""
    return tuple(_read_case(file) for file in sorted((FOLDER / room).glob("*.txt")))


def write_ignored(ignored: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    """Write the account of ignored lines as the cases do."""
    return tuple(f"ignored: {reason} {count}" for reason, count in sorted(ignored))


def _read_case(file: Path) -> Case:
    parts = SECTION.split(file.read_text(encoding="utf-8"))
    found = dict(zip(parts[1::2], parts[2::2], strict=True))
    return Case(
        file.stem,
        found["TITLE"].strip(),
        found["INPUT"],
        tuple(found.get("OUTPUT", "").splitlines()),
        tuple(found.get("PROBLEM", "").splitlines()),
    )
