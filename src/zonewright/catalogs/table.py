"""The rows of this project's own starting values, frozen. Each is assumed until the plant declares its own."""

from dataclasses import dataclass

from zonewright.catalogs.row import Row
from zonewright.model.zone import SlVector


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityLevel(Row):
    """A security level as the attacker it withstands."""

    level: int
    attacker: str
    means: str
    resources: str
    skills: str
    motivation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StartingZone(Row):
    """What a kind of zone starts with.

    Attributes:
        kind: a value of `zonewright.model.zone.ZoneKind`.
        sl_target: `None` for what lies outside the plant.
        weight: id of a `Weight` row; `None` where an attack starts and nothing is to be protected.
    """

    kind: str
    purdue_level: float
    sl_target: SlVector | None = None
    weight: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PurdueLevel(Row):
    """A Purdue level; a level is not a zone."""

    level: float
    holds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight(Row):
    """The starting points of risk that a zone carries."""

    kind: str
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSetting(Row):
    """A number of the plan: `plan/decay`, `plan/most_measures`."""

    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What a countermeasure asks of production."""

    outage_minutes: int
    restart: bool
    revalidation: bool
    crew: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Countermeasure(Row):
    """What lowers risk.

    Attributes:
        name: `isolate`, `filter` or `close`.
        subject: what it acts on: `bridge`, `conduit` or `flow`.
        cost: effort in points, relative.
        answers: rows of 62443-3-3.
    """

    name: str
    subject: str
    explains: str
    asks: Ask
    cost: float
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterInterval(Row):
    """How often something of the registers is to be done: `review`, `backup`, `drill`."""

    name: str
    days: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorableRole(Row):
    """A role of an asset that must be restorable: a value of `zonewright.model.asset.Role`."""

    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingText(Row):
    """What can be wrong with an item of the registers.

    Attributes:
        kind: a value of `zonewright.model.register.FindingKind`.
        settle_by: `{name}` stands for what people call the item.
        answers: rows of 62443-3-3.
    """

    kind: str
    settle_by: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolPort:
    """A server port by which a remote tool is recognised."""

    transport: str
    port: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteTool(Row):
    """A program or box by which somebody outside reaches inside.

    Attributes:
        kind: `remote_desktop`, `vpn` or `vendor_box`.
        sure: whether the port alone nearly names the tool; `False` where other programs commonly share it.
        names: domain names the tool calls; a name ending in one of them counts.
    """

    kind: str
    sure: bool
    ports: tuple[ToolPort, ...] = ()
    names: tuple[str, ...] = ()
