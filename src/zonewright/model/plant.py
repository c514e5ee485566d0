"""The plant as its people declare it (schema `plant/1`)."""

from dataclasses import dataclass, field

from zonewright.model.asset import Address
from zonewright.model.identifier import Id


@dataclass(frozen=True, slots=True)
class DeclaredAsset:
    """An asset as a list or a model states it; `None` and empty mean that nobody said.

    Attributes:
        declared_by: id of the observation (line of a list, item of a model) that states it.
        zone: name of a zone.
        functions: names of production functions.
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


@dataclass(frozen=True, slots=True)
class DeclaredFunction:
    """A production function and the names of its assets."""

    declared_by: Id
    name: str
    assets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeclaredZone:
    """A zone as a person states it.

    Attributes:
        assets: names of assets.
        subnets: CIDR text; an asset with an address inside is of this zone.
        sl_target: confirmed vector, FR 1..7.
    """

    declared_by: Id
    name: str
    kind: str | None = None
    purdue_level: float | None = None
    assets: tuple[str, ...] = ()
    subnets: tuple[str, ...] = ()
    sl_target: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class DeclaredConduit:
    """A conduit as a person states it: the names of its two zones and of the filters that stand in it."""

    declared_by: Id
    name: str
    zones: tuple[str, str]
    enforced_by: tuple[str, ...] = ()


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
class Plant:
    """Everything that was declared, merged from lists and models.

    Attributes:
        carried: section name -> canonical JSON of its items, for sections this version keeps but does not compute with
            (`consequences`, `risk_matrix`, `authorised_flows`, `compensations`, `ways_in`, `restorables`, `decisions`,
            `answers`).
    """

    name: str | None = None
    owner: str | None = None
    boundary: str | None = None
    functions: tuple[DeclaredFunction, ...] = ()
    zones: tuple[DeclaredZone, ...] = ()
    conduits: tuple[DeclaredConduit, ...] = ()
    assets: tuple[DeclaredAsset, ...] = ()
    calendar: tuple[CalendarEntry, ...] = ()
    carried: tuple[tuple[str, str], ...] = field(default=())
