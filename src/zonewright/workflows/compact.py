"""Let go what need not be kept any longer, and say what went."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from zonewright.contracts.store import Removed, Retention
from zonewright.model.identifier import Id
from zonewright.model.observation import Input
from zonewright.model.workspace.kind import BULK, SURVEYED
from zonewright.model.workspace.principal import Duty
from zonewright.workflows.workspace import Workspace

DERIVED = (*SURVEYED, "plan", "survey")


@dataclass(frozen=True, slots=True)
class CompactRequest:
    """How long things are kept; `None` keeps them for ever.

    Attributes:
        history_days: superseded states of what a survey derives; the model, its changes and the log always stay.
        table_days: bulk tables of a kind, counted from the last packet of their input.
    """

    history_days: float | None = None
    table_days: Mapping[str, float] | None = None


def compact(request: CompactRequest, *, workspace: Workspace) -> tuple[Removed, ...]:
    """Remove what the retention lets go; gives what was removed, per kind.

    Assets and flows that only a dropped table showed are gone from the next survey on.

    Raises:
        DeniedError: the asker is no administrator of the whole plant.
    """
    workspace.admit(Duty.ADMINISTER, verb="compact")
    days = request.history_days
    history = dict.fromkeys(DERIVED, days) if days is not None else {}
    dropped = _derive_tables(request, workspace)
    _forget(dropped, workspace)
    removed = workspace.store.compact(Retention(workspace.at, history, dropped))
    words = ", ".join(f"{one.count} {one.kind}" for one in removed if one.count) or "nothing"
    with workspace.store.unit_of_work() as unit:
        unit.commit(workspace.make_entry("compact", f"removed {words}"))
    return removed


def _derive_tables(request: CompactRequest, workspace: Workspace) -> tuple[str, ...]:
    """Find the tables that go: those past their days, and those that no remembered input owns."""
    with workspace.store.unit_of_work() as unit:
        inputs = {one.input.id: one.input for one in unit.iter_records("remembered_inputs")}
    return tuple(
        name
        for name in workspace.store.tables.iter_names()
        if _is_over(name, inputs, days=request.table_days or {}, at=workspace.at)
    )


def _forget(dropped: tuple[str, ...], workspace: Workspace) -> None:
    """Let inputs ask no more for the tables that go; before they go, so that a run that is stopped leaves no gap."""
    with workspace.store.unit_of_work() as unit:
        inputs = tuple(unit.iter_records("remembered_inputs"))
        less = [
            replace(one, tables=kept)
            for one in inputs
            if (kept := tuple(kind for kind in one.tables if f"{kind}/{one.input.id}" not in dropped)) != one.tables
        ]
        if less:
            unit.put("remembered_inputs", less)
            names = ", ".join(one.input.path for one in less)
            unit.commit(workspace.make_entry("compact", f"bulk tables of {names} are to go"))


def _is_over(name: str, inputs: Mapping[Id, Input], *, days: Mapping[str, float], at: datetime) -> bool:
    kind, _, owner = name.partition("/")
    one = inputs.get(Id(owner))
    most = days.get(kind)
    if one is None or kind not in BULK:
        return one is None
    return most is not None and one.last_seen is not None and one.last_seen + timedelta(days=most) <= at
