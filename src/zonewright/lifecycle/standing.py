"""How a plant stands at one moment, and what a change moves."""

from collections import Counter
from collections.abc import Iterator, Mapping

from zonewright.lifecycle.wording import say_text
from zonewright.model.survey import Survey
from zonewright.model.verdict import VerdictValue
from zonewright.model.workspace.change import Standing
from zonewright.model.zone import Bridge, BridgeKind

NAMES_SHOWN = 5

_BRIDGE_WORDS = {
    BridgeKind.DUAL_HOMED: "one machine stands in both",
    BridgeKind.UNFILTERED: "traffic crosses and no filter is known",
    BridgeKind.AROUND_DMZ: "traffic goes round the DMZ",
    BridgeKind.REMOTE_TOOL: "a remote-access way reaches in from outside",
    BridgeKind.LEVEL_SKIP: "traffic skips a level",
}


def derive_standing(survey: Survey) -> Standing:
    """Measure how a plant stands by what its survey found."""
    names = {str(one.id): one.name for one in survey.assets} | {str(one.id): one.name for one in survey.zones}
    seen = sum(len(one.calendar_seen) for one in survey.coverage)
    every = seen + sum(len(one.calendar_missing) for one in survey.coverage)
    verdicts = Counter(one.verdict for one in survey.verdicts)
    return Standing(
        assets=len(survey.assets),
        zones=len(survey.zones),
        conduits=len(survey.conduits),
        hours=round(sum(one.hours for one in survey.coverage), 3),
        calendar_seen=round(100 * seen / every, 1) if every else None,
        bridges=tuple(sorted(_say_bridge(one, names) for one in survey.bridges)),
        verdicts={value.value: verdicts[value] for value in VerdictValue if verdicts[value]},
        findings=len(survey.findings),
        conflicts=sum(one.decision is None for one in survey.conflicts),
        risk=survey.plan.risk_before,
        risk_unit=survey.plan.unit,
    )


def count_flows(survey: Survey) -> Mapping[str, int]:
    """Count the flows of every conduit by its name, to say what a change would leave without one."""
    return {one.name: len(one.flows) for one in sorted(survey.conduits, key=lambda one: one.name)}


def describe_effect(before: Standing, after: Standing) -> tuple[str, ...]:
    """Say what moves between two standings, in plant words."""
    moved = (
        *_iter_counts(before, after),
        *_iter_bridges(before, after),
        *_iter_verdicts(before, after),
        *_iter_risk(before, after),
    )
    coverage = tuple(_iter_coverage(before, after))
    if not moved and not coverage:
        return ("nothing else moves",)
    return (*moved, *(coverage or ("coverage unchanged",)))


def _say_bridge(bridge: Bridge, names: Mapping[str, str]) -> str:
    assets, zones = (
        ", ".join(sorted(say_text(names.get(one, one)) for one in ids)) for ids in (bridge.assets, bridge.zones)
    )
    return f"{assets or 'somebody'} between {zones or 'zones'}: {_BRIDGE_WORDS[bridge.kind]}"


def _iter_counts(before: Standing, after: Standing) -> Iterator[str]:
    pairs = (
        ("assets", before.assets, after.assets),
        ("zones", before.zones, after.zones),
        ("conduits", before.conduits, after.conduits),
        ("open findings", before.findings, after.findings),
        ("conflicts that wait for a decision", before.conflicts, after.conflicts),
    )
    yield from (f"{name}: {old:,} → {new:,}" for name, old, new in pairs if old != new)


def _iter_bridges(before: Standing, after: Standing) -> Iterator[str]:
    gone, come = Counter(before.bridges) - Counter(after.bridges), Counter(after.bridges) - Counter(before.bridges)
    parts = [_say_some(word, sorted(found.elements())) for word, found in (("gone", gone), ("new", come)) if found]
    if parts:
        yield f"bridges: {len(before.bridges)} → {len(after.bridges)} ({'; '.join(parts)})"


def _say_some(word: str, names: list[str]) -> str:
    more = len(names) - NAMES_SHOWN
    return f"{word}: {' | '.join(names[:NAMES_SHOWN])}" + (f" and {more:,} more" if more > 0 else "")


def _iter_verdicts(before: Standing, after: Standing) -> Iterator[str]:
    parts = [
        f"{value.value.replace('_', ' ')} {before.verdicts.get(value, 0):,} → {after.verdicts.get(value, 0):,}"
        for value in VerdictValue
        if before.verdicts.get(value, 0) != after.verdicts.get(value, 0)
    ]
    if parts:
        yield f"verdicts: {', '.join(parts)}"


def _iter_risk(before: Standing, after: Standing) -> Iterator[str]:
    old, new = _say_risk(before), _say_risk(after)
    if before.risk_unit != after.risk_unit:
        yield f"risk {old} → {new}: another unit, so the two cannot be compared"
    elif old != new:
        yield f"risk {old.removesuffix(f' {before.risk_unit}')} → {new}"
    elif before.risk != after.risk:
        yield f"risk {new}: moved by less than a tenth"


def _say_risk(standing: Standing) -> str:
    if standing.risk is None:
        return "unknown"
    return f"{standing.risk:,.1f}".removesuffix(".0") + f" {standing.risk_unit}"


def _iter_coverage(before: Standing, after: Standing) -> Iterator[str]:
    parts = []
    if before.hours != after.hours:
        parts.append(f"{before.hours:,.1f} → {after.hours:,.1f} hours over all zones")
    if before.calendar_seen != after.calendar_seen:
        parts.append(f"calendar seen {_say_share(before)} → {_say_share(after)}")
    if parts:
        yield f"coverage: {', '.join(parts)}"


def _say_share(standing: Standing) -> str:
    return "no calendar" if standing.calendar_seen is None else f"{standing.calendar_seen:g} %"
