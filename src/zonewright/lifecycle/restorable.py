"""Restorables: what the plant must be able to bring back, its backups and drills, and what is wrong with them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from zonewright.lifecycle.drill import (
    FAILED,
    IN_PART,
    MINUTES,
    derive_drills,
    derive_history,
    find_passed,
    make_restorable_id,
)
from zonewright.model.asset import Asset
from zonewright.model.identifier import Id, Origin
from zonewright.model.moment import end_of, is_over, render_moment
from zonewright.model.naming import Naming
from zonewright.model.plant import Plant
from zonewright.model.register import (
    About,
    DeclaredRestorable,
    Drill,
    Finding,
    FindingKind,
    Interval,
    RegisterTerms,
    Restorable,
)

NAMED = 5


@dataclass(frozen=True, slots=True)
class RestoreGround:
    """The declared registers of backups and drills, and the assets that they speak of.

    Attributes:
        as_of: `None` while the time is not known: then nothing is overdue.
    """

    plant: Plant
    terms: RegisterTerms
    naming: Naming
    assets: tuple[Asset, ...] = ()
    as_of: datetime | None = None


@dataclass(frozen=True, slots=True)
class RestoreRegister:
    """Restorables and drills as records; every tuple in the order of its ids."""

    restorables: tuple[Restorable, ...]
    drills: tuple[Drill, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Case:
    """One restorable with everything said about it."""

    said: DeclaredRestorable
    record: Restorable
    about: About
    history: tuple[Drill, ...] = field(default=())


Said = tuple[FindingKind, str, tuple[Id, ...]]
"""Kind, words, and what it rests on besides the restorable."""


def derive_restore_register(ground: RestoreGround) -> RestoreRegister:
    """Set backups and drills against what has to be restorable, and find what a person has to put right."""
    stated: dict[str, DeclaredRestorable] = {}
    for one in ground.plant.restorables:
        stated.setdefault(one.name.casefold(), one)
    drills = derive_drills(ground.plant.drills, tuple(stated.values()))
    history = derive_history(drills)
    cases = [_make_case(one, ground, history=history) for one in stated.values()]
    wordings = ground.terms.wordings
    found = [
        Finding.of(wordings[kind], case.about, what=what, basis=(case.record.id, *basis))
        for case in cases
        for kind, what, basis in (*_iter_backup(case, ground), *_iter_drill(case, ground), *_iter_names(case))
    ]
    found += [*_iter_nobody_declared(cases, ground), *_iter_unknown_drills(drills, ground)]
    return RestoreRegister(
        tuple(sorted((case.record for case in cases), key=lambda one: one.id)),
        drills,
        tuple(sorted(found, key=lambda finding: finding.id)),
    )


def _make_case(one: DeclaredRestorable, ground: RestoreGround, *, history: Mapping[Id, tuple[Drill, ...]]) -> _Case:
    name = make_restorable_id(one.name)
    asset = ground.naming.find_asset(one.asset if one.asset is not None else one.name)
    drills = history.get(name, ())
    passed = find_passed(drills)
    record = Restorable(
        id=name,
        origin=Origin.DECLARED,
        basis=(one.declared_by, *(drill.id for drill in drills)),
        name=one.name,
        asset=asset,
        kind=one.kind,
        kept_at=one.kept_at,
        offline_copy=one.offline_copy,
        sha256=one.sha256,
        last_backup=one.last_backup,
        last_passed_drill=passed.at if passed is not None else None,
        tool_chain=one.tool_chain,
        licence=one.licence,
        owner=one.owner,
        wanted_hours=one.wanted_hours,
    )
    zones = ground.naming.zones_of((asset,)) if asset is not None else ()
    return _Case(one, record, About(name, one.name, zones), drills)


def _iter_backup(case: _Case, ground: RestoreGround) -> Iterator[Said]:
    said = case.said
    if said.last_backup is None:
        yield FindingKind.RESTORABLE_WITHOUT_BACKUP, f"{said.name}: no backup is recorded.", ()
        return
    if not said.kept_at:
        what = f"{said.name}: nobody wrote down where the backup of {render_moment(said.last_backup)} lies."
        yield FindingKind.RESTORABLE_WITHOUT_BACKUP, what, ()
    days, words, basis = _interval(said.every_days, ground.terms.backup)
    if _is_due(said.last_backup, days, ground=ground):
        what = f"{said.name}: the last backup is of {render_moment(said.last_backup)}; one {words}."
        yield FindingKind.BACKUP_OVERDUE, what, basis


def _iter_drill(case: _Case, ground: RestoreGround) -> Iterator[Said]:
    """Judge the last drill; only where it passed, how long ago that was and how long it took."""
    said, name = case.said, case.said.name
    last = case.history[-1] if case.history else None
    if last is not None and last.result in (FAILED, IN_PART):
        how = "failed" if last.result == FAILED else "brought it back only in part"
        why = next((one.remarks for one in ground.plant.drills if one.declared_by in last.basis and one.remarks), None)
        what = f"{name}: the last restore drill, {render_moment(last.at)}, {how}" + (f". {why}" if why else ".")
        yield FindingKind.DRILL_FAILED, what, (last.id,)
        return
    passed = find_passed(case.history)
    if passed is None:
        if said.last_backup is not None:
            what = f"{name}: no drill has shown that its backup can be restored."
            yield FindingKind.BACKUP_WITHOUT_PASSED_DRILL, what, ()
        return
    if said.wanted_hours is not None and passed.minutes is not None and passed.minutes > said.wanted_hours * MINUTES:
        took = f"{passed.minutes / MINUTES:.1f}".removesuffix(".0")
        day = render_moment(passed.at)
        what = (
            f"{name}: its restore took {took} hours in the drill of {day}; it has to be back in {said.wanted_hours:g}."
        )
        yield FindingKind.DRILL_TOO_SLOW, what, (passed.id,)
    days, words, basis = _interval(said.drill_days, ground.terms.drill)
    if _is_due(passed.at, days, ground=ground):
        what = f"{name}: its restore was last drilled {render_moment(passed.at)}; a drill {words}."
        yield FindingKind.DRILL_OVERDUE, what, (passed.id, *basis)


def _interval(days: float | None, start: Interval) -> tuple[float, str, tuple[Id, ...]]:
    """Give the days that count, how to say so, and the row that they rest on where nobody said them."""
    if days is not None:
        return days, f"every {days:g} days is agreed", ()
    return start.days, f"every {start.days:g} days is assumed", (start.catalog_id,)


def _is_due(last: str, days: float, *, ground: RestoreGround) -> bool:
    return ground.as_of is not None and end_of(last) + timedelta(days=days) <= ground.as_of


def _iter_names(case: _Case) -> Iterator[Said]:
    if case.said.asset is not None and case.record.asset is None:
        what = f"{case.said.name} names {case.said.asset}, which is no asset of this plant."
        yield FindingKind.REGISTER_NAMES_UNKNOWN, what, ()


def _iter_unknown_drills(drills: Sequence[Drill], ground: RestoreGround) -> Iterator[Finding]:
    wording = ground.terms.wordings[FindingKind.REGISTER_NAMES_UNKNOWN]
    names = {one.declared_by: one.restorable for one in ground.plant.drills}
    for drill in drills:
        if drill.restorable is None:
            name = f"the drill of {render_moment(drill.at)}"
            what = f"{name[:1].upper()}{name[1:]} names {names[drill.basis[0]]}, which no restorable is called."
            yield Finding.of(wording, About(drill.id, name), what=what, basis=(drill.id,))


def _iter_nobody_declared(cases: Sequence[_Case], ground: RestoreGround) -> Iterator[Finding]:
    """Name, zone by zone, the assets that the register leaves out; a plant without a register is not nagged."""
    if not cases:
        return
    covered = {case.record.asset for case in cases} | set(_iter_accepted(ground))
    roles = ground.terms.restorable_roles
    missing: dict[Id, list[Asset]] = defaultdict(list)
    for asset in ground.assets:
        if asset.role in roles and asset.zone is not None and asset.id not in covered:
            missing[asset.zone].append(asset)
    wording = ground.terms.wordings[FindingKind.RESTORABLE_NOBODY_DECLARED]
    for zone, assets in sorted(missing.items()):
        name = ground.naming.words.get(zone, str(zone))
        words = _some(sorted(asset.name for asset in assets))
        what = f"In {name}, the register of restorables leaves out {words}."
        rows = sorted({roles[asset.role] for asset in assets})
        basis = (*sorted(asset.id for asset in assets), *rows)
        yield Finding.of(wording, About(zone, name, (zone,)), what=what, basis=basis)


def _iter_accepted(ground: RestoreGround) -> Iterator[Id | None]:
    """Give the assets of which a person decided that they need not be restorable."""
    for one in ground.plant.decisions:
        if (one.decision, one.field) == ("accept", "restorable") and not is_over(one.expires, ground.as_of):
            yield ground.naming.find_asset(one.about)


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:NAMED]) + (f" and {len(names) - NAMED} more" if len(names) > NAMED else "")
