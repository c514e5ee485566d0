"""Ways between zones that evidence shows: bridges, and frames that no filter can have seen."""

from zonewright.assessment.fact import Facts, Judgement, Subject
from zonewright.assessment.index import gather_facts
from zonewright.model.boundary import BoundaryFinding, FilterLine
from zonewright.model.flow import Flow
from zonewright.model.verdict import VerdictValue
from zonewright.model.zone import Bridge, BridgeKind, Conduit

SURE = 0.5
"""A bridge of less confidence is asked about, not judged."""


def bridges_of(subject: Subject, facts: Facts, *, kinds: frozenset[BridgeKind]) -> tuple[Bridge, ...]:
    """Give the bridges of some kinds that touch a zone, or join the two zones of a conduit, in order of their ids.

    A crossing that no read filter sees proves nothing while no configuration was given at all.
    """
    found = []
    for bridge in gather_facts(facts.index.bridges, subject.zones if isinstance(subject, Conduit) else (subject.id,)):
        given = bridge.kind is not BridgeKind.UNFILTERED or bool(facts.configurations)
        if bridge.kind in kinds and given and _touches(bridge, subject):
            found.append(bridge)
    return tuple(sorted(found, key=lambda bridge: bridge.id))


def _touches(bridge: Bridge, subject: Subject) -> bool:
    if isinstance(subject, Conduit):
        return frozenset(subject.zones) <= frozenset(bridge.zones)
    return subject.id in bridge.zones


def layer_two_flows(subject: Subject, facts: Facts) -> tuple[Flow, ...]:
    """Give the flows between two assets on both sides that run on layer 2: such frames pass no router."""
    return gather_facts(facts.index.frames, (conduit.id for conduit in facts.conduits_of(subject)))


def find_doubtful_bridge(subject: Subject, facts: Facts, *, kinds: frozenset[BridgeKind]) -> Judgement | None:
    """Say what would settle a bridge that is suspected, if there is one."""
    doubtful = [bridge for bridge in bridges_of(subject, facts, kinds=kinds) if bridge.confidence < SURE]
    if not doubtful:
        return None
    bridge = doubtful[0]
    reason = f"A way between zones is suspected at {facts.names(bridge.assets)}; to settle: {bridge.settle_by}."
    return Judgement(VerdictValue.NOT_ASSESSED, reason, (bridge.id,))


def findings_of(subject: Subject, facts: Facts) -> tuple[BoundaryFinding, ...]:
    """Give what the filters in the conduits of a subject do, in the order given."""
    return gather_facts(facts.index.findings, (conduit.id for conduit in facts.conduits_of(subject)))


def render_lines(lines: tuple[FilterLine, ...], *, most: int = 3) -> str:
    """Name lines of a configuration: `line 14 (ip saddr ... accept)`."""
    words = [f"line {one.line} ({one.text})" for one in lines[:most]]
    more = f" and {len(lines) - most} more" if len(lines) > most else ""
    return ", ".join(words) + more


def settle_finding(finding: BoundaryFinding) -> str:
    """Say what keeps a filter's answer open."""
    if finding.why:
        return f"{finding.device}: {finding.why[0]}"
    if finding.unread:
        return f"in {finding.device}, {render_lines(finding.unread)} could change the answer"
    return f"the filter of {finding.device} gives no clear answer"


def fold_conduits(judged: tuple[tuple[Conduit, Judgement], ...], *, met: str) -> Judgement:
    """Judge a zone by its conduits: one that is not met suffices, met needs all of them."""
    basis = tuple(dict.fromkeys(name for _, one in judged for name in one.basis))
    for value in (VerdictValue.NOT_MET, VerdictValue.NOT_ASSESSED):
        for conduit, one in judged:
            if one.value is value:
                return Judgement(value, f"Conduit {conduit.name}: {one.reason}", one.basis)
    return Judgement(VerdictValue.MET, met, basis)
