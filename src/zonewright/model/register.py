"""The registers that people keep: ways in, work orders, what must be restorable, drills, decisions.

As declared first (`Declared...`, items of plant/1), then as records of a survey that rest on them.
Moments are text as the model writes them, a day or RFC 3339: `zonewright.model.moment` compares them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from zonewright.model.asset import Role
from zonewright.model.identifier import Id, Origin, make_id


class FindingKind(StrEnum):
    """What can be wrong with an item of the registers."""

    SIDE_DOOR = "side_door"
    WAY_IN_SHARED_PASSWORD = "way_in_shared_password"  # noqa: S105  the name of a finding
    WAY_IN_NOT_APPROVED = "way_in_not_approved"
    WAY_IN_WITHOUT_OWNER = "way_in_without_owner"
    WAY_IN_EXPIRED = "way_in_expired"
    WAY_IN_REVIEW_OVERDUE = "way_in_review_overdue"
    WORK_ORDER_WITHOUT_APPROVAL = "work_order_without_approval"
    WORK_ORDER_NOT_SIGNED_OFF = "work_order_not_signed_off"
    WORK_ORDER_UNKNOWN_WAY = "work_order_unknown_way"
    DRILL_FAILED = "drill_failed"
    RESTORABLE_WITHOUT_BACKUP = "restorable_without_backup"
    BACKUP_OVERDUE = "backup_overdue"
    BACKUP_WITHOUT_PASSED_DRILL = "backup_without_passed_drill"
    DRILL_TOO_SLOW = "drill_too_slow"
    DRILL_OVERDUE = "drill_overdue"
    RESTORABLE_NOBODY_DECLARED = "restorable_nobody_declared"
    REGISTER_NAMES_UNKNOWN = "register_names_unknown"
    BELIEF_OVER = "belief_over"


@dataclass(frozen=True, slots=True)
class DeclaredWayIn:
    """Who can reach what by which way, as a person states it.

    Attributes:
        kind: `vpn`, `cellular`, `remote_tool`, `jump_host`, `local_account`, ... as plant/1 lists them.
        who: persons, companies or roles that use it.
        enters: name of the asset or zone in which it ends.
        reaches: names of assets and zones that can be reached by it.
        authentication: `none`, `shared_password`, `password`, `key`, `two_factor`.
        review_days: how often it has to be reviewed.
    """

    declared_by: Id
    name: str
    kind: str
    who: tuple[str, ...] = ()
    enters: str | None = None
    reaches: tuple[str, ...] = ()
    authentication: str | None = None
    always_open: bool | None = None
    recorded: bool | None = None
    owner: str | None = None
    approved_by: str | None = None
    approved_at: str | None = None
    last_review: str | None = None
    review_days: float | None = None
    expires: str | None = None
    remarks: str | None = None


@dataclass(frozen=True, slots=True)
class DeclaredWorkOrder:
    """An intervention: who works on what, when and why, as a person states it.

    Attributes:
        name: its number in the plant.
        provider: the company that sends the person.
        begins: the window of the work, with `ends`.
        way_in: name of the way by which it is done, when it is done from afar.
        signed_off_by: who confirmed that it is done and the asset is back in its state.
    """

    declared_by: Id
    name: str
    purpose: str | None = None
    person: str | None = None
    provider: str | None = None
    begins: str | None = None
    ends: str | None = None
    assets: tuple[str, ...] = ()
    way_in: str | None = None
    approved_by: str | None = None
    approved_at: str | None = None
    signed_off_by: str | None = None
    signed_off_at: str | None = None
    remarks: str | None = None


@dataclass(frozen=True, slots=True)
class DeclaredRestorable:
    """What must be restorable, and where its backup lies, as a person states it.

    Attributes:
        asset: name of the asset it belongs to.
        sha256: of the last backup.
        every_days: how often a backup is to be taken.
        drill_days: how often a restore is to be drilled.
        tool_chain: programs and versions that a restore needs.
        licence: licence or dongle that a restore needs.
        last_drill: drill written at the restorable itself; the register of drills says more.
    """

    declared_by: Id
    name: str
    asset: str | None = None
    kind: str | None = None
    kept_at: tuple[str, ...] = ()
    offline_copy: bool | None = None
    sha256: str | None = None
    every_days: float | None = None
    last_backup: str | None = None
    tool_chain: tuple[str, ...] = ()
    licence: str | None = None
    drill_days: float | None = None
    last_drill: str | None = None
    drill_result: str | None = None
    restore_hours: float | None = None
    wanted_hours: float | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class DeclaredDrill:
    """A restore that was tried, as a person states it.

    Attributes:
        restorable: name of what was restored.
        at: when.
        by: who did it.
        onto: what it was restored onto: the asset itself, a spare, a simulator.
        result: `restored`, `restored_in_part`, `failed`.
    """

    declared_by: Id
    restorable: str
    at: str
    by: tuple[str, ...] = ()
    onto: str | None = None
    minutes: float | None = None
    result: str | None = None
    backup_sha256: str | None = None
    remarks: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about an open question.

    Attributes:
        about: name or id of the asset, zone, conflict, bridge or side door.
        field: the field that it settles.
        decision: `keep_declared`, `take_observed`, `accept`, `refuse`, or a person's own words.
        observed: what was seen when it was decided; another value opens the question again.
        expires: until when it holds.
    """

    declared_by: Id
    about: str
    decision: str
    field: str | None = None
    observed: str | None = None
    why: str | None = None
    expires: str | None = None
    by: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class WayIn:
    """A way in, declared or seen; `seen` is `None` when nothing was recorded that could show it.

    Attributes:
        registered: `False` for a side door that was seen and that nobody registered.
        assets: assets in which it ends, and that it reaches.
        zones: zones in which it ends, and that it reaches.
    """

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    name: str
    kind: str
    registered: bool
    seen: bool | None
    who: tuple[str, ...] = ()
    assets: tuple[Id, ...] = ()
    zones: tuple[Id, ...] = ()
    authentication: str | None = None
    always_open: bool | None = None
    recorded: bool | None = None
    owner: str | None = None
    approved_by: str | None = None
    last_review: str | None = None
    expires: str | None = None


@dataclass(frozen=True, slots=True)
class WorkOrder:
    """An intervention with the assets it touches; `state` is `planned`, `open`, `overdue` or `signed_off`."""

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    name: str
    state: str | None
    purpose: str | None = None
    person: str | None = None
    provider: str | None = None
    begins: str | None = None
    ends: str | None = None
    assets: tuple[Id, ...] = ()
    way_in: Id | None = None
    approved_by: str | None = None
    signed_off_by: str | None = None


@dataclass(frozen=True, slots=True)
class Restorable:
    """What must be restorable, with what its last backup and its last passed drill show.

    Attributes:
        last_passed_drill: moment of the last drill that restored it as a whole.
        wanted_hours: hours in which it has to be back.
    """

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    name: str
    asset: Id | None
    kind: str | None
    kept_at: tuple[str, ...] = ()
    offline_copy: bool | None = None
    sha256: str | None = None
    last_backup: str | None = None
    last_passed_drill: str | None = None
    tool_chain: tuple[str, ...] = ()
    licence: str | None = None
    owner: str | None = None
    wanted_hours: float | None = None


@dataclass(frozen=True, slots=True)
class Drill:
    """A restore that was tried."""

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    restorable: Id | None
    at: str
    by: tuple[str, ...]
    onto: str | None
    minutes: float | None
    result: str | None


@dataclass(frozen=True, slots=True)
class About:
    """What a finding is about, and the zones that it touches.

    Attributes:
        subject: id of the record.
    """

    subject: Id
    name: str
    zones: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """How a kind of finding is settled, and which rows of 62443-3-3 it answers.

    Attributes:
        settle_by: `{name}` stands for what people call the subject.
    """

    kind: FindingKind
    settle_by: str
    requirements: tuple[str, ...]
    catalog_id: Id


@dataclass(frozen=True, slots=True)
class Interval:
    """How often something is to be done where nobody says: a starting value and the row that states it."""

    days: float
    catalog_id: Id


@dataclass(frozen=True, slots=True)
class RegisterTerms:
    """What the registers are measured by.

    Attributes:
        review: of a way in.
        backup: of a restorable.
        drill: of a restore.
        restorable_roles: role of an asset that must be restorable -> the row that says so.
    """

    wordings: Mapping[FindingKind, Wording]
    review: Interval
    backup: Interval
    drill: Interval
    restorable_roles: Mapping[Role, Id]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the registers that a person has to put right.

    Attributes:
        kind: a word of `zonewright.model.register.FindingKind`.
        subject: id of the record it is about.
        name: what people call that record.
        what: one sentence in plant words.
        settle_by: what would settle it.
        requirements: rows of 62443-3-3 that it answers.
        zones: zones that it touches; empty for the whole plant.
    """

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    kind: str
    subject: Id
    name: str
    what: str
    settle_by: str
    requirements: tuple[str, ...] = ()
    zones: tuple[Id, ...] = ()

    @classmethod
    def of(cls, wording: Wording, about: About, *, what: str, basis: tuple[Id, ...]) -> Self:
        """State a finding about a record; it rests on `basis` and on the row that words it."""
        return cls(
            id=make_id("finding", wording.kind, about.subject),
            origin=Origin.DERIVED,
            basis=tuple(dict.fromkeys((*basis, wording.catalog_id))),
            kind=wording.kind,
            subject=about.subject,
            name=about.name,
            what=what,
            settle_by=wording.settle_by.format(name=about.name),
            requirements=wording.requirements,
            zones=about.zones,
        )


@dataclass(frozen=True, slots=True)
class Registers:
    """The registers of one survey; every tuple in the order of its ids.

    Attributes:
        as_of: `None` while the time is not known: then nothing is overdue, and nothing is in time.
    """

    as_of: datetime | None = None
    ways_in: tuple[WayIn, ...] = ()
    work_orders: tuple[WorkOrder, ...] = ()
    restorables: tuple[Restorable, ...] = ()
    drills: tuple[Drill, ...] = ()
    findings: tuple[Finding, ...] = ()
