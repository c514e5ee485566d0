"""The few countermeasures, and what not to do now."""

from dataclasses import dataclass

from zonewright.model.identifier import Id, Origin


@dataclass(frozen=True, slots=True)
class Measure:
    """One countermeasure applied to one subject.

    Attributes:
        countermeasure: row of our catalogue: `isolate`, `filter`, `close`.
        subject: id of a bridge, a conduit or a flow.
        removes: points of risk it removes, given the measures ranked before it.
        cost: in points of effort, relative.
        outage_minutes: production outage it asks for.
        window: name of a calendar entry it fits into; `None` while the plant declared none.
        rank: 1 is first.
        what: one sentence in plant words.
        requirements: rows of 62443-3-3 it answers.
    """

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    countermeasure: str
    subject: Id
    removes: float
    cost: float
    outage_minutes: int
    window: str | None
    rank: int
    what: str
    requirements: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deferral:
    """A countermeasure that is not worth doing now, and why."""

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    countermeasure: str
    subject: Id
    reason: str


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """Risk that is left after the best so many measures."""

    measures: int
    risk: float


@dataclass(frozen=True, slots=True)
class Plan:
    """The best few measures for the risk that is there.

    Attributes:
        unit: `points` until the plant declares money, else a currency.
        optimality_gap: 0 when the choice is proven best; relative.
        stopped: `True` when a door stopped the search before it was proven.
        assumed: what it rests on that nobody declared.
    """

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    unit: str
    risk_before: float
    risk_after: float
    optimality_gap: float
    stopped: bool
    chosen: tuple[Measure, ...]
    not_now: tuple[Deferral, ...]
    curve: tuple[CurvePoint, ...]
    assumed: tuple[str, ...] = ()
