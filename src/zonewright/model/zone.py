"""Zones, conduits, bridges and coverage: the divided plant [62443-3-2:2020 ZCR 3.1]."""

from dataclasses import dataclass
from enum import StrEnum

from zonewright.model.identifier import Id, Origin

SlVector = tuple[int, int, int, int, int, int, int]
"""Security levels in the fixed order FR 1..7: IAC UC SI DC RDF TRE RA, each 0..4."""


class ZoneKind(StrEnum):
    """What a zone is for; it gives the starting SL-T vector and the starting weight."""

    CELL = "cell"
    SAFETY = "safety"
    VENDOR_CELL = "vendor_cell"
    SUPERVISION = "supervision"
    SERVERS = "servers"
    ENGINEERING = "engineering"
    DMZ = "dmz"
    REMOTE_ACCESS = "remote_access"
    WIRELESS = "wireless"
    ENTERPRISE = "enterprise"
    EXTERNAL = "external"


class BridgeKind(StrEnum):
    """How two zones are joined where nobody decided it."""

    DUAL_HOMED = "dual_homed"
    UNFILTERED = "unfiltered_crossing"
    AROUND_DMZ = "around_dmz"
    REMOTE_TOOL = "remote_tool"
    LEVEL_SKIP = "level_skip"


@dataclass(frozen=True, slots=True)
class Zone:
    """Assets with the same need for protection.

    Attributes:
        subnets: the IP networks (CIDR text) that its assets lie in, seen or declared.
        sl_capability: `None` as a whole until a component's capability is declared.
        held_down_by: per FR the rows of 62443-3-3 that keep `sl_achieved` from the next level.
        within: the zone that it is a part of.
        why: the reason for the zone, then one sentence per asset that needed a decision.
        assumed: fields that rest on an assumption, such as `sl_target` before a person confirmed it.
    """

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    name: str
    kind: ZoneKind
    purdue_level: float | None
    assets: tuple[Id, ...]
    subnets: tuple[str, ...] = ()
    sl_target: SlVector | None = None
    sl_capability: SlVector | None = None
    sl_achieved: SlVector | None = None
    sl_possible: SlVector | None = None
    held_down_by: tuple[tuple[str, ...], ...] = ()
    why: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    within: Id | None = None


@dataclass(frozen=True, slots=True)
class Conduit:
    """The flows between two zones, and what filters them.

    Attributes:
        zones: the two zones, in the order of their ids.
        enforced_by: ids of the configurations (packet filters read) that stand in it.
        held_down_by: as for a zone.
    """

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    name: str
    zones: tuple[Id, Id]
    flows: tuple[Id, ...]
    enforced_by: tuple[Id, ...] = ()
    sl_target: SlVector | None = None
    sl_capability: SlVector | None = None
    sl_achieved: SlVector | None = None
    sl_possible: SlVector | None = None
    held_down_by: tuple[tuple[str, ...], ...] = ()
    why: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bridge:
    """A way between zones that nobody decided, with the check that would settle it.

    Attributes:
        flows: those that cross from zone to zone by it; what it reaches inside a zone stands in `basis`.
    """

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    kind: BridgeKind
    assets: tuple[Id, ...]
    zones: tuple[Id, ...]
    confidence: float
    settle_by: str
    why: tuple[str, ...] = ()
    flows: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """What of a zone's life the inputs saw.

    Attributes:
        sensors: ids of the inputs that saw a flow of the zone.
        hours: time during which at least one sensor was recording, in hours.
        calendar_seen: names of the plant's calendar entries that fall into the recorded time.
        calendar_missing: names of those that do not.
    """

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    zone: Id
    sensors: tuple[Id, ...]
    hours: float
    calendar_seen: tuple[str, ...]
    calendar_missing: tuple[str, ...]
