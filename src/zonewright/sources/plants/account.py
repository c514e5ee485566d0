"""What became of every line of a model."""

import re
from collections import Counter
from collections.abc import Iterable

from zonewright.model.identifier import Id
from zonewright.model.observation import Problem
from zonewright.sources.opened import Account
from zonewright.sources.plants.place import Lines
from zonewright.sources.plants.tree import Complaint
from zonewright.sources.violation import Place

BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
ODD_BREAK = re.compile("[\r\x85\u2028\u2029]")
WHOLE = frozenset({"plant", "risk_matrix"})
"""Sections that are one item."""


def split_lines(text: str) -> list[str]:
    """Split a text where YAML does; the end of the last line begins no further one."""
    lines = BREAK.split(text) if ODD_BREAK.search(text) else text.split("\n")
    if not lines[-1]:
        lines.pop()
    return lines


def get_item(place: Place) -> Place:
    """Give the item that a place belongs to: what is refused when something in it is wrong."""
    if len(place) < 2 or place[0] in WHOLE or not isinstance(place[1], int):
        return place[:1]
    return place[:2]


def derive_account(input_id: Id, lines: Lines, *, complaints: Iterable[Complaint]) -> Account:
    """Sort every line into used, ignored with a reason, or a problem; one line has one problem."""
    texts = lines.lines
    wrong: dict[int, list[str]] = {}
    refused: set[int] = set()
    for one in complaints:
        wrong.setdefault(min(max(one.line, 1), len(texts)), []).append(one.what)
        refused.update(_lines_of(lines, get_item(one.place)))
    refused.update(line for first, last in lines.outline.dropped for line in range(first, last + 1))
    refused -= wrong.keys()
    content = {line for first, last in lines.outline.long for line in range(first, last + 1)}
    ignored: Counter[str] = Counter()
    for number, words in enumerate(map(str.strip, texts), start=1):
        if words and words[0] != "#" and words != "\ufeff":
            continue
        if number not in wrong and number not in refused and number not in content:
            ignored["comment" if words.startswith("#") else "blank"] += 1
    if refused:
        ignored["belongs to an item that is not read"] = len(refused)
    used = len(texts) - len(wrong) - sum(ignored.values())
    problems = tuple(
        Problem.of(input_id, f"line {line}", what="; ".join(dict.fromkeys(wrong[line]))) for line in sorted(wrong)
    )
    return Account(used, ignored, problems)


def _lines_of(lines: Lines, item: Place) -> range:
    spot = lines.outline.spots.get(str(item[0])) if item else None
    if spot is None:
        return range(0)
    if len(item) == 1:
        return range(spot.line, spot.end + 1)
    at = int(item[1])
    return range(spot.starts[at], spot.ends[at] + 1) if at < len(spot.starts) else range(0)
