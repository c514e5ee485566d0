"""What became of every line of a model."""

import re
from collections import Counter
from collections.abc import Iterable

from zonewright.model.identifier import Id
from zonewright.model.observation import Problem
from zonewright.sources.opened import Account
from zonewright.sources.plants.shape import get_line, get_node
from zonewright.sources.plants.tree import Complaint, Node, iter_nodes
from zonewright.sources.violation import Place

BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
WHOLE = frozenset({"plant", "risk_matrix"})
"""Sections that are one item."""


def get_item(place: Place) -> Place:
    """Give the item that a place belongs to: what is refused when something in it is wrong."""
    if len(place) < 2 or place[0] in WHOLE or not isinstance(place[1], int):
        return place[:1]
    return place[:2]


def derive_account(input_id: Id, text: str, *, root: Node, complaints: Iterable[Complaint]) -> Account:
    """Sort every line into used, ignored with a reason, or a problem; one line has one problem."""
    lines = BREAK.split(text)
    if not lines[-1]:
        lines.pop()
    wrong: dict[int, list[str]] = {}
    refused: set[int] = set()
    for one in complaints:
        line = min(max(one.line, 1), len(lines))
        wrong.setdefault(line, []).append(one.what)
        refused |= _lines_of(root, get_item(one.place))
    content = {line for node in iter_nodes(root) if node.kind == "scalar" for line in range(node.line, node.end + 1)}
    ignored: Counter[str] = Counter()
    used = 0
    for number, words in enumerate(lines, start=1):
        if number in wrong:
            continue
        reason = _find_reason(words.strip(), is_content=number in content, is_refused=number in refused)
        if reason is None:
            used += 1
        else:
            ignored[reason] += 1
    problems = tuple(
        Problem.of(input_id, f"line {line}", what="; ".join(dict.fromkeys(wrong[line]))) for line in sorted(wrong)
    )
    return Account(used, ignored, problems)


def _find_reason(line: str, *, is_content: bool, is_refused: bool) -> str | None:
    if is_refused:
        return "belongs to an item that is not read"
    if is_content:
        return None
    if not line or line == "\ufeff":
        return "blank"
    return "comment" if line.startswith("#") else None


def _lines_of(root: Node, item: Place) -> set[int]:
    if not item:
        return set()
    node = get_node(root, item)
    end = max(one.end for one in iter_nodes(node))
    return set(range(get_line(root, item), end + 1))
