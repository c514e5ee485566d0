"""The best few measures, proven, and what not to do now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zonewright.hardening.candidates import Candidate, Situation, derive_candidates
from zonewright.hardening.programme import Row, Solution
from zonewright.hardening.reach import Reach, make_reach
from zonewright.model.identifier import Id, Origin, make_id
from zonewright.model.plan import CurvePoint, Deferral, Measure, Plan
from zonewright.model.plant import CalendarEntry
from zonewright.risk.exposure import derive_exposures, sum_points
from zonewright.risk.way import Change, Way, apply_change, derive_ways

EQUAL = 1e-6
"""Points that differ by less are equal."""

ASSUMED = (
    "weights of the zones",
    "half of the weight lost with each step beyond the first",
    "a way through a known filter counts two steps, any other way one",
    "ways are walked both ways",
    "costs and outages of the measures",
)


def derive_plan(situation: Situation) -> Plan:
    """Choose the few measures that leave the fewest points, with proof.

    Exact: the choice is solved as a whole-number programme, not measure by measure. Among equally good choices it
    takes the fewest measures, then the lowest cost, then the lowest ids, so that equal inputs give equal plans.
    Searching stops after a number of nodes, never after seconds; the gap then says how far from proven the plan is.
    """
    desk = _Desk.of(situation)
    curve, best = _curve(desk)
    chosen = _break_ties(desk, best) if best is not None else ()
    before, after = desk.risk(()), desk.risk(chosen)
    ranked = _rank(desk, chosen)
    measures = _measures(desk, ranked)
    return Plan(
        id=make_id("plan", "points", tuple(measure.id for measure in measures), *map(repr, (before, after))),
        origin=Origin.ASSUMED,
        basis=_basis(situation, desk.candidates),
        unit="points",
        risk_before=before,
        risk_after=after,
        optimality_gap=_gap(desk, best, after=after),
        stopped=False,
        chosen=measures,
        not_now=_defer(desk, ranked),
        curve=(*curve[:-1], CurvePoint(situation.most_measures, after)) if len(curve) > 1 else curve,
        assumed=ASSUMED if desk.candidates else (*ASSUMED, "no measure applies: no bridge, no unfiltered conduit"),
    )


@dataclass(frozen=True, slots=True)
class _Desk:
    situation: Situation
    ways: tuple[Way, ...]
    candidates: tuple[Candidate, ...]
    reach: Reach

    @classmethod
    def of(cls, situation: Situation) -> "_Desk":
        ways = derive_ways(situation.conduits, situation.bridges, findings=situation.findings)
        candidates = derive_candidates(situation)
        reach = make_reach(situation.zones, ways, candidates=candidates, weighting=situation.weighting)
        return cls(situation, ways, candidates, reach)

    def risk(self, chosen: Iterable[Candidate]) -> float:
        """Points that are left when some measures are taken."""
        change = Change()
        for candidate in chosen:
            change = change.joined(candidate.change)
        ways = apply_change(self.ways, change)
        return sum_points(derive_exposures(self.situation.zones, ways, weighting=self.situation.weighting))

    def taken(self, solution: Solution) -> tuple[Candidate, ...]:
        """Give the candidates that a solution chooses."""
        pairs = zip(self.candidates, self.reach.chosen, strict=True)
        return tuple(candidate for candidate, column in pairs if solution.values[column] > 0.5)

    def points(self, solution: Solution) -> float:
        """Points of the programme at a solution; those of the entries themselves are not in it."""
        return sum(solution.values[column] * points for column, points in sorted(self.reach.points.items()))

    def at_most(self, measures: int) -> Row:
        """Allow so many measures."""
        return Row(tuple((column, 1.0) for column in self.reach.chosen), high=float(measures))


def _curve(desk: _Desk) -> tuple[tuple[CurvePoint, ...], Solution | None]:
    """Solve for every number of measures; each point is an optimum of its own."""
    points = [CurvePoint(0, desk.risk(()))]
    best: Solution | None = None
    if not desk.candidates:
        return tuple(points), None
    for measures in range(1, desk.situation.most_measures + 1):
        best = desk.reach.programme.find_cheapest(desk.reach.points, also=(desk.at_most(measures),))
        left = desk.risk(desk.taken(best)) if best is not None else points[-1].risk
        points.append(CurvePoint(measures, min(left, points[-1].risk)))
    return tuple(points), best


def _break_ties(desk: _Desk, best: Solution) -> tuple[Candidate, ...]:
    """Among the choices that leave as few points: fewest measures, lowest cost, lowest ids."""
    programme, columns = desk.reach.programme, desk.reach.chosen
    rows = [
        Row(tuple(sorted(desk.reach.points.items())), high=desk.points(best) + EQUAL),
        desk.at_most(desk.situation.most_measures),
    ]
    cost = {column: one.countermeasure.cost for one, column in zip(desk.candidates, columns, strict=True)}
    for costs in (dict.fromkeys(columns, 1.0), cost):
        solution = programme.find_cheapest(costs, also=rows)
        if solution is None:
            return desk.taken(best)
        best = solution
        spent = sum(costs[column] for column in columns if best.values[column] > 0.5)
        rows.append(Row(tuple(sorted(costs.items())), high=spent + EQUAL))
    return _lowest_ids(desk, best, rows=rows)


def _lowest_ids(desk: _Desk, best: Solution, *, rows: list[Row]) -> tuple[Candidate, ...]:
    """Fix the first measure in order of ids that any equally good choice begins with, then the next."""
    columns = desk.reach.chosen
    fixed: list[int] = []
    for _ in desk.taken(best):
        start = columns.index(fixed[-1]) + 1 if fixed else 0
        found = _first_possible(desk, columns[start:], rows=rows)
        if found is None:
            return desk.taken(best)
        fixed.append(found)
        rows.append(Row(((found, 1.0),), low=1.0))
        rows.extend(Row(((column, 1.0),), high=0.0) for column in columns[start : columns.index(found)])
    return tuple(one for one, column in zip(desk.candidates, columns, strict=True) if column in fixed)


def _first_possible(desk: _Desk, columns: Sequence[int], *, rows: list[Row]) -> int | None:
    """Choose one of the columns that are 1; the cheapest such choice is the first of them."""
    programme = desk.reach.programme
    pointers = [programme.add_column() for _ in columns]
    extra = [Row(((x, 1.0), (y, -1.0)), low=0.0) for x, y in zip(columns, pointers, strict=True)]
    extra.append(Row(tuple((y, 1.0) for y in pointers), low=1.0))
    places = {y: float(at) for at, y in enumerate(pointers)}
    solution = programme.find_cheapest(places, also=(*rows, *extra))
    del programme.whole[-len(pointers) :]
    if solution is None:
        return None
    return next((column for column in columns if solution.values[column] > 0.5), None)


def _rank(desk: _Desk, chosen: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Order the chosen by what each removes, given those before it; equal ones by cost, then id."""
    left = list(chosen)
    ranked: list[Candidate] = []
    while left:
        after = {one.id: desk.risk((*ranked, one)) for one in left}
        first = min(left, key=lambda one: (round(after[one.id], 6), one.countermeasure.cost, one.id))
        ranked.append(first)
        left.remove(first)
    return tuple(ranked)


def _measures(desk: _Desk, ranked: Sequence[Candidate]) -> tuple[Measure, ...]:
    risks = [desk.risk(ranked[:taken]) for taken in range(len(ranked) + 1)]
    calendar = desk.situation.calendar
    return tuple(
        _measure(one, calendar, removes=risks[at] - risks[at + 1], rank=at + 1) for at, one in enumerate(ranked)
    )


def _measure(candidate: Candidate, calendar: Sequence[CalendarEntry], *, removes: float, rank: int) -> Measure:
    kind = candidate.countermeasure
    window = _find_window(calendar, kind.outage_minutes)
    declared = tuple(entry.declared_by for entry in calendar if entry.name == window)[:1]
    return Measure(
        id=candidate.id,
        origin=Origin.ASSUMED,
        basis=(*candidate.basis, *declared),
        countermeasure=kind.name,
        subject=candidate.subject,
        removes=removes,
        cost=kind.cost,
        outage_minutes=kind.outage_minutes,
        window=window,
        rank=rank,
        what=candidate.what,
        requirements=kind.answers,
        assumed=("removes", "cost", "outage_minutes"),
    )


def _find_window(calendar: Sequence[CalendarEntry], minutes: int) -> str | None:
    """Name the shortest declared outage that is long enough; none is needed where nothing stops."""
    fits = [entry for entry in calendar if entry.window_minutes is not None and entry.window_minutes >= minutes]
    if minutes == 0 or not fits:
        return None
    return min(fits, key=lambda entry: (entry.window_minutes or 0, entry.name)).name


def _defer(desk: _Desk, ranked: Sequence[Candidate]) -> tuple[Deferral, ...]:
    found = []
    for one in desk.candidates:
        if one in ranked:
            continue
        name = make_id("deferral", one.countermeasure.name, one.subject)
        reason = _why_not(desk, one, ranked=ranked)
        found.append(Deferral(name, Origin.ASSUMED, one.basis, one.countermeasure.name, one.subject, reason))
    return tuple(found)


def _why_not(desk: _Desk, one: Candidate, *, ranked: Sequence[Candidate]) -> str:
    """Say what a measure would still remove, or which of the chosen made it needless."""
    removes = [desk.risk(ranked[:taken]) - desk.risk((*ranked[:taken], one)) for taken in range(len(ranked) + 1)]
    if removes[-1] > EQUAL:
        return f"Would remove {removes[-1]:.2f} points more; the chosen measures remove more together."
    useful = [taken for taken, points in enumerate(removes) if points > EQUAL]
    if not useful:
        return "Removes nothing now: a way as short stays open beside it."
    by = ranked[useful[-1]].what.rstrip(".")
    return f"Superseded: it would remove {removes[useful[-1]]:.2f} points, but nothing more after: {by}."


def _gap(desk: _Desk, best: Solution | None, *, after: float) -> float:
    """How far from proven the plan is, relative to what is left; 0 when it is proven."""
    if best is None:
        return 1.0 if desk.candidates else 0.0
    left = desk.points(best)
    if best.proven or left <= 0:
        return 0.0
    return max(0.0, (left - best.bound) / max(after, EQUAL))


def _basis(situation: Situation, candidates: Sequence[Candidate]) -> tuple[Id, ...]:
    subjects = {name for candidate in candidates for name in candidate.basis}
    zones = {zone.id for zone in situation.zones}
    kinds = {one.basis for one in situation.countermeasures}
    return tuple(sorted({*subjects, *zones, *kinds, *situation.weighting.all_basis(), *situation.basis}))
