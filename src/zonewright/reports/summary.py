"""The summary that a plant manager reads: what was seen, what joins what should be apart, what to do first."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from zonewright.model.asset import Conflict, Role
from zonewright.model.identifier import Origin
from zonewright.model.observation import Status
from zonewright.model.register import Finding, FindingKind
from zonewright.model.survey import Survey
from zonewright.model.verdict import VerdictValue
from zonewright.model.zone import Bridge, SlVector, Zone

LISTED = 5
MINUTE_S, HOUR_S = 60, 3600

_BRIDGE_WORDS = {
    "dual_homed": "one machine stands in two zones",
    "unfiltered_crossing": "traffic crosses and no filter is known",
    "around_dmz": "traffic goes round the DMZ",
    "remote_tool": "a remote-access way reaches in from outside",
    "level_skip": "traffic skips a level",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its sentences."""

    heading: str
    lines: tuple[str, ...]


def derive_summary(survey: Survey) -> tuple[Section, ...]:
    """Say in plant words what a survey found; empty sections say so instead of vanishing."""
    return (
        Section("What was seen", _seen(survey)),
        Section("Zones", _zones(survey)),
        Section("Bridges: ways between zones that nobody decided", _bridges(survey)),
        Section("Registers: who can come in, what can be brought back", _registers(survey)),
        Section(_plan_heading(survey), _measures(survey)),
        Section("Not now", _not_now(survey)),
        Section("What is unknown", _unknown(survey)),
    )


def render_duration(duration: timedelta) -> str:
    """Write a duration the way people say it."""
    seconds = duration.total_seconds()
    if seconds < 2 * MINUTE_S:
        return f"{seconds:.0f} seconds"
    return f"{seconds / MINUTE_S:.0f} minutes" if seconds < 2 * HOUR_S else f"{seconds / HOUR_S:.1f} hours"


def render_bridge_kind(bridge: Bridge) -> str:
    """Say what a kind of bridge means."""
    return _BRIDGE_WORDS.get(bridge.kind, bridge.kind.replace("_", " "))


def render_points(value: float) -> str:
    """Write points of risk with one decimal where they have one."""
    return f"{value:.1f}".removesuffix(".0")


def render_vector(achieved: SlVector | None, possible: SlVector | None) -> str:
    """Write a level vector, with `low…high` where what is not assessed could raise it."""
    if achieved is None:
        return "not computed"
    both = zip(achieved, possible or achieved, strict=True)
    return " ".join(f"{low}" if low == high else f"{low}…{high}" for low, high in both)


def count_of(number: int, singular: str, *, plural: str | None = None) -> str:
    """Write a number with its noun."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def open_conflicts(survey: Survey) -> tuple[Conflict, ...]:
    """Give the conflicts that still wait for a person."""
    return tuple(conflict for conflict in survey.conflicts if conflict.decision is None)


def order_findings(survey: Survey) -> tuple[Finding, ...]:
    """Give the findings of the registers, what matters most first."""
    order = [kind.value for kind in FindingKind]
    return tuple(sorted(survey.findings, key=lambda one: (order.index(one.kind), one.name, one.id)))


def name_subjects(survey: Survey) -> dict[str, str]:
    """Name what a measure may be applied to: a conduit, a flow, a bridge, each in plant words."""
    ends = {str(asset.id): asset.name for asset in survey.assets} | {str(one.id): one.name for one in survey.groups}
    named = {str(conduit.id): f"the conduit {conduit.name}" for conduit in survey.conduits}
    for flow in survey.flows:
        what = " ".join(filter(None, (flow.protocol or flow.transport, str(flow.destination_port or ""))))
        named[flow.id] = (
            f"{ends.get(flow.source, flow.source)} to {ends.get(flow.destination, flow.destination)}, {what}"
        )
    for bridge in survey.bridges:
        named[bridge.id] = f"{', '.join(ends.get(one, one) for one in bridge.assets)} ({render_bridge_kind(bridge)})"
    return named


def _seen(survey: Survey) -> tuple[str, ...]:
    captures = [item for item in survey.inputs if item.packets is not None]
    lines = [
        f"{count_of(len(survey.inputs), 'input')}: "
        + ", ".join(
            _count_kind(kind, count) for kind, count in sorted(Counter(item.kind for item in survey.inputs).items())
        )
        + "."
    ]
    times = [(item.first_seen, item.last_seen) for item in captures if item.first_seen and item.last_seen]
    if times:
        first, last = min(begin for begin, _ in times), max(end for _, end in times)
        packets = sum(item.packets or 0 for item in captures)
        lines.append(
            f"{count_of(packets, 'packet')} from {first:%Y-%m-%d %H:%M:%S} to {last:%Y-%m-%d %H:%M:%S} UTC, "
            f"{render_duration(last - first)} in all."
        )
    observed = sum(asset.observed for asset in survey.assets)
    declared = sum(not asset.observed and asset.origin is Origin.DECLARED for asset in survey.assets)
    told = len(survey.assets) - observed - declared
    only = f"{declared} only declared" + (f", {told} only told of by a collection" if told else "")
    lines.append(
        f"{count_of(len(survey.assets), 'asset')} ({observed} seen on the wire, {only}), "
        f"{count_of(len(survey.flows), 'flow')} between them."
    )
    lines.extend(
        f"{item.path}: {item.status}, the report says why."
        for item in survey.inputs
        if item.status is not Status.COMPLETE
    )
    return tuple(lines)


def _count_kind(kind: str, count: int) -> str:
    plural = {"inventory": "inventories", "plant": "plant models", "unknown": "unknown"}.get(kind)
    return count_of(count, "plant model" if kind == "plant" else kind, plural=plural)


def _zones(survey: Survey) -> tuple[str, ...]:
    lines = [
        f"{zone.name}: {count_of(len(zone.assets), 'asset')}, {_kind_words(zone)}."
        for zone in sorted(
            survey.zones, key=lambda zone: (zone.purdue_level is None, zone.purdue_level or 0, zone.name)
        )
    ]
    lines.append(f"{count_of(len(survey.conduits), 'conduit')} join them.")
    return tuple(lines) if survey.zones else ("No zone can be proposed yet: nothing was seen or declared.",)


def _kind_words(zone: Zone) -> str:
    level = "" if zone.purdue_level is None else f", level {zone.purdue_level:g}"
    pairs = list(zip(zone.sl_achieved or (), zone.sl_possible or (), zone.sl_target or (), strict=False))
    if not pairs:
        return f"{zone.kind.replace('_', ' ')}{level}"
    reached = sum(low >= wanted for low, _, wanted in pairs)
    missed = sum(high < wanted for _, high, wanted in pairs)
    goal = "assumed target" if "sl_target" in zone.assumed else "target"
    gap = f"of 7 levels of its {goal} {reached} reached, {missed} missed, {len(pairs) - reached - missed} open"
    return f"{zone.kind.replace('_', ' ')}{level}; {gap}"


def _bridges(survey: Survey) -> tuple[str, ...]:
    names = {asset.id: asset.name for asset in survey.assets}
    zones = {zone.id: zone.name for zone in survey.zones}
    ordered = sorted(survey.bridges, key=lambda bridge: (-bridge.confidence, bridge.kind, bridge.id))
    lines = []
    for bridge in ordered:
        who = ", ".join(names.get(asset, asset) for asset in bridge.assets[:3])
        where = " and ".join(zones.get(zone, zone) for zone in bridge.zones)
        what = render_bridge_kind(bridge)
        lines.append(f"{what[0].upper()}{what[1:]}: {who or where} ({where}).")
    return tuple(lines) or ("None was found in what was given.",)


def _registers(survey: Survey) -> tuple[str, ...]:
    registered = sum(way.registered for way in survey.ways_in)
    doors = len(survey.ways_in) - registered
    lines = []
    if survey.ways_in:
        unknown = f"; {count_of(doors, 'side door')} that nobody registered" if doors else ""
        lines.append(f"{count_of(registered, 'way in', plural='ways in')} registered{unknown}.")
    if survey.work_orders:
        signed = sum(order.signed_off_by is not None for order in survey.work_orders)
        lines.append(f"{count_of(len(survey.work_orders), 'work order')}, {signed} of them signed off.")
    if survey.restorables:
        shown = sum(one.last_passed_drill is not None for one in survey.restorables)
        number = count_of(len(survey.restorables), "item")
        lines.append(f"{number} to be restorable in the register; {shown} restored in a drill.")
    if not (registered or survey.work_orders or survey.restorables):
        lines.append("Nobody declared ways in, work orders or backups yet.")
    findings = order_findings(survey)
    lines.extend(one.what for one in findings[:LISTED])
    if len(findings) > LISTED:
        lines.append(f"and {len(findings) - LISTED} more findings, in the report.")
    return tuple(lines)


def _plan_heading(survey: Survey) -> str:
    number = len(survey.plan.chosen)
    return f"The {count_of(number, 'measure')} that remove most of the risk" if number else "Measures"


def _measures(survey: Survey) -> tuple[str, ...]:
    plan = survey.plan
    before, after = render_points(plan.risk_before), render_points(plan.risk_after)
    lines = [
        f"{measure.rank}. {measure.what} Removes {render_points(measure.removes)} of {before} {plan.unit}"
        f"{f', {measure.outage_minutes} minutes of outage' if measure.outage_minutes else ', no outage'}."
        for measure in plan.chosen
    ]
    if not lines:
        return ("No measure is proposed: nothing that was seen joins an entry to what must be protected.",)
    share = 100 * (plan.risk_before - plan.risk_after) / plan.risk_before if plan.risk_before else 0
    proof = "proven the best choice" if plan.optimality_gap == 0 else f"within {plan.optimality_gap:.1%} of the best"
    lines.append(
        f"Together {before} to {after} {plan.unit}: {share:.0f} % less, {proof}. "
        "Weights are assumed until the plant declares its own."
    )
    return tuple(lines)


def _not_now(survey: Survey) -> tuple[str, ...]:
    subjects = name_subjects(survey)
    shown = survey.plan.not_now[:LISTED]
    lines = [f"{item.countermeasure.capitalize()} {subjects[item.subject]}: {item.reason}" for item in shown]
    if len(survey.plan.not_now) > LISTED:
        lines.append(f"and {len(survey.plan.not_now) - LISTED} more, in the report.")
    return tuple(lines) or ("Nothing was put off.",)


def _unknown(survey: Survey) -> tuple[str, ...]:
    lines = []
    open_rows = sum(verdict.verdict is VerdictValue.NOT_ASSESSED for verdict in survey.verdicts)
    if survey.verdicts:
        lines.append(f"{open_rows:,} of {len(survey.verdicts):,} requirement verdicts are not assessed yet.")
    nameless = [asset.name for asset in survey.assets if asset.role is Role.UNKNOWN]
    if nameless:
        lines.append(f"The role of {count_of(len(nameless), 'asset')}: {_some(nameless)}.")
    missing = sorted({name for item in survey.coverage for name in item.calendar_missing})
    if missing:
        lines.append(f"No sensor was recording during: {_some(missing)}.")
    unseen = [asset.name for asset in survey.assets if not asset.observed]
    if unseen and len(unseen) < len(survey.assets):
        lines.append(f"Declared but not seen: {_some(unseen)}.")
    conflicts = len(open_conflicts(survey))
    if conflicts:
        waits = "waits" if conflicts == 1 else "wait"
        lines.append(f"{count_of(conflicts, 'conflict')} between inventory and wire {waits} for a person.")
    if survey.problems:
        lines.append(f"{count_of(len(survey.problems), 'problem')} in the inputs, listed in the report.")
    return tuple(lines) or ("Nothing that this survey can tell.",)


def _some(names: list[str]) -> str:
    shown = ", ".join(sorted(names)[:LISTED])
    return f"{shown} and {len(names) - LISTED} more" if len(names) > LISTED else shown
