"""List what waits for a person, and settle it: conflicts, statements past their time, changes to approve."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from zonewright.access.permission import require_four_eyes
from zonewright.contracts.store import UnitOfWork
from zonewright.errors import InputError
from zonewright.lifecycle.description import describe_touched
from zonewright.lifecycle.difference import apply_edits, derive_edits
from zonewright.lifecycle.settle import derive_settled
from zonewright.lifecycle.touch import touched_zones
from zonewright.model.asset import Asset, Conflict
from zonewright.model.identifier import Id
from zonewright.model.moment import is_over
from zonewright.model.plant import Plant
from zonewright.model.register import Decision
from zonewright.model.workspace.change import Change, ChangeEdits, ChangeState, Edit, make_edits_id, make_proposal_id
from zonewright.model.workspace.entry import Outcome
from zonewright.model.workspace.principal import Duty
from zonewright.model.workspace.statement import make_model
from zonewright.workflows.amendment import WHOLE_PLANT, Act, Amendment, Once, Outlook
from zonewright.workflows.workspace import Workspace

CHOICES = {"conflict": ("keep", "take"), "belief": ("confirm",), "change": ("approve", "refuse")}


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that waits for a person.

    Attributes:
        kind: `conflict` (declared and seen), `belief` (a statement past its time), `change` (to approve).
        about: what it is called at the command.
        choices: what can be decided.
    """

    id: Id
    kind: str
    about: str
    question: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecideRequest:
    """What is decided; nothing named lists what waits.

    Attributes:
        about: id or name of the matter.
        choice: one of its choices.
        until: until when the decision holds, or the statement is believed from now on.
    """

    about: str | None = None
    choice: str | None = None
    why: str = ""
    ticket: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """What waits, and the change that a decision made."""

    matters: tuple[Matter, ...]
    change: Change | None = None


def decide(request: DecideRequest, *, workspace: Workspace, confirm: Callable[[Outlook], bool]) -> Decided:
    """Settle one open matter, as a change of the model with who and why; without one, list what waits.

    Raises:
        InputError: nothing of that name waits, or it cannot be decided so.
        DeniedError: the asker may not decide this.
        ConflictError: a waiting change no longer fits what was changed since; both sides are named.
    """
    workspace.admit(Duty.VIEW, verb="decide")
    _require_to_come(request.until, workspace)
    asked = Once(confirm)

    def work(unit: UnitOfWork) -> Decided:
        matters = tuple(_iter_matters(workspace, unit))
        if request.about is None:
            return Decided(matters)
        matter = _get_matter(request, matters)
        if matter.kind == "change":
            return Decided(matters, _decide_change(request, matter, workspace=workspace, unit=unit, confirm=asked))
        amendment = _amend(request, matter, workspace=workspace, unit=unit)
        change, _ = amendment.carry_out(workspace, unit, confirm=asked)
        return Decided(matters, change)

    return workspace.work_alone(work)


def _require_to_come(until: str | None, workspace: Workspace) -> None:
    try:
        over = is_over(until, workspace.at)
    except ValueError as failure:
        raise InputError(f"{until} is no day and no moment", hint="write it as 2027-12-31") from failure
    if over:
        raise InputError(f"{until} is over already", hint="name a day to come")


def _iter_matters(workspace: Workspace, unit: UnitOfWork) -> Iterator[Matter]:
    names = {asset.id: asset.name for asset in unit.iter_records("assets")}
    statements = workspace.read_statements(unit)
    ended = {one.observation.id for one in statements if is_over(getattr(one.noun, "expires", None), workspace.at)}
    for conflict in unit.iter_records("conflicts"):
        if conflict.decision is None or conflict.decision in ended:
            name = names.get(conflict.asset, conflict.asset)
            question = f"{name}: {conflict.field} is declared {conflict.declared}, seen {conflict.observed}"
            yield Matter(conflict.id, "conflict", f"{name} / {conflict.field}", question, CHOICES["conflict"])
    for one in statements:
        until = getattr(one.noun, "believed_until", None)
        if is_over(until, workspace.at):
            question = f"{one.section}: {one.key} was stated by {one.by} and believed until {until}"
            yield Matter(one.id, "belief", f"{one.section}: {one.key}", question, CHOICES["belief"])
    for change in workspace.read_changes(unit):
        if change.state is ChangeState.PROPOSED:
            question = f"change {change.number} by {change.by}: {change.why} ({change.edits} items) waits for approval"
            yield Matter(change.id, "change", f"change {change.number}", question, CHOICES["change"])


def _get_matter(request: DecideRequest, matters: tuple[Matter, ...]) -> Matter:
    about = (request.about or "").casefold()
    for matter in matters:
        if about in (matter.id, matter.about.casefold()):
            if request.choice in matter.choices:
                return matter
            raise InputError(
                f"{matter.about} cannot be decided as {request.choice}",
                hint=f"decide one of: {', '.join(matter.choices)}",
            )
    raise InputError(f"nothing called {request.about} waits", hint="`zonewright decide` lists what waits")


def _amend(request: DecideRequest, matter: Matter, *, workspace: Workspace, unit: UnitOfWork) -> Amendment:
    model = make_model(workspace.read_statements(unit))
    if matter.kind == "conflict":
        conflict: Conflict = unit.get_record(matter.id)
        asset: Asset = unit.get_record(conflict.asset)
        after = _settle(request, workspace, conflict=conflict, asset=asset, model=model)
    else:
        after = _confirm(request, unit.get_record(matter.id), model=model)
    edits = derive_edits(model, after, complete=())
    act = Act.of("decide", workspace, edits=edits)
    why = request.why or f"{matter.about}: {request.choice}"
    return Amendment("decide", why, request.ticket, f"decision on {matter.about}", act.input, edits, act.stated)


def _settle(request: DecideRequest, workspace: Workspace, *, conflict: Conflict, asset: Asset, model: Plant) -> Plant:
    decision = Decision(
        Id(""),
        about=asset.name,
        decision="take_observed" if request.choice == "take" else "keep_declared",
        field=conflict.field,
        observed=conflict.observed,
        why=request.why or None,
        expires=request.until,
        by=workspace.asker.name,
        at=workspace.at.isoformat(),
    )
    others = tuple(one for one in model.decisions if (one.about, one.field) != (asset.name, conflict.field))
    settled = replace(model, decisions=(*others, decision))
    return derive_settled(settled, conflict, asset=asset) if request.choice == "take" else settled


def _confirm(request: DecideRequest, statement: Any, *, model: Plant) -> Plant:
    """Believe a statement again, until a new day or for good."""
    noun = replace(statement.noun, believed_until=request.until)
    nouns = getattr(model, statement.section)
    changed = tuple(noun if one.name == noun.name else one for one in nouns)
    return replace(model, **{statement.section: changed})  # type: ignore[arg-type]


def _decide_change(
    request: DecideRequest,
    matter: Matter,
    *,
    workspace: Workspace,
    unit: UnitOfWork,
    confirm: Callable[[Outlook], bool],
) -> Change | None:
    change: Change = unit.get_record(matter.id)
    if request.choice == "refuse":
        workspace.admit(Duty.APPROVE, verb="decide", zones=_derive_zones(change, workspace, unit=unit))
        refused = replace(change, state=ChangeState.REFUSED, approved_by=workspace.asker.name, approved_at=workspace.at)
        unit.put("changes", (refused,))
        what = f"change {change.number} refused: {request.why}"
        entry = workspace.make_entry("decide", what, outcome=Outcome.REFUSED, subjects=(change.id,))
        workspace.commit_alone(unit, entry)
        return refused
    return _approve(change, request, workspace=workspace, unit=unit, confirm=confirm)


def _derive_zones(change: Change, workspace: Workspace, *, unit: UnitOfWork) -> tuple[str, ...]:
    """Name the zones that a waiting change touches, whether or not it still fits."""
    proposal = unit.get_record(make_proposal_id(change.id))
    edits: tuple[Edit, ...] = unit.get_record(make_edits_id(change.id)).edits
    then = workspace.read_model_after(unit, make_model(workspace.read_statements(unit)), revision=proposal.revision)
    after = apply_edits(then, edits, declared_by=lambda _: Id(""))
    return touched_zones(edits, then, after=after) or WHOLE_PLANT


def _approve(
    change: Change,
    request: DecideRequest,
    *,
    workspace: Workspace,
    unit: UnitOfWork,
    confirm: Callable[[Outlook], bool],
) -> Change | None:
    amendment = _derive_waiting(change, workspace, unit=unit)
    outlook = amendment.look(workspace, unit)
    approver = workspace.admit(Duty.APPROVE, verb="decide", zones=outlook.zones)
    with workspace.log_denials("decide"):
        require_four_eyes(change.by, approver, zones=outlook.zones, at=workspace.at, scope=workspace.asker.scope)
    if not confirm(outlook):
        return None
    approved = replace(
        change,
        state=ChangeState.APPLIED,
        approved_by=workspace.asker.name,
        approved_at=workspace.at,
        before=outlook.before,
        after=outlook.after,
        revision=unit.revision + 1,
        touches=describe_touched(amendment.edits),
        edits=len(amendment.edits),
    )
    unit.put("changes", (approved,))
    unit.put("change_edits", (ChangeEdits(make_edits_id(change.id), change.id, amendment.edits),))
    amendment.put_model(workspace, unit, outlook=outlook)
    what = f"change {change.number} by {change.by} approved{f': {request.why}' if request.why else ''}"
    workspace.commit_alone(unit, workspace.make_entry("decide", what, subjects=(change.id,)))
    return approved


def _derive_waiting(change: Change, workspace: Workspace, *, unit: UnitOfWork) -> Amendment:
    """Fit a waiting change to the model as it is now."""
    proposal = unit.get_record(make_proposal_id(change.id))
    mine: tuple[Edit, ...] = unit.get_record(make_edits_id(change.id)).edits
    model = make_model(workspace.read_statements(unit))
    then = workspace.read_model_after(unit, model, revision=proposal.revision)
    edits = workspace.merge(unit, mine, start=(proposal.revision, then))
    stated = {(section, key): line for section, key, line in proposal.stated}
    comments = proposal.comments
    if comments is not None:
        comments = workspace.join_comments(unit, comments, revision=proposal.revision)
    return Amendment(
        change.verb,
        change.why,
        change.ticket,
        change.source,
        proposal.input,
        edits,
        stated,
        comments,
        change.base,
        change.reverts,
        change,
    )
