"""List what was changed in the model: who, why, and what moved."""

from dataclasses import dataclass
from datetime import datetime

from zonewright.errors import InputError
from zonewright.lifecycle.description import describe
from zonewright.lifecycle.difference_text import render_difference
from zonewright.lifecycle.standing import describe_effect
from zonewright.model.workspace.change import Change, make_edits_id
from zonewright.model.workspace.principal import Duty
from zonewright.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ChangesRequest:
    """Which changes to list: all, or one with all its edits; as of a moment, or now."""

    number: int | None = None
    as_of: datetime | None = None


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """A change with its words; `words` and `text` are empty in a list of many."""

    change: Change
    effect: tuple[str, ...]
    words: tuple[str, ...] = ()
    text: str = ""


def changes(request: ChangesRequest, *, workspace: Workspace) -> tuple[ChangeShown, ...]:
    """Give the changes of the model, oldest first, or one of them with everything it touched.

    Raises:
        InputError: there is no change of that number.
        DeniedError: the asker may not look.
    """
    workspace.admit(Duty.VIEW, verb="changes")
    with workspace.store.unit_of_work(request.as_of) as unit:
        found = workspace.read_changes(unit)
        if request.number is None:
            return tuple(ChangeShown(one, _effect(one)) for one in found)
        for one in found:
            if one.number == request.number:
                edits = unit.get_record(make_edits_id(one.id)).edits
                return (ChangeShown(one, _effect(one), describe(edits), render_difference(edits)),)
    raise InputError(
        f"there is no change {request.number}", hint=f"there are {len(found)}; `zonewright changes` lists them"
    )


def _effect(change: Change) -> tuple[str, ...]:
    return describe_effect(change.before, change.after) if change.before and change.after else ()
