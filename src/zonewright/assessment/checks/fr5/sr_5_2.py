"""Zone boundary protection [62443-3-3:2013 SR 5.2], and deny by default [62443-3-3:2013 SR 5.2 RE 1]."""

from zonewright.assessment.crossing import (
    SURE,
    bridges_of,
    find_doubtful_bridge,
    findings_of,
    fold_conduits,
    layer_two_flows,
    render_lines,
    settle_finding,
)
from zonewright.assessment.fact import Facts, Judgement, Subject
from zonewright.model.boundary import BoundaryFinding
from zonewright.model.identifier import Id
from zonewright.model.verdict import VerdictValue
from zonewright.model.zone import BridgeKind, Conduit, ZoneKind

AROUND = frozenset({BridgeKind.DUAL_HOMED, BridgeKind.UNFILTERED, BridgeKind.AROUND_DMZ})
UNTRUSTED = frozenset({ZoneKind.ENTERPRISE, ZoneKind.EXTERNAL})
BEFORE_CONTROL = frozenset({*UNTRUSTED, ZoneKind.DMZ, ZoneKind.REMOTE_ACCESS})
WAYS = {
    BridgeKind.DUAL_HOMED: "{} stands in both zones, so traffic can go round the boundary.",
    BridgeKind.UNFILTERED: "{} crosses where no filter that was read sees it.",
    BridgeKind.AROUND_DMZ: "{} talk across the boundary without the zone between plant and office.",
    BridgeKind.REMOTE_TOOL: "A remote tool at {} reaches from an untrusted network into the zone directly.",
}


def check_boundary(subject: Subject, facts: Facts) -> Judgement:
    """Judge whether something watches and steers what passes the zone's edge [62443-3-3:2013 SR 5.2].

    Met only when every conduit has a read filter whose permits can be stated and name what passes.
    """
    return _check(subject, facts, met=f"Every edge of {subject.name} has a filter whose permits can be stated.")


def check_deny_by_default(subject: Subject, facts: Facts) -> Judgement:
    """Judge whether the edge denies by default and allows by exception [62443-3-3:2013 SR 5.2 RE 1].

    Computed over all packets between the two zones' addresses, both ways, for new connections.
    """
    met = f"Every filter at the edge of {subject.name} denies what no rule names."
    return _check(subject, facts, met=met, deny=True)


def _check(subject: Subject, facts: Facts, *, met: str, deny: bool = False) -> Judgement:
    against = None if deny else _find_way_round(subject, facts)
    doubt = None if deny else find_doubtful_bridge(subject, facts, kinds=AROUND)
    if against is not None or doubt is not None:
        return against or doubt or Judgement(VerdictValue.NOT_ASSESSED, "", ())
    judge = _check_default if deny else _check_permits
    if isinstance(subject, Conduit):
        return judge(subject, facts)
    conduits = facts.conduits_of(subject)
    if not conduits:
        reason = f"No traffic over the edge of {subject.name} was seen and no filter was given; to settle: give the "
        return Judgement(VerdictValue.NOT_ASSESSED, reason + "configuration of the device at its edge.", (subject.id,))
    return fold_conduits(tuple((conduit, judge(conduit, facts)) for conduit in conduits), met=met)


def _find_way_round(subject: Subject, facts: Facts) -> Judgement | None:
    for bridge in bridges_of(subject, facts, kinds=AROUND | {BridgeKind.REMOTE_TOOL}):
        direct = bridge.kind is not BridgeKind.REMOTE_TOOL or _is_direct(bridge.zones, facts)
        if bridge.confidence >= SURE and direct:
            reason = WAYS[bridge.kind].format(facts.names(bridge.assets))
            return Judgement(VerdictValue.NOT_MET, reason, (bridge.id,))
    flows = layer_two_flows(subject, facts)
    if flows:
        reason = f"Frames of {facts.names((flows[0].source,))} pass the edge on layer 2, below any filter of addresses."
        return Judgement(VerdictValue.NOT_MET, reason, tuple(flow.id for flow in flows))
    for conduit in facts.conduits_of(subject):
        stopped = _flows_all_stop(findings_of(conduit, facts))
        if stopped:
            flow = facts.index.flows.get(stopped[0])
            ends = facts.names((flow.source, flow.destination)) if flow is not None else stopped[0]
            reason = f"Answered traffic between {ends} was seen that the filter of {conduit.name} stops: it goes round."
            return Judgement(VerdictValue.NOT_MET, reason, stopped)
    return None


def _is_direct(zones: tuple[Id, ...], facts: Facts) -> bool:
    """An untrusted zone on one side, a control zone on the other, nothing between."""
    kinds = {zone.kind for zone in facts.zones if zone.id in zones}
    return bool(kinds & UNTRUSTED) and bool(kinds - BEFORE_CONTROL)


def _flows_all_stop(findings: tuple[BoundaryFinding, ...]) -> tuple[Id, ...]:
    if not findings:
        return ()
    stopped = frozenset.intersection(*(frozenset(finding.stopped_flows) for finding in findings))
    return tuple(sorted(stopped))


def _check_permits(conduit: Conduit, facts: Facts) -> Judgement:
    against = _find_way_round(conduit, facts)
    if against is not None:
        return against
    findings = findings_of(conduit, facts)
    if not findings:
        return _not_given(conduit)
    open_ones = [finding for finding in findings if finding.filters is False or finding.any_any]
    if len(open_ones) == len(findings):
        return Judgement(VerdictValue.NOT_MET, _say_open(open_ones[0]), _basis(findings))
    unclear = [finding for finding in findings if finding.filters is None or finding.unread]
    if unclear:
        reason = f"What passes cannot be stated: {settle_finding(unclear[0])}."
        return Judgement(VerdictValue.NOT_ASSESSED, reason, _basis(findings))
    if open_ones:
        return _not_all(findings)
    return Judgement(VerdictValue.MET, _say_closed(findings), _basis(findings))


def _check_default(conduit: Conduit, facts: Facts) -> Judgement:
    findings = findings_of(conduit, facts)
    if not findings:
        return _not_given(conduit)
    answers = {finding.default_deny for finding in findings}
    if answers == {False}:
        finding = findings[0]
        return Judgement(VerdictValue.NOT_MET, _say_open(finding), _basis(findings))
    if answers == {True}:
        reason = f"{_devices(findings)} lets nothing new pass between the two zones but what a rule names."
        return Judgement(VerdictValue.MET, reason, _basis(findings))
    unclear = [finding for finding in findings if finding.default_deny is None]
    if unclear:
        reason = f"Whether it denies by default cannot be told: {settle_finding(unclear[0])}."
        return Judgement(VerdictValue.NOT_ASSESSED, reason, _basis(findings))
    return _not_all(findings)


def _not_given(conduit: Conduit) -> Judgement:
    reason = f"No filter that was read stands in {conduit.name}; to settle: give the configuration of the device that "
    return Judgement(VerdictValue.NOT_ASSESSED, reason + "joins its two zones.", (conduit.id,))


def _not_all(findings: tuple[BoundaryFinding, ...]) -> Judgement:
    reason = f"Of {_devices(findings)} not all deny; to settle: declare whether traffic passes all of them or any."
    return Judgement(VerdictValue.NOT_ASSESSED, reason, _basis(findings))


def _say_open(finding: BoundaryFinding) -> str:
    if finding.any_any:
        return f"In {finding.device}, {render_lines(finding.any_any)} accepts without naming a port."
    return f"{finding.device} accepts by default what no rule names."


def _say_closed(findings: tuple[BoundaryFinding, ...]) -> str:
    wide = [finding for finding in findings if finding.excess]
    words = f"{_devices(findings)} filters at the edge and its permits can be stated"
    if wide:
        first = wide[0].excess[0]
        words += f"; wider than what was seen, for one: {first.what[0]}"
    return words + "."


def _devices(findings: tuple[BoundaryFinding, ...]) -> str:
    return ", ".join(finding.device for finding in findings)


def _basis(findings: tuple[BoundaryFinding, ...]) -> tuple[Id, ...]:
    return tuple(dict.fromkeys(name for finding in findings for name in finding.basis))
