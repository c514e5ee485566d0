"""How much of the plant's life the inputs saw, per zone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from zonewright.model.flow import Flow
from zonewright.model.identifier import Id, Origin, make_id
from zonewright.model.observation import Input, Observation
from zonewright.model.plant import CalendarEntry
from zonewright.model.zone import Coverage, Zone

Stretch = tuple[datetime, datetime]
HOUR_S = 3600.0
HOURS, SIXTY = 24, 60


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
    seen_by: dict[Id, set[Id]] = {}
    for flow in recorded.flows:
        where = {input_of[name] for name in flow.basis if name in input_of}
        seen_by.setdefault(flow.source, set()).update(where)
        seen_by.setdefault(flow.destination, set()).update(where)
    coverage = []
    for zone in zones:
        sensors = sorted({name for member in zone.assets for name in seen_by.get(member, ())})
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

    An entry without a time of day fills its days. One with neither days nor times tells nothing and never occurs, nor
    does one whose times are none.
    """
    if not (entry.weekdays or entry.dates or entry.begins):
        return
    zone, times = _zone_of(entry), _times_of(entry)
    if zone is None or times is None:
        return
    day = start.astimezone(zone).date() - timedelta(days=1)
    last = end.astimezone(zone).date()
    while day <= last:
        if _falls_on(entry, day):
            begin, until = _on_day(times, day, zone=zone)
            if begin <= end and until > start:
                yield begin, until
        day += timedelta(days=1)


def _falls_on(entry: CalendarEntry, day: date) -> bool:
    if entry.dates:
        return day.isoformat() in entry.dates
    return not entry.weekdays or day.weekday() in entry.weekdays


def find_clock(text: str) -> time | None:
    """Read `HH:MM` or `HH:MM:SS`, 24:00 as midnight; `None` when it is neither."""
    parts = text.strip().split(":")
    if len(parts) not in (2, 3) or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    hour, minute, second = (*(int(part) for part in parts), 0)[:3]
    if (hour, minute, second) == (HOURS, 0, 0):
        return time(0, 0)
    return time(hour, minute, second) if hour < HOURS and minute < SIXTY and second < SIXTY else None


def _times_of(entry: CalendarEntry) -> tuple[time, time] | None:
    begin, until = find_clock(entry.begins or "00:00"), find_clock(entry.ends or "00:00")
    return None if begin is None or until is None else (begin, until)


def _zone_of(entry: CalendarEntry) -> timezone | None:
    if abs(entry.utc_offset_minutes) >= HOURS * SIXTY:
        return None
    return timezone(timedelta(minutes=entry.utc_offset_minutes))


def _on_day(times: tuple[time, time], day: date, *, zone: timezone) -> Stretch:
    begin, until = (datetime.combine(day, clock, zone) for clock in times)
    if until <= begin:
        until += timedelta(days=1)
    return begin.astimezone(UTC), until.astimezone(UTC)
