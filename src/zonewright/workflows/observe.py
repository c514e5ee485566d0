"""Read captures, logs, inventories and configurations into the workspace, each once."""

from collections.abc import Sequence
from dataclasses import dataclass

from zonewright.contracts.source import Given, Reading
from zonewright.contracts.store import UnitOfWork
from zonewright.model.identifier import Id
from zonewright.model.observation import Input, Problem, Status
from zonewright.model.survey import Survey
from zonewright.model.workspace.principal import Duty
from zonewright.workflows.workspace import Workspace

MODELS = frozenset({"plant", "handover"})
REMEMBERED = frozenset({Status.COMPLETE, Status.PARTIAL})


@dataclass(frozen=True, slots=True)
class ObserveRequest:
    """What is to be read."""

    inputs: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Observed:
    """What became of what was given.

    Attributes:
        new: inputs that were added.
        known: inputs that were there already: shown path and id.
        refused: inputs that could not be read, or that are models; they are not remembered.
        survey: of everything remembered, with the new ones; `None` when nothing was new.
    """

    new: tuple[Input, ...]
    known: tuple[tuple[str, Id], ...]
    refused: tuple[Input, ...]
    problems: tuple[Problem, ...]
    survey: Survey | None


def observe(request: ObserveRequest, *, workspace: Workspace) -> Observed:
    """Read inputs into the workspace; what is there already is told by its hash and not read again.

    A declared model is refused here: it comes in by `apply`, which shows what it changes and asks.

    Raises:
        DeniedError: the asker may not add to the workspace.
    """
    workspace.admit(Duty.MODEL, verb="observe")
    inputs = tuple(one for given in request.inputs for one in workspace.edges.intake.expand(given))
    known, unknown = _sort(inputs, workspace)
    readings = _read(unknown, workspace)
    added = tuple(one for one in readings if _is_remembered(one))
    refused = tuple(one.input for one in readings if not _is_remembered(one))
    survey = _keep(added, workspace) if added else None
    problems = tuple(problem for one in readings for problem in _problems_of(one))
    return Observed(tuple(one.input for one in added), known, refused, problems, survey)


def _sort(given: Sequence[Given], workspace: Workspace) -> tuple[tuple[tuple[str, Id], ...], tuple[Given, ...]]:
    with workspace.store.unit_of_work() as unit:
        remembered = {one.input.id for one in unit.iter_records("remembered_inputs")}
    known: list[tuple[str, Id]] = []
    unknown: dict[str, Given] = {}
    for one in given:
        name = workspace.edges.intake.find_id(one)
        if name is not None and name in remembered:
            known.append((one.shown, name))
        else:
            unknown.setdefault(name or one.shown, one)
    return tuple(known), tuple(unknown.values())


def _read(given: Sequence[Given], workspace: Workspace) -> tuple[Reading, ...]:
    def read(one: Given) -> Reading:
        workspace.edges.say(f"reading {one.shown}")
        return workspace.edges.intake.read(one)

    return workspace.edges.engine.map(read, given)


def _is_remembered(reading: Reading) -> bool:
    return reading.input.status in REMEMBERED and reading.input.kind not in MODELS


def _problems_of(reading: Reading) -> tuple[Problem, ...]:
    if reading.input.kind not in MODELS:
        return reading.problems
    what = "is a declared model; take it in with `zonewright apply`, which shows what it changes"
    return (Problem.of(reading.input.id, "the whole file", what=what),)


def _keep(readings: Sequence[Reading], workspace: Workspace) -> Survey:
    """Keep what was read and the survey of everything, at once."""

    def work(unit: UnitOfWork) -> Survey:
        before = workspace.read_inputs(unit)
        ids = {one.input.id for one in before}
        new = tuple(one for one in readings if one.input.id not in ids)
        for one in new:
            workspace.remember(unit, one)
        survey = workspace.survey((*before, *new), workspace.read_statements(unit))
        workspace.keep_survey(unit, survey)
        names = ", ".join(one.input.path for one in new) or "nothing new"
        entry = workspace.make_entry("observe", f"read {names}", subjects=tuple(one.input.id for one in new))
        workspace.commit_alone(unit, entry)
        return survey

    return workspace.work_alone(work)
