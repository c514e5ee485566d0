"""The ways from zone to zone: conduits that something passes, and bridges."""

from collections.abc import Sequence
from dataclasses import dataclass

from zonewright.model.boundary import BoundaryFinding
from zonewright.model.identifier import Id
from zonewright.model.zone import Bridge, BridgeKind, Conduit

OUTSIDE = Id("outside")
"""Where a remote tool leads whose other end was not seen; an entry, not a zone."""

FLOW_BORNE = frozenset({BridgeKind.AROUND_DMZ, BridgeKind.REMOTE_TOOL, BridgeKind.LEVEL_SKIP})
"""Bridges that are nothing but their flows: they end when the flows end."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way between two zones, walked both ways: an outgoing tunnel carries commands inward.

    Attributes:
        ends: two zones, or `OUTSIDE` and a zone, sorted.
        carrier: id of the conduit or bridge.
        filtered: whether a known filter stands in it.
        flows: the way ends when all of them end; empty when it hangs on none.
        caught_by: a conduit whose filter would catch what runs here.
    """

    ends: tuple[Id, Id]
    carrier: Id
    filtered: bool
    flows: tuple[Id, ...] = ()
    caught_by: Id | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What measures do to the ways.

    Attributes:
        removed: bridges that are taken away.
        stopped: flows that end.
        filtered: conduits that get a filter.
    """

    removed: frozenset[Id] = frozenset()
    stopped: frozenset[Id] = frozenset()
    filtered: frozenset[Id] = frozenset()

    def joined(self, other: "Change") -> "Change":
        """Give both changes at once."""
        return Change(self.removed | other.removed, self.stopped | other.stopped, self.filtered | other.filtered)


def derive_ways(
    conduits: Sequence[Conduit], bridges: Sequence[Bridge], *, findings: Sequence[BoundaryFinding] = ()
) -> tuple[Way, ...]:
    """Find the ways between zones, in the order of their carriers.

    A conduit is a way where traffic was seen, or where its filters let anything pass; a filter that lets nothing pass
    and through which nothing was seen is none. A bridge is an unfiltered way between each two of its zones; a remote
    tool with one zone leads to `OUTSIDE`.
    """
    of_conduit: dict[Id, list[BoundaryFinding]] = {}
    for finding in findings:
        of_conduit.setdefault(finding.conduit, []).append(finding)
    found = (_find_conduit_way(conduit, of_conduit.get(conduit.id, ())) for conduit in conduits)
    ways = [way for way in found if way is not None]
    open_conduits = {frozenset(conduit.zones): conduit.id for conduit in conduits if not conduit.enforced_by}
    for bridge in bridges:
        ways.extend(_bridge_ways(bridge, open_conduits))
    return tuple(sorted(ways, key=lambda way: (way.carrier, way.ends)))


def apply_change(ways: Sequence[Way], change: Change) -> tuple[Way, ...]:
    """Give the ways that are left, and which of them then have a filter."""
    return tuple(_with_filter(way, change) for way in ways if not _is_gone(way, change))


def _with_filter(way: Way, change: Change) -> Way:
    if way.filtered or way.carrier not in change.filtered:
        return way
    return Way(way.ends, way.carrier, True, way.flows, way.caught_by)


def _is_gone(way: Way, change: Change) -> bool:
    if way.carrier in change.removed or way.caught_by in change.filtered:
        return True
    return bool(change.stopped and way.flows) and change.stopped.issuperset(way.flows)


def _find_conduit_way(conduit: Conduit, findings: Sequence[BoundaryFinding]) -> Way | None:
    filtered = bool(conduit.enforced_by)
    closed = bool(findings) and all(finding.passes_nothing for finding in findings)
    if not conduit.flows and (closed or not filtered):
        return None
    one, other = sorted(conduit.zones)
    return Way((one, other), conduit.id, filtered, tuple(sorted(conduit.flows)))


def _bridge_ways(bridge: Bridge, open_conduits: dict[frozenset[Id], Id]) -> tuple[Way, ...]:
    zones = sorted(set(bridge.zones))
    if len(zones) == 1 and bridge.kind is BridgeKind.REMOTE_TOOL:
        zones = sorted((OUTSIDE, zones[0]))
    flows = tuple(sorted(bridge.flows)) if bridge.kind in FLOW_BORNE else ()
    pairs = [(one, other) for at, one in enumerate(zones) for other in zones[at + 1 :]]
    is_crossing = bridge.kind is BridgeKind.UNFILTERED
    return tuple(
        Way(pair, bridge.id, False, flows, open_conduits.get(frozenset(pair)) if is_crossing else None)
        for pair in pairs
    )
