"""Points of each zone: its weight, faded by the steps from the nearest entry."""

from collections.abc import Sequence
from dataclasses import dataclass

import rustworkx

from zonewright.model.identifier import Id
from zonewright.model.zone import Zone, ZoneKind
from zonewright.risk.way import OUTSIDE, Way
from zonewright.risk.weight import Weighting

ENTRIES = frozenset({ZoneKind.EXTERNAL, ZoneKind.ENTERPRISE, ZoneKind.REMOTE_ACCESS})
"""Where attacks on a plant begin: the Internet, the office, the vendors' way in."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """How near a zone stands to an entry.

    Attributes:
        steps: 0 for an entry; `None` when no entry reaches it.
        points: relative, until the plant declares consequences.
    """

    zone: Id
    steps: int | None
    points: float


def derive_exposures(zones: Sequence[Zone], ways: Sequence[Way], *, weighting: Weighting) -> tuple[Exposure, ...]:
    """Give each zone its points, in the order given.

    points = weight of the kind x decay ** (steps from the nearest entry - 1), in full up to the first step, 0 when
    no entry reaches it (our formula, all of it assumed). Steps are those of the shortest way.
    """
    steps = _count_steps(zones, ways, weighting=weighting)
    found = []
    for zone in zones:
        away = steps.get(zone.id)
        points = 0.0 if away is None else weighting.points_of(zone.kind) * weighting.left_at(away)
        found.append(Exposure(zone.id, away, points))
    return tuple(found)


def sum_points(exposures: Sequence[Exposure]) -> float:
    """Add the points of all zones; equal whatever the order of the zones."""
    return sum(sorted(exposure.points for exposure in exposures))


def entries_of(zones: Sequence[Zone]) -> tuple[Id, ...]:
    """Give the nodes from which steps are counted."""
    return (OUTSIDE, *(zone.id for zone in zones if zone.kind in ENTRIES))


def _count_steps(zones: Sequence[Zone], ways: Sequence[Way], *, weighting: Weighting) -> dict[Id, int]:
    graph: rustworkx.PyGraph[Id | None, int] = rustworkx.PyGraph()
    start = graph.add_node(None)
    names = [OUTSIDE, *(zone.id for zone in zones)]
    at = dict(zip(names, graph.add_nodes_from(names), strict=True))
    graph.add_edges_from([(start, at[entry], 0) for entry in entries_of(zones)])
    for way in ways:
        one, other = way.ends
        if one in at and other in at:
            graph.add_edge(at[one], at[other], weighting.filtered_steps if way.filtered else weighting.open_steps)
    lengths = rustworkx.dijkstra_shortest_path_lengths(graph, start, float)
    return {names[node - 1]: int(length) for node, length in lengths.items() if node != start}
