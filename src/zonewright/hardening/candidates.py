"""Everything that could be done now: isolate a bridge, filter a conduit, close a flow."""

from collections.abc import Mapping
from dataclasses import dataclass

from zonewright.model.asset import Asset
from zonewright.model.boundary import BoundaryFinding
from zonewright.model.flow import Flow
from zonewright.model.identifier import Id, make_id
from zonewright.model.plant import CalendarEntry
from zonewright.model.zone import Bridge, BridgeKind, Conduit, Zone
from zonewright.risk.way import FLOW_BORNE, Change
from zonewright.risk.weight import Weighting

CLOSABLE = frozenset({BridgeKind.REMOTE_TOOL, BridgeKind.LEVEL_SKIP})


@dataclass(frozen=True, slots=True)
class Countermeasure:
    """One kind of measure, as our catalogue gives it; its numbers are assumed.

    Attributes:
        name: `isolate`, `filter` or `close`.
        cost: in points of effort, relative.
        outage_minutes: production outage it asks for.
        answers: rows of 62443-3-3 it serves.
        basis: its row of the catalog.
    """

    name: str
    cost: float
    outage_minutes: int
    basis: Id
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Situation:
    """The divided plant that is to be hardened, and what measures it may choose from.

    Attributes:
        assets: for their names.
        countermeasures: a kind that is not here is not proposed.
        most_measures: the most that a plan may name.
        basis: the row of the catalog that gives `most_measures`.
    """

    zones: tuple[Zone, ...]
    conduits: tuple[Conduit, ...]
    bridges: tuple[Bridge, ...]
    weighting: Weighting
    countermeasures: tuple[Countermeasure, ...]
    flows: tuple[Flow, ...] = ()
    assets: tuple[Asset, ...] = ()
    findings: tuple[BoundaryFinding, ...] = ()
    calendar: tuple[CalendarEntry, ...] = ()
    most_measures: int = 5
    basis: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """One countermeasure on one subject.

    Attributes:
        id: of the measure that it would become.
        what: one sentence in plant words.
        change: what it does to the ways.
    """

    id: Id
    countermeasure: Countermeasure
    subject: Id
    what: str
    change: Change
    basis: tuple[Id, ...]


def derive_candidates(situation: Situation) -> tuple[Candidate, ...]:
    """List every measure that fits the situation, in the order of their ids.

    Isolate each bridge: it goes, and with it the flows that it consists of. Filter each conduit that traffic crosses
    without a known filter: what crosses without one is then caught, and the way counts as filtered. Close each flow
    of a remote tool or a level skip: what hangs on it alone ends.
    """
    kinds = {one.name: one for one in situation.countermeasures}
    names = {asset.id: asset.name for asset in situation.assets} | {zone.id: zone.name for zone in situation.zones}
    found: list[Candidate] = []
    if "isolate" in kinds:
        found += (_isolate(bridge, names, kind=kinds["isolate"]) for bridge in situation.bridges)
    if "filter" in kinds:
        open_ones = (one for one in situation.conduits if one.flows and not one.enforced_by)
        found += (_filter(conduit, kind=kinds["filter"]) for conduit in open_ones)
    if "close" in kinds:
        found += (_close(flow, names, kind=kinds["close"]) for flow in _closable_flows(situation))
    return tuple(sorted(found, key=lambda one: one.id))


def _isolate(bridge: Bridge, names: Mapping[Id, str], *, kind: Countermeasure) -> Candidate:
    who = ", ".join(names.get(asset, str(asset)) for asset in bridge.assets)
    where = " and ".join(names.get(zone, str(zone)) for zone in bridge.zones)
    what = {
        BridgeKind.DUAL_HOMED: f"Take {who} out of one of its two networks, {where}.",
        BridgeKind.UNFILTERED: f"End the crossing of {who} between {where} that no filter sees.",
        BridgeKind.AROUND_DMZ: f"Lead the traffic of {who} through the zone between plant and office.",
        BridgeKind.REMOTE_TOOL: f"Take the remote way in at {who} away.",
        BridgeKind.LEVEL_SKIP: f"End the connections of {who} that skip a level between {where}.",
    }[bridge.kind]
    stopped = frozenset(bridge.flows) if bridge.kind in FLOW_BORNE else frozenset[Id]()
    return _make(kind, bridge.id, what=what, change=Change(frozenset({bridge.id}), stopped))


def _filter(conduit: Conduit, *, kind: Countermeasure) -> Candidate:
    what = f"Put a filter into {conduit.name} that passes what production needs and stops the rest."
    return _make(kind, conduit.id, what=what, change=Change(filtered=frozenset({conduit.id})))


def _close(flow: Flow, names: Mapping[Id, str], *, kind: Countermeasure) -> Candidate:
    port = f"/{flow.destination_port}" if flow.destination_port is not None else ""
    ends = [names.get(end, str(end)) for end in (flow.source, flow.destination)]
    what = f"Close {flow.protocol or flow.transport + port} from {ends[0]} to {ends[1]}."
    return _make(kind, flow.id, what=what, change=Change(stopped=frozenset({flow.id})))


def _make(kind: Countermeasure, subject: Id, *, what: str, change: Change) -> Candidate:
    return Candidate(make_id("measure", kind.name, subject), kind, subject, what, change, (subject, kind.basis))


def _closable_flows(situation: Situation) -> tuple[Flow, ...]:
    """Flows of remote tools and level skips that leave their zone."""
    named = {flow for bridge in situation.bridges if bridge.kind in CLOSABLE for flow in bridge.flows}
    return tuple(flow for flow in situation.flows if flow.id in named)
