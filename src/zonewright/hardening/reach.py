"""The plant's ways as a linear programme: which zones an entry reaches in how many steps, given the measures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from zonewright.hardening.candidates import Candidate
from zonewright.hardening.programme import Programme, Row
from zonewright.model.identifier import Id
from zonewright.model.zone import Zone
from zonewright.risk.exposure import entries_of
from zonewright.risk.way import Way
from zonewright.risk.weight import Weighting

MOST_STEPS = 24
"""Steps beyond which the programme counts a zone as not reached; what it loses is below 0.00001 of a weight."""


@dataclass(slots=True)
class Reach:
    """The programme, and what its columns mean.

    One whole column a candidate: 1 when it is chosen. One column a zone and number of steps: 1 when an entry reaches
    the zone in at most so many. For every way from u to v of length c, and every k:
    reached(v, k) >= reached(u, k - c) - gone(way), where gone(way) is at most the sum of the measures that end it; the
    short form of a way that a measure would filter is lost with that measure, its long form stays. Minimising the
    points presses reached down to exactly the shortest ways that the chosen measures leave.

    Attributes:
        chosen: column of each candidate, in their order.
        points: column -> points that it adds.
    """

    programme: Programme = field(default_factory=Programme)
    chosen: tuple[int, ...] = ()
    points: dict[int, float] = field(default_factory=dict)


def make_reach(
    zones: Sequence[Zone], ways: Sequence[Way], *, candidates: Sequence[Candidate], weighting: Weighting
) -> Reach:
    """Write the ways, the candidates and the points as one programme."""
    reach = Reach()
    reach.chosen = tuple(reach.programme.add_column(whole=True) for _ in candidates)
    entries = frozenset(entries_of(zones))
    inner = [zone for zone in zones if zone.id not in entries]
    steps = min(MOST_STEPS, max(len(inner), 1) * max(weighting.filtered_steps, weighting.open_steps))
    reached = {(zone.id, k): reach.programme.add_column() for zone in inner for k in range(1, steps + 1)}
    grid = _Grid(reach.programme, reached, entries, steps)
    for zone in inner:
        _add_zone(reach, grid, zone=zone, weighting=weighting)
    known = frozenset(zone.id for zone in zones) | entries
    measures = _Measures.of(candidates, reach.chosen)
    for way in ways:
        if known.issuperset(way.ends):
            _add_way(grid, way, measures=measures, weighting=weighting)
    return reach


@dataclass(frozen=True, slots=True)
class _Grid:
    programme: Programme
    reached: Mapping[tuple[Id, int], int]
    entries: frozenset[Id]
    steps: int

    def add_step(self, start: Id, end: Id, *, length: int, ended_by: tuple[int, ...]) -> None:
        """Say that what stands at `start` stands at `end` some steps later, unless a column ends the way."""
        if end in self.entries:
            return
        ends = tuple((column, 1.0) for column in ended_by)
        if start in self.entries:
            if length <= self.steps:
                self.programme.add_row(Row(((self.reached[end, length], 1.0), *ends), low=1.0))
            return
        for k in range(length + 1, self.steps + 1):
            here, there = self.reached[start, k - length], self.reached[end, k]
            self.programme.add_row(Row(((there, 1.0), (here, -1.0), *ends), low=0.0))


@dataclass(frozen=True, slots=True)
class _Measures:
    """Which columns remove a carrier, stop a flow or filter a conduit."""

    removes: Mapping[Id, tuple[int, ...]]
    stops: Mapping[Id, tuple[int, ...]]
    filters: Mapping[Id, tuple[int, ...]]

    @classmethod
    def of(cls, candidates: Sequence[Candidate], columns: Sequence[int]) -> "_Measures":
        maps: tuple[dict[Id, tuple[int, ...]], ...] = ({}, {}, {})
        for candidate, column in zip(candidates, columns, strict=True):
            change = candidate.change
            for found, names in zip(maps, (change.removed, change.stopped, change.filtered), strict=True):
                found.update({name: (*found.get(name, ()), column) for name in names})
        return cls(*maps)


def _add_zone(reach: Reach, grid: _Grid, *, zone: Zone, weighting: Weighting) -> None:
    weight = weighting.points_of(zone.kind)
    for k in range(1, grid.steps + 1):
        column = grid.reached[zone.id, k]
        beyond = weighting.left_at(k + 1) if k < grid.steps else 0.0
        reach.points[column] = weight * (weighting.left_at(k) - beyond)
        if k > 1:
            grid.programme.add_row(Row(((column, 1.0), (grid.reached[zone.id, k - 1], -1.0)), low=0.0))


def _add_way(grid: _Grid, way: Way, *, measures: _Measures, weighting: Weighting) -> None:
    gone = _add_gone(grid.programme, way, measures=measures)
    filters = measures.filters.get(way.carrier, ())
    for start, end in (way.ends, way.ends[::-1]):
        if not way.filtered:
            grid.add_step(start, end, length=weighting.open_steps, ended_by=(*gone, *filters))
        if way.filtered or filters:
            grid.add_step(start, end, length=weighting.filtered_steps, ended_by=gone)


def _add_gone(programme: Programme, way: Way, *, measures: _Measures) -> tuple[int, ...]:
    """Give the columns that end a way when one of them is 1."""
    direct = [*measures.removes.get(way.carrier, ())]
    if way.caught_by is not None:
        direct += measures.filters.get(way.caught_by, ())
    stoppers = [measures.stops.get(flow, ()) for flow in way.flows]
    if not stoppers or not all(stoppers):
        return tuple(direct)
    starved = programme.add_column()
    for columns in sorted(set(stoppers)):
        programme.add_row(Row(((starved, -1.0), *((column, 1.0) for column in columns)), low=0.0))
    return (*direct, starved)
