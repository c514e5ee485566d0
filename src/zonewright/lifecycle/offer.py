"""What a hand-over package offers the owner's model: one offer per item, accepted or refused one by one."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from zonewright.errors import InputError
from zonewright.lifecycle.description import describe
from zonewright.lifecycle.difference import derive_edits, make_edit
from zonewright.lifecycle.item import Value, compare_lists, is_set, name_item, order_of, parse_side
from zonewright.model.moment import is_over
from zonewright.model.plant import Plant
from zonewright.model.register import Decision
from zonewright.model.section import write_item
from zonewright.model.workspace.change import Edit

FIELD = "handover"
"""The field of a decision that answers an offer."""

ANSWERS = ("accept", "refuse")
OWN_LISTS = frozenset({"addresses", "weekdays", "dates"})
"""Lists that one party states as a whole: what it offers stands instead of what was there."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One difference between a model and a package that was handed over.

    Attributes:
        edit: what accepting it does to the model.
        words: the same in plant words.
        sha256: of the item as the package states it; another statement is another offer.
        decision: what a person decided about exactly this statement, where it still holds.
    """

    edit: Edit
    words: str
    sha256: str
    decision: Decision | None = None

    @property
    def about(self) -> str:
        """What a decision about it is about: `<section>: <key>`."""
        return name_item(self.edit)

    @property
    def answer(self) -> str | None:
        """`accept` or `refuse` where a remembered decision answers it."""
        return None if self.decision is None else self.decision.decision


def derive_offers(
    model: Plant, offered: Plant, *, decisions: Iterable[Decision], as_of: datetime | None = None
) -> tuple[Offer, ...]:
    """Name item by item what a package would change in a model; what it does not state is no offer to remove it.

    A field that the package leaves open stays as it is, and a list of names only grows; addresses and days stand
    instead of what was there.

    Args:
        model: the owner's.
        offered: what the package states.
        decisions: of the owner; one about `<section>: <key>`, field `handover`, whose `observed` is the hash of the
            offered item, answers the offer until it expires.
        as_of: the moment at which a decision must still hold.
    """
    answers = {
        (one.about, one.observed): one
        for one in decisions
        if one.field == FIELD and one.decision in ANSWERS and not is_over(one.expires, as_of)
    }
    offers = []
    for stated in derive_edits(model, offered, complete=()):
        edit = _soften(stated)
        if edit is None or stated.after is None:
            continue
        sha256 = hashlib.sha256(stated.after.encode()).hexdigest()
        decision = answers.get((name_item(edit), sha256))
        offers.append(Offer(edit, describe([edit])[0], sha256, decision))
    return tuple(offers)


def accept(offers: Iterable[Offer], keys: Collection[str]) -> tuple[Edit, ...]:
    """Give the edits of the offers that a person accepts, each named `<section>: <key>`.

    Raises:
        InputError: a name belongs to no offer.
    """
    found = {offer.about: offer.edit for offer in offers}
    unknown = sorted(set(keys) - found.keys())
    if unknown:
        raise InputError(
            f"nothing of that name is offered: {', '.join(unknown)}", hint="the names stand in the list of offers"
        )
    return tuple(sorted((found[key] for key in set(keys)), key=order_of))


def _soften(edit: Edit) -> Edit | None:
    """Keep what the model knows and the package leaves open."""
    if edit.before is None or edit.after is None:
        return edit
    known, stated = parse_side(edit.before), parse_side(edit.after)
    joined = {**known, **{name: _join(name, known.get(name), stated=value) for name, value in stated.items()}}
    return make_edit((edit.section, edit.key), edit.before, after=write_item(joined))


def _join(field: str, known: Value, *, stated: Value) -> Value:
    if field in OWN_LISTS or not known or not (is_set(field, known) and is_set(field, stated)):
        return stated
    return [*known, *compare_lists(known, stated)[0]]
