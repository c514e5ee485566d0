"""A change of the declared model: who, why, what it touches, and how the plant stood before and after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from zonewright.model.identifier import Id, Origin, make_id
from zonewright.model.observation import Input, Observation
from zonewright.model.plant import Comment


class ChangeState(StrEnum):
    """How far a change has come."""

    PROPOSED = "proposed"
    APPLIED = "applied"
    REFUSED = "refused"


class Action(StrEnum):
    """What an edit does to an item."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Edit:
    """What a change does to one item of the model.

    Attributes:
        section: section of plant/1.
        key: what tells the item from the others of its section.
        before: the item as canonical JSON; `None` when there was none.
        after: the item as canonical JSON; `None` when it is removed.
        fields: the fields that differ, in canonical order; empty for an item added or removed.
    """

    section: str
    key: str
    action: Action
    before: str | None
    after: str | None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a plant stands at one moment: what a change is measured by.

    Attributes:
        calendar_seen: per cent of the calendar entries, over all zones, that the inputs saw; `None` without a calendar.
        hours: time recorded, summed over the zones, in hours.
        bridges: what they are, in plant words.
        verdicts: value -> how many.
        findings: open findings of the registers.
        conflicts: declared and seen facts that wait for a decision.
        risk: in `risk_unit`.
    """

    assets: int
    zones: int
    conduits: int
    hours: float
    calendar_seen: float | None
    bridges: tuple[str, ...]
    verdicts: Mapping[str, int]
    findings: int
    conflicts: int
    risk: float | None
    risk_unit: str


@dataclass(frozen=True, slots=True)
class Change:
    """One accepted or proposed change of the model; its edits are kept beside it under `edits`.

    Attributes:
        number: counted from 1 in one workspace.
        verb: the command that made it: `apply`, `decide`, `revert`.
        by: the principal who made it; `proven_by` says how that was proven.
        ticket: number of the order or change request in the plant's own system.
        source: the file or the words it was stated in.
        touches: `section: key` of every item, in canonical order; the first hundred of a large change.
        edits: how many items it touches.
        base: number of the change that the text was exported at; `None` when it was not exported here.
        reverts: number of the change that it takes back.
        revision: of the workspace, from which on the model contains it; `None` while it waits, or was refused.
    """

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    number: int
    verb: str
    at: datetime
    by: str
    proven_by: str
    why: str
    ticket: str | None
    state: ChangeState
    source: str
    touches: tuple[str, ...]
    edits: int
    before: Standing | None = None
    after: Standing | None = None
    approved_by: str | None = None
    approved_at: datetime | None = None
    base: int | None = None
    reverts: int | None = None
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeEdits:
    """All edits of one change."""

    id: Id
    change: Id
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that waits for a second person, with all that is needed to apply it then.

    Attributes:
        stated: section, key and the line on which each edit is stated.
        comments: the comments of the model as the change leaves them; `None` when it does not touch them.
        revision: the one of the workspace that the edits start from.
    """

    id: Id
    change: Id
    revision: int
    input: Input
    stated: tuple[tuple[str, str, Observation], ...]
    comments: tuple[Comment, ...] | None


def make_change_id(number: int) -> Id:
    """Name a change of a workspace: two that take the same number meet, and the second begins again."""
    return make_id("change", number)


def make_edits_id(change_id: Id) -> Id:
    """Name the edits of a change."""
    return make_id("edits", change_id)


def make_proposal_id(change_id: Id) -> Id:
    """Name what a waiting change needs to be applied."""
    return make_id("proposal", change_id)
