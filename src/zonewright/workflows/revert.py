"""Take a change back by another change."""

from collections.abc import Callable
from dataclasses import dataclass

from zonewright.contracts.store import UnitOfWork
from zonewright.errors import InputError
from zonewright.lifecycle.difference import invert
from zonewright.model.workspace.change import Change, ChangeState, make_edits_id
from zonewright.model.workspace.principal import Duty
from zonewright.model.workspace.statement import make_model
from zonewright.workflows.amendment import Act, Amendment, Once, Outlook
from zonewright.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RevertRequest:
    """Which change to take back, and why."""

    number: int
    why: str
    ticket: str | None = None


def revert(request: RevertRequest, *, workspace: Workspace, confirm: Callable[[Outlook], bool]) -> Change | None:
    """Take one change back, and leave what was changed since; gives the new change, or `None` when the person said no.

    Raises:
        InputError: there is no such change, or the model does not contain it.
        ConflictError: what it touched was changed again since; both sides are named.
        DeniedError: the asker may not change what it touches.
    """
    workspace.admit(Duty.VIEW, verb="revert")
    asked = Once(confirm)

    def work(unit: UnitOfWork) -> Change | None:
        change, _ = _derive_amendment(request, workspace, unit=unit).carry_out(workspace, unit, confirm=asked)
        return change

    return workspace.work_alone(work)


def _derive_amendment(request: RevertRequest, workspace: Workspace, *, unit: UnitOfWork) -> Amendment:
    change = _get_change(request.number, workspace, unit=unit)
    model = make_model(workspace.read_statements(unit))
    revision = change.revision or 0
    after = workspace.read_model_after(unit, model, revision=revision)
    back = invert(unit.get_record(make_edits_id(change.id)).edits)
    edits = workspace.merge(unit, back, start=(revision, after))
    if not edits:
        raise InputError(f"nothing of change {change.number} is left in the model to take back")
    act = Act.of("revert", workspace, edits=edits)
    return Amendment(
        "revert",
        request.why,
        request.ticket,
        f"change {change.number} taken back",
        act.input,
        edits,
        act.stated,
        reverts=change.number,
    )


def _get_change(number: int, workspace: Workspace, *, unit: UnitOfWork) -> Change:
    found = workspace.read_changes(unit)
    for change in found:
        if change.number == number:
            if change.state is not ChangeState.APPLIED:
                raise InputError(f"change {number} is {change.state}; the model does not contain it")
            return change
    raise InputError(f"there is no change {number}", hint=f"there are {len(found)}; `zonewright changes` lists them")
