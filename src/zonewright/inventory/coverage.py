"""How much of the plant's life the inputs saw, per zone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from zonewright.model.flow import Flow
from zonewright.model.identifier import Origin, make_id
from zonewright.model.observation import Input, Observation
from zonewright.model.plant import CalendarEntry
from zonewright.model.zone import Coverage, Zone

Stretch = tuple[datetime, datetime]
HOUR_S = 3600.0


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was recorded when: the inputs, the flows, and the observations that flows rest on."""

    inputs: tuple[Input, ...]
    flows: tuple[Flow, ...]
    observations: tuple[Observation, ...]


def derive_coverage(
    zones: Sequence[Zone], recorded: Recorded, *, calendar: tuple[CalendarEntry, ...]
) -> tuple[Coverage, ...]:
    """Say per zone which sensors saw it, for how long, and what of the plant's calendar falls into that time."""
    inputs = {one.id: one for one in recorded.inputs}
    input_of = {one.id: one.input for one in recorded.observations}
    coverage = []
    for zone in zones:
        members = frozenset(zone.assets)
        flows = [flow for flow in recorded.flows if flow.source in members or flow.destination in members]
        sensors = sorted({input_of[name] for flow in flows for name in flow.basis if name in input_of})
        stretches = union_of(_stretches(inputs[name] for name in sensors if name in inputs))
        seen = [entry.name for entry in calendar if is_seen(entry, stretches)]
        missing = [entry.name for entry in calendar if not is_seen(entry, stretches)]
        coverage.append(
            Coverage(
                id=make_id("coverage", zone.id),
                origin=Origin.DERIVED,
                basis=(zone.id, *sensors),
                zone=zone.id,
                sensors=tuple(sensors),
                hours=round(sum((end - begin).total_seconds() for begin, end in stretches) / HOUR_S, 6),
                calendar_seen=tuple(seen),
                calendar_missing=tuple(missing),
            )
        )
    return tuple(sorted(coverage, key=lambda one: one.id))


def _stretches(inputs: Iterable[Input]) -> Iterator[Stretch]:
    for one in inputs:
        if one.first_seen is not None and one.last_seen is not None:
            yield one.first_seen, one.last_seen


def union_of(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Join stretches of time that touch."""
    joined: list[Stretch] = []
    for begin, end in sorted(stretches):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return tuple(joined)


def is_seen(entry: CalendarEntry, stretches: Iterable[Stretch]) -> bool:
    """Tell whether recorded time overlaps an occurrence of the entry, by the plant's clock."""
    return any(
        begin < until and start <= end
        for start, end in stretches
        for begin, until in iter_occurrences(entry, start, end=end)
    )


def iter_occurrences(entry: CalendarEntry, start: datetime, *, end: datetime) -> Iterator[Stretch]:
    """Give the occurrences that may overlap a stretch of time, in UTC.

    An entry without a time of day fills its days; one with neither days nor times tells nothing and never occurs.
    """
    if not (entry.weekdays or entry.dates or entry.begins):
        return
    zone = timezone(timedelta(minutes=entry.utc_offset_minutes))
    day = start.astimezone(zone).date() - timedelta(days=1)
    last = end.astimezone(zone).date()
    while day <= last:
        if _falls_on(entry, day):
            begin, until = _times(entry, day, zone=zone)
            if begin <= end and until > start:
                yield begin, until
        day += timedelta(days=1)


def _falls_on(entry: CalendarEntry, day: date) -> bool:
    if entry.dates:
        return day.isoformat() in entry.dates
    return not entry.weekdays or day.weekday() in entry.weekdays


def _times(entry: CalendarEntry, day: date, *, zone: timezone) -> Stretch:
    begin = datetime.combine(day, time.fromisoformat(entry.begins or "00:00"), zone)
    until = datetime.combine(day, time.fromisoformat(entry.ends or "00:00"), zone)
    if until <= begin:
        until += timedelta(days=1)
    return begin.astimezone(UTC), until.astimezone(UTC)
