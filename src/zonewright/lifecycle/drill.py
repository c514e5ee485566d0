"""Drills: restores that were tried, from the register of drills and from the restorables themselves."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from zonewright.model.identifier import Id, Origin, make_id
from zonewright.model.moment import begin_of
from zonewright.model.register import DeclaredDrill, DeclaredRestorable, Drill

RESTORED, IN_PART, FAILED = "restored", "restored_in_part", "failed"
MINUTES = 60


def derive_drills(drills: Sequence[DeclaredDrill], restorables: Sequence[DeclaredRestorable]) -> tuple[Drill, ...]:
    """Give every drill, in the order of their ids.

    A drill written at a restorable counts where the register of drills has none of that moment.
    """
    known = {one.name.casefold(): one for one in restorables}
    found: dict[tuple[str, str], Drill] = {}
    for said in drills:
        restorable = known.get(said.restorable.casefold())
        found.setdefault((said.restorable.casefold(), said.at), _drill(said, restorable))
    for one in restorables:
        if one.last_drill is not None and (one.name.casefold(), one.last_drill) not in found:
            minutes = one.restore_hours * MINUTES if one.restore_hours is not None else None
            written = DeclaredDrill(one.declared_by, one.name, one.last_drill, minutes=minutes, result=one.drill_result)
            found[one.name.casefold(), one.last_drill] = _drill(written, one)
    return tuple(sorted(found.values(), key=lambda drill: drill.id))


def _drill(said: DeclaredDrill, restorable: DeclaredRestorable | None) -> Drill:
    return Drill(
        id=make_id("drill", said.restorable, said.at),
        origin=Origin.DECLARED,
        basis=(said.declared_by,),
        restorable=make_restorable_id(restorable.name) if restorable is not None else None,
        at=said.at,
        by=said.by,
        onto=said.onto,
        minutes=said.minutes,
        result=said.result,
    )


def make_restorable_id(name: str) -> Id:
    """Name a restorable by what people call it."""
    return make_id("restorable", name)


def derive_history(drills: Sequence[Drill]) -> Mapping[Id, tuple[Drill, ...]]:
    """Give the drills of every restorable, oldest first."""
    found: dict[Id, list[Drill]] = defaultdict(list)
    for drill in drills:
        if drill.restorable is not None:
            found[drill.restorable].append(drill)
    return {name: tuple(sorted(kept, key=lambda one: (begin_of(one.at), one.id))) for name, kept in found.items()}


def find_passed(history: Sequence[Drill]) -> Drill | None:
    """Find the last drill that restored it as a whole."""
    return next((drill for drill in reversed(history) if drill.result == RESTORED), None)
