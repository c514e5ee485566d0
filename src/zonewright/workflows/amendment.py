"""A change of the model in the making: looked at first, then recorded."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from zonewright.contracts.store import UnitOfWork
from zonewright.lifecycle.description import describe, describe_touched
from zonewright.lifecycle.difference import apply_edits
from zonewright.lifecycle.difference_text import render_difference
from zonewright.lifecycle.standing import count_flows, derive_standing, describe_effect
from zonewright.lifecycle.touch import touched_zones
from zonewright.lifecycle.whole import refuse_clashes
from zonewright.model.identifier import Id, Origin
from zonewright.model.observation import Input, Observation, Status, make_input_id
from zonewright.model.plant import Comment
from zonewright.model.section import iter_nouns, write_item
from zonewright.model.survey import Survey
from zonewright.model.workspace.change import (
    Change,
    ChangeEdits,
    ChangeState,
    Edit,
    Proposal,
    Standing,
    make_change_id,
    make_edits_id,
    make_proposal_id,
)
from zonewright.model.workspace.entry import Outcome
from zonewright.model.workspace.kind import STATEMENTS
from zonewright.model.workspace.principal import Duty
from zonewright.model.workspace.statement import Remarks, Statement, make_model, make_statement_id
from zonewright.workflows.workspace import REMARKS, Workspace

MOST_ITEMS = 100
WHOLE_PLANT: tuple[str, ...] = ()

Stated = Mapping[tuple[str, str], Observation]
"""Section and key of an item -> the line on which it is stated."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a change would do, before anybody is asked.

    Attributes:
        edits: what it does, item by item; `words` say it in plant words.
        effect: what moves in coverage, bridges, verdicts and risk, in words.
        zones: zones it touches; empty means the whole plant.
        statements: the model as it would be.
    """

    edits: tuple[Edit, ...]
    words: tuple[str, ...]
    before: Standing | None
    after: Standing
    effect: tuple[str, ...]
    zones: tuple[str, ...]
    statements: tuple[Statement[Any], ...]
    survey: Survey

    @property
    def text(self) -> str:
        """The change as lines taken away and added; of a large one the first items."""
        more = len(self.edits) - MOST_ITEMS
        return render_difference(self.edits[:MOST_ITEMS]) + (f"  ... and {more} items more\n" if more > 0 else "")


@dataclass(frozen=True, slots=True)
class Amendment:
    """Edits of the current model, with who states them where and why.

    Attributes:
        source: the file or the act, as people name it; `input` is its record.
        comments: the comments as the change leaves them; `None` when it does not touch them.
        base: number of the change that the text was exported at.
        proposal: the waiting change that is approved by this.
    """

    verb: str
    why: str
    ticket: str | None
    source: str
    input: Input
    edits: tuple[Edit, ...]
    stated: Stated
    comments: tuple[Comment, ...] | None = None
    base: int | None = None
    reverts: int | None = None
    proposal: Change | None = None

    def look(self, workspace: Workspace, unit: UnitOfWork) -> Outlook:
        """Work out what the change would do, and ask whether the asker may make it.

        Raises:
            ConflictError: the model would not hold together.
            DeniedError: the asker may not change what it touches.
        """
        statements = workspace.read_statements(unit)
        model = make_model(statements)
        lines = {place: line.id for place, line in self.stated.items()}
        changed = apply_edits(model, self.edits, declared_by=lines)
        refuse_clashes(changed)
        zones = touched_zones(self.edits, model, after=changed) or WHOLE_PLANT
        if self.proposal is None:
            workspace.admit(Duty.MODEL, verb=self.verb, zones=zones)
        stated = self._state(
            workspace, unit, statements=statements, nouns={(s, k): noun for s, k, noun in iter_nouns(changed)}
        )
        kept = workspace.read_survey(unit)
        survey = workspace.survey(workspace.read_inputs(unit), stated)
        before, after = derive_standing(kept) if kept is not None else None, derive_standing(survey)
        return Outlook(
            edits=self.edits,
            words=describe(self.edits, flows=count_flows(kept) if kept is not None else {}),
            before=before,
            after=after,
            effect=describe_effect(before, after) if before is not None else (),
            zones=zones,
            statements=stated,
            survey=survey,
        )

    def record(self, workspace: Workspace, unit: UnitOfWork, *, outlook: Outlook) -> Change:
        """Put the change, and what it brings about unless a second person has to approve it; the caller commits."""
        waits = workspace.four_eyes
        number = len(workspace.read_changes(unit)) + 1
        change = Change(
            id=make_change_id(number),
            origin=Origin.DECLARED,
            basis=(self.input.id,),
            number=number,
            verb=self.verb,
            at=workspace.at,
            by=workspace.asker.name,
            proven_by=workspace.asker.proven_by,
            why=self.why,
            ticket=self.ticket,
            state=ChangeState.PROPOSED if waits else ChangeState.APPLIED,
            source=self.source,
            touches=describe_touched(self.edits),
            edits=len(self.edits),
            before=outlook.before,
            after=outlook.after,
            base=self.base,
            reverts=self.reverts,
            revision=None if waits else unit.revision + 1,
        )
        unit.put("changes", (change,))
        unit.put("change_edits", (ChangeEdits(make_edits_id(change.id), change.id, self.edits),))
        if waits:
            places = tuple((section, key, line) for (section, key), line in sorted(self.stated.items()))
            unit.put(
                "proposals",
                (Proposal(make_proposal_id(change.id), change.id, unit.revision, self.input, places, self.comments),),
            )
        else:
            self.put_model(workspace, unit, outlook=outlook)
        return change

    def put_model(self, workspace: Workspace, unit: UnitOfWork, *, outlook: Outlook) -> None:
        """Put the model as the change leaves it, and the survey that follows from it."""
        after = {(one.section, one.key): one for one in outlook.statements}
        for edit in self.edits:
            found = after.get((edit.section, edit.key))
            if found is None:
                unit.remove(STATEMENTS[edit.section], (make_statement_id(edit.section, edit.key),))
            else:
                unit.put(STATEMENTS[edit.section], (found,))
        if self.comments is not None:
            unit.put("remarks", (Remarks(REMARKS, self.comments),))
        workspace.keep_survey(unit, outlook.survey)

    def carry_out(
        self, workspace: Workspace, unit: UnitOfWork, *, confirm: Callable[[Outlook], bool]
    ) -> "tuple[Change | None, Outlook]":
        """Look, ask, record and commit; inside `Workspace.work_alone`."""
        outlook = self.look(workspace, unit)
        if not confirm(outlook):
            return None, outlook
        change = self.record(workspace, unit, outlook=outlook)
        outcome = Outcome.PROPOSED if change.state is ChangeState.PROPOSED else Outcome.DONE
        what = f"change {change.number}: {change.why} ({change.edits} items, {change.source})"
        workspace.commit_alone(unit, workspace.make_entry(self.verb, what, outcome=outcome, subjects=(change.id,)))
        return change, outlook

    def _state(
        self,
        workspace: Workspace,
        unit: UnitOfWork,
        *,
        statements: tuple[Statement[Any], ...],
        nouns: Mapping[tuple[str, str], Any],
    ) -> tuple[Statement[Any], ...]:
        number = self.proposal.number if self.proposal else len(workspace.read_changes(unit)) + 1
        by = self.proposal.by if self.proposal else workspace.asker.name
        after = {(one.section, one.key): one for one in statements}
        for edit in self.edits:
            place = (edit.section, edit.key)
            if place not in nouns:
                after.pop(place, None)
                continue
            after[place] = Statement(
                make_statement_id(*place),
                edit.section,
                edit.key,
                nouns[place],
                self.stated[place],
                self.input,
                by,
                workspace.at,
                number,
            )
        return tuple(after[place] for place in nouns)


class Once:
    """Asks a person once for one difference, however often it has to be worked out again."""

    def __init__(self, confirm: Callable[[Outlook], bool]) -> None:
        self._confirm = confirm
        self._agreed: tuple[Edit, ...] | None = None

    def __call__(self, outlook: Outlook) -> bool:
        """Ask, unless the person agreed to this very difference before."""
        if self._agreed == outlook.edits:
            return True
        self._agreed = outlook.edits if self._confirm(outlook) else None
        return self._agreed is not None


@dataclass(frozen=True, slots=True)
class Act:
    """Words said at a command, kept like a file: every declared fact rests on an input with lines.

    Attributes:
        input: the record; its bytes are the canonical lines of what was said.
        stated: section and key of each edit -> its line.
    """

    input: Input
    stated: Stated

    @classmethod
    def of(cls, verb: str, workspace: Workspace, *, edits: tuple[Edit, ...]) -> "Act":
        """Write down what is said by the asker now."""
        head = {"verb": verb, "by": workspace.asker.name, "at": workspace.at.isoformat()}
        lines = [write_item(head), *(json.dumps([one.section, one.key, one.after]) for one in edits)]
        content = ("\n".join(lines) + "\n").encode("utf-8")
        sha256 = hashlib.sha256(content).hexdigest()
        name: Id = make_input_id(sha256)
        shown = f"{verb} by {workspace.asker.name}"
        record = Input(
            name, shown, sha256, verb, Status.COMPLETE, len(content), lines=len(lines), used=len(lines), ignored={}
        )
        stated = {
            (one.section, one.key): Observation.of_row(
                name, "declaration", subject=f"{one.section}: {one.key}", line=at
            )
            for at, one in enumerate(edits, start=2)
        }
        return cls(record, stated)
