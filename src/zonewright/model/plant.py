"""The plant as its people declare it (schema `plant/1`)."""

from dataclasses import dataclass

from zonewright.model.asset import Address
from zonewright.model.identifier import Id
from zonewright.model.register import (
    Decision,
    DeclaredDrill,
    DeclaredRestorable,
    DeclaredWayIn,
    DeclaredWorkOrder,
)


@dataclass(frozen=True, slots=True)
class DeclaredAsset:
    """An asset as a list or a model states it; `None` and empty mean that nobody said.

    Attributes:
        declared_by: id of the observation (line of a list, item of a model) that states it.
        zone: name of a zone.
        functions: names of production functions.
        believed_until: a day or a moment (RFC 3339) after which the statement must be confirmed or corrected.
    """

    declared_by: Id
    name: str
    addresses: tuple[Address, ...] = ()
    role: str | None = None
    purdue_level: float | None = None
    vendor: str | None = None
    model: str | None = None
    firmware: str | None = None
    serial: str | None = None
    zone: str | None = None
    functions: tuple[str, ...] = ()
    owner: str | None = None
    patchable: bool | None = None
    shared: bool | None = None
    remarks: str | None = None
    believed_until: str | None = None


@dataclass(frozen=True, slots=True)
class DeclaredFunction:
    """A production function and the names of its assets."""

    declared_by: Id
    name: str
    assets: tuple[str, ...] = ()
    believed_until: str | None = None


@dataclass(frozen=True, slots=True)
class DeclaredZone:
    """A zone as a person states it.

    Attributes:
        assets: names of assets.
        subnets: CIDR text; an asset with an address inside is of this zone.
        sl_target: confirmed vector, FR 1..7.
        within: name of the zone that this one is a part of.
    """

    declared_by: Id
    name: str
    kind: str | None = None
    purdue_level: float | None = None
    assets: tuple[str, ...] = ()
    subnets: tuple[str, ...] = ()
    sl_target: tuple[int, ...] | None = None
    within: str | None = None
    believed_until: str | None = None


@dataclass(frozen=True, slots=True)
class DeclaredConduit:
    """A conduit as a person states it: the names of its two zones and of the filters that stand in it."""

    declared_by: Id
    name: str
    zones: tuple[str, str]
    enforced_by: tuple[str, ...] = ()
    believed_until: str | None = None


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """Something the plant's life repeats, that a capture may or may not have seen.

    Attributes:
        kind: `shift`, `campaign`, `cleaning`, `monthly`, `failover_test`, `outage`, `other`.
        weekdays: 0 (Monday) to 6; empty means every day.
        begins: `HH:MM` local to the plant, or `None` when it has no fixed time.
        ends: `HH:MM`; an end at or before `begins` is on the next day.
        utc_offset_minutes: of the plant's clock.
        dates: `YYYY-MM-DD` days on which it happens, when it is not weekly.
        window_minutes: production outage that it allows, `None` when it allows none.
    """

    declared_by: Id
    name: str
    kind: str
    weekdays: tuple[int, ...] = ()
    begins: str | None = None
    ends: str | None = None
    utc_offset_minutes: int = 0
    dates: tuple[str, ...] = ()
    window_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class DeclaredFrame:
    """What the plant is called, who owns it, and where the system under consideration ends."""

    declared_by: Id
    name: str | None = None
    owner: str | None = None
    boundary: str | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """An item of a section that this version keeps and does not compute with.

    Attributes:
        key: what tells it from the other items of its section (`zonewright.model.section`).
        body: the item as canonical JSON, without what is unknown.
    """

    declared_by: Id
    section: str
    key: str
    body: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A person's words beside the model, kept where they stand.

    Attributes:
        section: section of plant/1; empty for words that belong to the whole file.
        key: key of the item, empty for the section itself.
        field: field of the item, empty for the item itself; of one element of a list, as `make_place` names it.
        place: `above` (own lines), `beside` (behind the value, on its line), or `below` (after the last line).
        text: the lines with their `#`, joined by newlines, without indentation; an empty line is an empty line.
    """

    section: str
    key: str
    field: str
    place: str
    text: str


def make_place(field: str, element: str | None) -> str:
    """Name the place of a comment in an item: a field, or one element of a list of words, as `assets[plc-1]`."""
    return field if element is None else f"{field}[{element}]"


@dataclass(frozen=True, slots=True)
class Plant:
    """Everything that was declared, merged from lists and models.

    Attributes:
        frame: names the plant; `None` when nobody did.
        comments: what people wrote beside the model, in the order of the text.
    """

    frame: DeclaredFrame | None = None
    functions: tuple[DeclaredFunction, ...] = ()
    zones: tuple[DeclaredZone, ...] = ()
    conduits: tuple[DeclaredConduit, ...] = ()
    assets: tuple[DeclaredAsset, ...] = ()
    calendar: tuple[CalendarEntry, ...] = ()
    ways_in: tuple[DeclaredWayIn, ...] = ()
    work_orders: tuple[DeclaredWorkOrder, ...] = ()
    restorables: tuple[DeclaredRestorable, ...] = ()
    drills: tuple[DeclaredDrill, ...] = ()
    decisions: tuple[Decision, ...] = ()
    carried: tuple[Carried, ...] = ()
    comments: tuple[Comment, ...] = ()

    @property
    def name(self) -> str | None:
        """The plant's name, where somebody said it."""
        return self.frame.name if self.frame is not None else None
