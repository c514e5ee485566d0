"""What a unit wants to write, held against what holds now: what begins, what ends, and what clashes."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from zonewright.stores.codec import Codec, find_name
from zonewright.stores.ledger import Pen, Writing

Wanted = dict[str, tuple[str | None, Any]]
"""Record id -> its text and noun; without a text it is to go."""


@dataclass(slots=True)
class Draft:
    """Changes by kind, and ids that go from every revision, by kind."""

    changes: dict[str, Wanted] = field(default_factory=lambda: defaultdict(dict))
    erased: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def derive_writing(
    draft: Draft, pen: Pen, *, codec: Codec, revision: int, entry: tuple[int, str]
) -> tuple[Writing, list[tuple[str, int]]]:
    """Derive what a commit writes, and the clashes: the record in words, and the number of the entry that was first.

    A record clashes when what holds of it began, or ended, after the unit's revision and is not what the unit wants.
    """
    head = pen.head()
    ends: dict[str, list[str]] = {}
    begins: dict[str, list[tuple[str, str]]] = {}
    clashes: list[tuple[str, int]] = []
    for kind in sorted(draft.changes):
        wanted, erased = draft.changes[kind], draft.erased.get(kind, set())
        current = pen.read_current(kind, sorted(wanted))
        ended = pen.read_ended(kind, revision) if head > revision else {}
        ends[kind], begins[kind] = [], []
        for identifier in sorted(wanted):
            since, holds = current.get(identifier, (ended.get(identifier, 0), None))
            body = wanted[identifier][0]
            is_erased = identifier in erased
            if codec.is_written(kind, holds, record=wanted[identifier]) and not is_erased:
                continue
            if since > revision:
                clashes.append((_name(kind, identifier, bodies=(holds, body)), since))
            if holds is not None and not is_erased:
                ends[kind].append(identifier)
            if body is not None:
                begins[kind].append((identifier, body))
    gone = {kind: sorted(identifiers) for kind, identifiers in sorted(draft.erased.items())}
    return Writing(number=head + 1, ends=ends, begins=begins, erased=gone, entry=entry), clashes


def _name(kind: str, identifier: str, *, bodies: tuple[str | None, ...]) -> str:
    """Name a record as people do, with its id and kind."""
    name = next((name for name in map(find_name, bodies) if name), None)
    return f'"{name}" ({identifier} of {kind})' if name else f"{identifier} of {kind}"
