"""Two people's edits of one model, joined item by item and field by field; what cannot be joined waits for a person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from types import MappingProxyType

from zonewright.errors import ConflictError
from zonewright.lifecycle.difference import Place, make_edit
from zonewright.lifecycle.item import (
    Value,
    is_set,
    list_differing,
    order_fields,
    order_of,
    parse_side,
    sort_elements,
    write_element,
)
from zonewright.lifecycle.wording import say_field, say_item, say_place, say_value
from zonewright.model.section import Item, write_item
from zonewright.model.workspace.change import Action, Edit

Question = tuple[str, str, str | None]
"""Section, key, and field; `None` for the field asks for the item as a whole."""


class Side(StrEnum):
    """Whose statement a person takes."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Author:
    """Who made a change: its number, the principal, and when."""

    number: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MergeConflict:
    """Two statements about one item that cannot both stand.

    Attributes:
        field: `None` when the item as a whole is in question: removed by one and changed by the other, or added by
            both.
        base: what both started from, in plant words.
        mine: what the one who comes second states, in plant words.
        theirs: what stands by now, in plant words.
        their_change: who made it stand, where that is known.
        edits: the whole edit of the item of each side, mine first.
    """

    section: str
    key: str
    field: str | None
    base: str
    mine: str
    theirs: str
    their_change: Author | None
    edits: tuple[Edit, Edit]

    @property
    def question(self) -> Question:
        """What a person answers with `mine` or `theirs`."""
        return self.section, self.key, self.field


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge.

    Attributes:
        edits: to be made on the model as it stands now, in canonical order; nothing of an item in conflict.
        conflicts: in canonical order.
    """

    edits: tuple[Edit, ...]
    conflicts: tuple[MergeConflict, ...]


def merge_edits(
    mine: Iterable[Edit], theirs: Iterable[Edit], *, authors: Mapping[Place, Author] = MappingProxyType({})
) -> Merged:
    """Join edits with those that were made meanwhile, both against the same model.

    Inside an item, fields that one side changed are taken from it; lists that are sets are joined element by element.

    Args:
        mine: against the model that both started from.
        theirs: what happened to it since.
        authors: who changed an item on their side.

    Raises:
        ConflictError: the two do not start from the same model.
    """
    changed = {(edit.section, edit.key): edit for edit in theirs}
    edits: list[Edit] = []
    conflicts: list[MergeConflict] = []
    for edit in sorted(mine, key=order_of):
        place = (edit.section, edit.key)
        if place not in changed:
            edits.append(edit)
            continue
        pair = (edit, changed[place])
        _refuse_two_bases(pair)
        found, open_fields = _join(pair, take={})
        conflicts.extend(_conflict(pair, field, author=authors.get(place)) for field in open_fields)
        edits.extend([found] if found is not None and not open_fields else [])
    return Merged(tuple(edits), tuple(conflicts))


def resolve(merged: Merged, take: Mapping[Question, Side]) -> Merged:
    """Settle conflicts as a person says, by field or by item.

    The answers about one item are given together: one that is answered in part stays in question.

    Raises:
        ConflictError: an answer belongs to no conflict.
    """
    asked = {conflict.question for conflict in merged.conflicts} | {
        (*conflict.question[:2], None) for conflict in merged.conflicts
    }
    for section, key, field in sorted(take, key=str):
        if (section, key, field) not in asked:
            what = f"{say_place(section, key)}{f', {say_field(field)},' if field else ''} is in no conflict"
            raise ConflictError(what, hint="answer only the conflicts that are listed")
    edits: list[Edit] = [*merged.edits]
    conflicts: list[MergeConflict] = []
    for _, group in groupby(merged.conflicts, key=lambda one: (one.section, one.key)):
        asked_here = [*group]
        found, open_fields = _join(asked_here[0].edits, take=take)
        conflicts.extend(asked_here if open_fields else [])
        edits.extend([found] if found is not None and not open_fields else [])
    return Merged(tuple(sorted(edits, key=order_of)), tuple(conflicts))


def describe_conflict(conflict: MergeConflict) -> str:
    """Say a conflict with both sides, in plant words."""
    author = conflict.their_change
    who = f" (change {author.number} by {author.by}, {author.at:%Y-%m-%d %H:%M} UTC)" if author else ""
    field = f", {say_field(conflict.field)}" if conflict.field else ""
    sides = f"yours: {conflict.mine}; theirs{who}: {conflict.theirs}"
    return f"{say_place(conflict.section, conflict.key)}{field}: before: {conflict.base}; {sides}"


def _join(pair: tuple[Edit, Edit], *, take: Mapping[Question, Side]) -> tuple[Edit | None, tuple[str | None, ...]]:
    """Give the edit on top of theirs, and the fields that are still in question."""
    mine, theirs = pair
    place = (mine.section, mine.key)
    if mine.after == theirs.after:
        return None, ()
    whole = take.get((*place, None))
    if not mine.action == theirs.action == Action.CHANGED:
        found = make_edit(place, theirs.after, after=mine.after) if whole == Side.MINE else None
        return found, (() if whole else (None,))
    base, own, other = (parse_side(body) for body in (mine.before, mine.after, theirs.after))
    joined, open_fields = dict(other), []
    for field in list_differing(mine.section, base, after=own):
        side = take.get((*place, field), whole)
        value, holds = _join_field(field, base.get(field), own=own.get(field), other=other.get(field))
        if side is not None and not holds:
            value, holds = (own if side == Side.MINE else other).get(field), True
        if not holds:
            open_fields.append(field)
        joined[field] = value
    return make_edit(place, theirs.after, after=_write(joined)), order_fields(mine.section, open_fields)


def _join_field(field: str, base: Value, *, own: Value, other: Value) -> tuple[Value, bool]:
    """Give the value of a field that one changed and the other may have, and whether it holds."""
    if own == other or other == base:
        return own, True
    if not all(is_set(field, value) for value in (base, own, other)):
        return other, False
    return _join_sets(field, base or [], own=own or [], other=other or [])


def _join_sets(field: str, base: list[Value], *, own: list[Value], other: list[Value]) -> tuple[Value, bool]:
    """Join lists as sets: what either added is there, what either removed is not.

    Addresses are told apart further: one address that both replaced differently is in question.
    """
    old, mine, theirs = ({write_element(one): one for one in values} for values in (base, own, other))
    gained, their_gain = mine.keys() - old.keys(), theirs.keys() - old.keys()
    both_lost = old.keys() - mine.keys() - theirs.keys()
    if field == "addresses" and both_lost and gained and their_gain and gained != their_gain:
        return other, False
    kept = [text for text in old if text in mine and text in theirs]
    every = {**old, **mine, **theirs}
    order = [*kept, *sort_elements(gained | their_gain)]
    return [every[text] for text in (sort_elements(order) if field == "weekdays" else order)], True


def _write(item: Item) -> str:
    return write_item({field: value for field, value in item.items() if value is not None and value != []})


def _conflict(pair: tuple[Edit, Edit], field: str | None, *, author: Author | None) -> MergeConflict:
    mine, theirs = pair
    if field is None:
        base = "not there" if mine.before is None else "there"
        own, other = (say_item(mine.section, body, unlike=mine.before) for body in (mine.after, theirs.after))
    else:
        base, own, other = (
            say_value(field, parse_side(body).get(field)) for body in (mine.before, mine.after, theirs.after)
        )
    return MergeConflict(mine.section, mine.key, field, base, own, other, author, pair)


def _refuse_two_bases(pair: tuple[Edit, Edit]) -> None:
    mine, theirs = pair
    if mine.before != theirs.before:
        what = f"{say_place(mine.section, mine.key)}: the two changes do not start from the same state"
        raise ConflictError(what, hint="compare both with the model at the same change")
