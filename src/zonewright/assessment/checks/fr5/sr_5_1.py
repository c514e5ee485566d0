"""Network segmentation [62443-3-3:2013 SR 5.1], and physical segmentation [62443-3-3:2013 SR 5.1 RE 1]."""

from zonewright.assessment.crossing import (
    SURE,
    bridges_of,
    find_doubtful_bridge,
    findings_of,
    fold_conduits,
    layer_two_flows,
    settle_finding,
)
from zonewright.assessment.fact import Facts, Judgement, Subject
from zonewright.model.verdict import VerdictValue
from zonewright.model.zone import Bridge, BridgeKind, Conduit, ZoneKind

JOINS = frozenset({BridgeKind.DUAL_HOMED, BridgeKind.UNFILTERED})
NOT_CONTROL = frozenset({ZoneKind.ENTERPRISE, ZoneKind.EXTERNAL})
NEUTRAL = frozenset({ZoneKind.DMZ, ZoneKind.REMOTE_ACCESS})
"""Neither control nor office: a machine in such a zone and another proves nothing about either."""


def check_segmentation(subject: Subject, facts: Facts) -> Judgement:
    """Judge whether the networks on both sides are apart, with a filter between them [62443-3-3:2013 SR 5.1].

    Met only when every conduit has a read filter that stops something both ways; traffic alone never shows it.
    """
    against = _find_evidence_against(subject, facts)
    if against is not None:
        return against
    doubt = find_doubtful_bridge(subject, facts, kinds=JOINS)
    if doubt is not None:
        return doubt
    if isinstance(subject, Conduit):
        return _check_conduit(subject, facts)
    conduits = facts.conduits_of(subject)
    if not conduits:
        reason = "No traffic to another zone was seen and no filter was given; to settle: give the configuration of "
        reason += f"whatever joins {subject.name} to the rest of the plant."
        return Judgement(VerdictValue.NOT_ASSESSED, reason, (subject.id,))
    judged = tuple((conduit, _check_conduit(conduit, facts)) for conduit in conduits)
    return fold_conduits(judged, met=f"A filter that was read stands in every conduit of {subject.name}.")


def check_physical_segmentation(subject: Subject, facts: Facts) -> Judgement:
    """Judge whether control networks have switches and cables of their own [62443-3-3:2013 SR 5.1 RE 1].

    Neither traffic nor a filter can show that they have; evidence can show that they have not: a machine or a segment
    shared by a control zone and a network that is none.
    """
    for bridge in bridges_of(subject, facts, kinds=frozenset({BridgeKind.DUAL_HOMED})):
        if bridge.confidence >= SURE and _joins_control_to_other(bridge.zones, facts):
            reason = f"{facts.names(bridge.assets)} stands in {_name_zones(bridge, facts)}: a control network and one "
            reason += "that is none share this machine."
            return Judgement(VerdictValue.NOT_MET, reason, (bridge.id,))
    conduits = {conduit.id: conduit for conduit in facts.conduits_of(subject)}
    for flow in layer_two_flows(subject, facts):
        conduit = conduits[flow.conduit] if flow.conduit is not None else None
        if conduit is not None and _joins_control_to_other(conduit.zones, facts):
            reason = f"Frames pass straight from {facts.names((flow.source,))} to {facts.names((flow.destination,))}: "
            reason += "a control network and one that is none share a segment."
            return Judgement(VerdictValue.NOT_MET, reason, (flow.id,))
    reason = "Neither traffic nor a filter can show whose switches and cables these are; to settle: look at them, and "
    reason += f"declare for {subject.name} which are shared with other networks."
    return Judgement(VerdictValue.NOT_ASSESSED, reason, (subject.id,))


def _find_evidence_against(subject: Subject, facts: Facts) -> Judgement | None:
    for bridge in bridges_of(subject, facts, kinds=JOINS):
        if bridge.confidence >= SURE:
            how = "has a leg in each of" if bridge.kind is BridgeKind.DUAL_HOMED else "crosses without a filter between"
            reason = f"{facts.names(bridge.assets)} {how} {_name_zones(bridge, facts)}."
            return Judgement(VerdictValue.NOT_MET, reason, (bridge.id,))
    flows = layer_two_flows(subject, facts)
    if flows:
        ends = f"{facts.names((flows[0].source,))} to {facts.names((flows[0].destination,))}"
        reason = f"Frames pass on layer 2 from {ends}, so the two zones are one network segment."
        return Judgement(VerdictValue.NOT_MET, reason, tuple(flow.id for flow in flows))
    return None


def _check_conduit(conduit: Conduit, facts: Facts) -> Judgement:
    against = _find_evidence_against(conduit, facts)
    if against is not None:
        return against
    findings = findings_of(conduit, facts)
    basis = tuple(dict.fromkeys(name for finding in findings for name in finding.basis)) or (conduit.id,)
    if not findings:
        reason = f"No filter that was read stands in {conduit.name}; to settle: give the configuration of the device "
        return Judgement(VerdictValue.NOT_ASSESSED, reason + "that joins its two zones.", basis)
    devices = ", ".join(finding.device for finding in findings)
    answers = {finding.filters for finding in findings}
    if answers == {True}:
        return Judgement(VerdictValue.MET, f"{devices} filters between the two zones, both ways.", basis)
    if answers == {False}:
        return Judgement(
            VerdictValue.NOT_MET, f"{devices} stands between the two zones and stops nothing, one way at least.", basis
        )
    unclear = next((finding for finding in findings if finding.filters is None), findings[0])
    if None in answers:
        reason = f"Whether the zones are apart cannot be told: {settle_finding(unclear)}."
    else:
        reason = f"Of {devices} not all filter; to settle: declare whether traffic passes all of them or any of them."
    return Judgement(VerdictValue.NOT_ASSESSED, reason, basis)


def _joins_control_to_other(zones: tuple[str, ...], facts: Facts) -> bool:
    kinds = {zone.kind for zone in facts.zones if zone.id in zones}
    return bool(kinds & NOT_CONTROL) and bool(kinds - NOT_CONTROL - NEUTRAL)


def _name_zones(bridge: Bridge, facts: Facts) -> str:
    known = {zone.id: zone.name for zone in facts.zones}
    return " and ".join(known.get(zone, str(zone)) for zone in bridge.zones)
