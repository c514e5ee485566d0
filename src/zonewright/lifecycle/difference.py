"""The difference of two models noun by noun, putting it onto a model, and taking it back."""

import dataclasses
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from operator import attrgetter, itemgetter

from zonewright.errors import ConflictError
from zonewright.lifecycle.item import list_differing, order_of, parse_side
from zonewright.model.identifier import Id
from zonewright.model.plant import Plant
from zonewright.model.section import SECTIONS, Declared, from_item, iter_nouns, make_plant, to_item, write_item
from zonewright.model.workspace.change import Action, Edit

Place = tuple[str, str]
"""Section and key of an item."""

Declarer = Mapping[Place, Id] | Callable[[Place], Id]
"""Says which observation states an item that an edit brings."""


def derive_edits(before: Plant, after: Plant, *, complete: Collection[str]) -> tuple[Edit, ...]:
    """Say item by item what has to be done to one model to have the other; who declared an item does not count.

    Args:
        before: the model as it stands.
        after: what is stated now.
        complete: sections that `after` states as a whole: what is missing there is removed. In other sections what is
            missing stays.

    Returns:
        Edits in canonical order: the order of the sections, then the key.

    Raises:
        ConflictError: a key stands twice in a section of either model.
    """
    old, new = _index(before), _index(after)
    edits = [edit for place, noun in new.items() if (edit := _edit_of(place, old.get(place), after=noun)) is not None]
    gone = (place for place in old if place not in new and place[0] in complete)
    edits.extend(Edit(*place, Action.REMOVED, _write(old[place]), None) for place in gone)
    return tuple(sorted(edits, key=order_of))


def apply_edits(plant: Plant, edits: Iterable[Edit], *, declared_by: Declarer) -> Plant:
    """Give the model with the edits made; what no edit touches keeps its noun and who declared it.

    A section that gains an item comes out in the order of its keys, so that it does not matter who added first; others
    keep their order. Comments stay as they are.

    Raises:
        ConflictError: the model does not hold what an edit starts from.
    """
    declarer = declared_by.__getitem__ if isinstance(declared_by, Mapping) else declared_by
    sections: dict[str, dict[str, Declared]] = {name: {} for name in SECTIONS}
    for (section, key), noun in _index(plant).items():
        sections[section][key] = noun
    grown = set()
    for edit in edits:
        items = sections[edit.section]
        _refuse_other_start(edit, items.get(edit.key))
        if edit.after is None:
            del items[edit.key]
            continue
        if edit.before is None:
            grown.add(edit.section)
        items[edit.key] = from_item(
            edit.section, parse_side(edit.after), declared_by=declarer((edit.section, edit.key))
        )
    nouns = {
        name: tuple(noun for _, noun in sorted(items.items(), key=itemgetter(0)))
        if name in grown
        else (*items.values(),)
        for name, items in sections.items()
    }
    return dataclasses.replace(make_plant(nouns), comments=plant.comments)


def invert(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Give the edits that take edits back."""
    opposite = {Action.ADDED: Action.REMOVED, Action.REMOVED: Action.ADDED, Action.CHANGED: Action.CHANGED}
    return tuple(Edit(one.section, one.key, opposite[one.action], one.after, one.before, one.fields) for one in edits)


def join_edits(series: Iterable[Sequence[Edit]]) -> tuple[Edit, ...]:
    """Give the edits that do at once what several changes did one after the other, oldest change first."""
    joined: dict[Place, tuple[str | None, str | None]] = {}
    for edit in (edit for edits in series for edit in edits):
        place = (edit.section, edit.key)
        joined[place] = (joined[place][0] if place in joined else edit.before, edit.after)
    found = (make_edit(place, before, after=after) for place, (before, after) in joined.items())
    return tuple(sorted((edit for edit in found if edit is not None), key=order_of))


def make_edit(place: Place, before: str | None, *, after: str | None) -> Edit | None:
    """Make the edit from one state of an item to another; `None` where they are equal."""
    if before == after:
        return None
    if before is None or after is None:
        return Edit(*place, Action.ADDED if before is None else Action.REMOVED, before, after)
    fields = list_differing(place[0], parse_side(before), after=parse_side(after))
    return Edit(*place, Action.CHANGED, before, after, fields)


def _index(plant: Plant) -> dict[Place, Declared]:
    found: dict[Place, Declared] = {}
    for section, key, noun in iter_nouns(plant):
        if (section, key) in found:
            what = f'"{key}" stands twice in `{section}`' if key else f"`{section}` stands twice"
            raise ConflictError(what, hint="keep one, or give them two names")
        found[section, key] = noun
    return found


def _edit_of(place: Place, before: Declared | None, *, after: Declared) -> Edit | None:
    if before is None:
        return make_edit(place, None, after=_write(after))
    read = _READERS[type(after)]
    if read(before) == read(after):
        return None
    old, new = to_item(before), to_item(after)
    fields = list_differing(place[0], old, after=new)
    return Edit(*place, Action.CHANGED, write_item(old), write_item(new), fields) if fields else None


def _refuse_other_start(edit: Edit, noun: Declared | None) -> None:
    if edit.before == (None if noun is None else _write(noun)):
        return
    state = "is gone" if noun is None else "is there already" if edit.before is None else "was changed meanwhile"
    what = f"{edit.section}: {edit.key or 'its only item'} {state}"
    raise ConflictError(what, hint="derive the change again from the model as it stands")


def _write(noun: Declared) -> str:
    return write_item(to_item(noun))


def _reader_of(noun: type[Declared]) -> Callable[[Declared], object]:
    return attrgetter(*(field.name for field in dataclasses.fields(noun) if field.name != "declared_by"))


_READERS: Mapping[type, Callable[[Declared], object]] = {one.noun: _reader_of(one.noun) for one in SECTIONS.values()}
