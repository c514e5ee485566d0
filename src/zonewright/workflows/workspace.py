"""A workspace at hand: what every verb that remembers something works with."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, TypeVar

from zonewright.access.permission import require_permission
from zonewright.contracts.source import Reading
from zonewright.contracts.store import Store, UnitOfWork
from zonewright.errors import ConflictError, DeniedError, StoreError
from zonewright.lifecycle.difference import apply_edits, derive_edits, invert
from zonewright.lifecycle.merge import Author, Merged, Question, Side, describe_conflict, merge_edits, resolve
from zonewright.model.identifier import Id, make_id
from zonewright.model.plant import Comment, Plant
from zonewright.model.section import SECTIONS
from zonewright.model.survey import Survey, SurveyHead
from zonewright.model.workspace.change import Change, Edit, make_edits_id
from zonewright.model.workspace.entry import Entry, Outcome
from zonewright.model.workspace.kind import BULK, STATEMENTS, SURVEYED
from zonewright.model.workspace.principal import Asker, Duty, Principal
from zonewright.model.workspace.remembered import RememberedInput, make_remembered_id
from zonewright.model.workspace.statement import Statement, make_model
from zonewright.workflows.edges import Edges

Result = TypeVar("Result")
ATTEMPTS = 5
REMARKS, HEAD = make_id("remarks", "model"), make_id("survey", "workspace")


class MovedError(ConflictError):
    """Somebody else committed while this was worked out; it has to be worked out again."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """One place that remembers, opened by one who asks, at one moment.

    Attributes:
        at: now, by the clock of the door.
        four_eyes: whether a second person has to approve a change of the model.
        is_single_user: whether the operating system says who asks; else accounts of the workspace do.
    """

    store: Store
    edges: Edges
    asker: Asker
    at: datetime
    four_eyes: bool = False
    is_single_user: bool = True

    def admit(self, duty: Duty, *, verb: str, zones: Sequence[str] = ()) -> Principal:
        """Let the asker in, or log that it was denied.

        Raises:
            DeniedError: the asker may not do this now.
            StoreError: the workspace knows nobody: its records are gone.
        """
        with self.store.unit_of_work() as unit:
            known = tuple(unit.iter_records("principals"))
            if not known:
                raise StoreError(
                    "the workspace has no records: somebody made it, and nobody is known in it any more",
                    hint="put its folder .zonewright back from a backup; to begin anew, make another with "
                    "`zonewright init`",
                )
        with self.log_denials(verb):
            return require_permission(self.asker, duty, principals=known, zones=zones, at=self.at)

    @contextmanager
    def log_denials(self, verb: str) -> Iterator[None]:
        """Write into the log what is denied meanwhile, before it is told."""
        try:
            yield
        except DeniedError as denied:
            with self.store.unit_of_work() as unit:
                unit.commit(self.make_entry(verb, str(denied), outcome=Outcome.DENIED))
            raise

    def work_alone(self, work: Callable[[UnitOfWork], Result]) -> Result:
        """Do work that rests on everything in the workspace; begin again when somebody else was quicker.

        Raises:
            ConflictError: others were quicker every time.
        """
        for _ in range(ATTEMPTS - 1):
            try:
                with self.store.unit_of_work() as unit:
                    return work(unit)
            except MovedError:
                continue
        with self.store.unit_of_work() as unit:
            return work(unit)

    def commit_alone(self, unit: UnitOfWork, entry: Entry) -> None:
        """Commit inside `work_alone`.

        Raises:
            MovedError: somebody else committed since the unit began.
        """
        try:
            unit.commit(entry, alone=True)
        except ConflictError as conflict:
            raise MovedError(str(conflict), hint=conflict.hint) from conflict

    def make_entry(
        self, verb: str, what: str, *, outcome: Outcome = Outcome.DONE, subjects: tuple[Id, ...] = ()
    ) -> Entry:
        """Write the line of the log that says what the asker did."""
        return Entry(self.at, self.asker.name, self.asker.proven_by, verb, outcome, what, subjects)

    def read_statements(self, unit: UnitOfWork) -> tuple[Statement[Any], ...]:
        """Give every statement of the model, in the canonical order of sections."""
        return tuple(found for kind in STATEMENTS.values() for found in unit.iter_records(kind))

    def read_comments(self, unit: UnitOfWork) -> tuple[Comment, ...]:
        """Give what people wrote beside the model."""
        remarks = unit.find_record(REMARKS)
        return remarks.comments if remarks is not None else ()

    def join_comments(self, unit: UnitOfWork, own: tuple[Comment, ...], *, revision: int) -> tuple[Comment, ...]:
        """Join comments written beside an earlier revision with those of now: of what others wrote since, none goes."""
        if not any(_revision_of(one) > revision for one in self.read_changes(unit)):
            return own
        places = {_place_of(one) for one in own}
        return (*own, *(one for one in self.read_comments(unit) if _place_of(one) not in places))

    def read_changes(self, unit: UnitOfWork) -> tuple[Change, ...]:
        """Give every change, oldest first."""
        return tuple(sorted(unit.iter_records("changes"), key=lambda change: change.number))

    def find_last_change(self, unit: UnitOfWork) -> Change | None:
        """Give the change that the model took in last."""
        return max((one for one in self.read_changes(unit) if one.revision), key=_revision_of, default=None)

    def read_model_after(self, unit: UnitOfWork, model: Plant, *, revision: int) -> Plant:
        """Give the model as it stood at an earlier revision: what was changed since is taken back."""
        since = [one for one in self.read_changes(unit) if _revision_of(one) > revision]
        for change in sorted(since, key=_revision_of, reverse=True):
            edits = unit.get_record(make_edits_id(change.id)).edits
            model = apply_edits(model, invert(edits), declared_by=lambda _: Id(""))
        return model

    def merge(
        self,
        unit: UnitOfWork,
        edits: Iterable[Edit],
        *,
        start: tuple[int, Plant],
        take: Mapping[Question, Side] = MappingProxyType({}),
    ) -> tuple[Edit, ...]:
        """Join edits of an earlier model with what others changed since, so that they fit the model of now.

        Args:
            unit: reads the model of now.
            edits: to be made.
            start: the revision that the edits start from, and the model as it stood then.
            take: whose statement holds where two cannot.

        Raises:
            ConflictError: others changed the same to something else; both sides are named.
        """
        revision, then = start
        theirs = derive_edits(then, make_model(self.read_statements(unit)), complete=tuple(SECTIONS))
        merged = resolve(merge_edits(edits, theirs), take)
        if merged.conflicts:
            raise ConflictError(
                "\n  ".join(("two people changed the same:", *self._iter_conflicts(unit, merged, revision=revision))),
                hint="say whose holds, or edit the file; nothing was changed",
            )
        return merged.edits

    def _iter_conflicts(self, unit: UnitOfWork, merged: Merged, *, revision: int) -> Iterator[str]:
        """Say each conflict with who changed that field last."""
        since = [one for one in self.read_changes(unit) if _revision_of(one) > revision]
        edits = [(one, unit.get_record(make_edits_id(one.id)).edits) for one in sorted(since, key=_revision_of)]
        for conflict in merged.conflicts:
            place = (conflict.section, conflict.key)
            authors = [
                Author(change.number, change.by, change.at)
                for change, found in edits
                for edit in found
                if (edit.section, edit.key) == place and (conflict.field in edit.fields or not edit.fields)
            ]
            yield describe_conflict(replace(conflict, their_change=authors[-1] if authors else None))

    def read_inputs(self, unit: UnitOfWork) -> tuple[Reading, ...]:
        """Give what was observed, with its bulk tables, as if it were read again.

        Raises:
            StoreError: a bulk table is gone that nobody let go.
        """
        return tuple(self._read_input(one) for one in unit.iter_records("remembered_inputs"))

    def _read_input(self, one: RememberedInput) -> Reading:
        tables = {kind: self.store.tables.find_table(f"{kind}/{one.input.id}") for kind in BULK}
        for kind in one.tables:
            if tables[kind] is None:
                raise StoreError(
                    f"the table {kind}/{one.input.id} of {one.input.path} is gone",
                    hint="put the folder tables back from a backup of the workspace; nothing was changed",
                )
        return Reading(
            one.input,
            one.problems,
            flow_records=tables["flow_records"],
            sightings=tables["sightings"],
            observations=one.observations,
            plant=one.plant,
            configurations=one.configurations,
            hosts=one.hosts,
        )

    def remember(self, unit: UnitOfWork, reading: Reading) -> None:
        """Keep what was read of an input: its bulk tables first, so that its record never stands without them."""
        tables = {kind: table for kind in BULK if (table := getattr(reading, kind)) is not None}
        for kind, table in tables.items():
            self.store.tables.put_table(f"{kind}/{reading.input.id}", table)
        one = RememberedInput(
            make_remembered_id(reading.input.id),
            reading.input,
            reading.problems,
            reading.observations,
            reading.plant,
            reading.configurations,
            tuple(tables),
            reading.hosts,
        )
        unit.put("remembered_inputs", (one,))

    def survey(
        self,
        inputs: Sequence[Reading],
        statements: Iterable[Statement[Any]],
        *,
        as_of: datetime | None = None,
    ) -> Survey:
        """Survey what is remembered together with a model, without writing anything."""
        from zonewright.workflows.survey import SurveyRequest
        from zonewright.workflows.survey import survey as run_survey

        model = tuple(_iter_model_readings(statements))
        request = SurveyRequest(
            (), as_of, readings=(*inputs, *model), models=frozenset(reading.input.id for reading in model)
        )
        return run_survey(request, edges=self.edges, folder=None).survey

    def read_all(self, as_of: datetime | None) -> tuple[tuple[Reading, ...], frozenset[Id]]:
        """Give all that is remembered, as it stood at a moment, and which inputs of it state the model.

        Raises:
            DeniedError: the asker may not look.
        """
        self.admit(Duty.VIEW, verb="survey")
        with self.store.unit_of_work(as_of) as unit:
            model = tuple(_iter_model_readings(self.read_statements(unit)))
            return (*self.read_inputs(unit), *model), frozenset(reading.input.id for reading in model)

    def keep_survey(self, unit: UnitOfWork, survey: Survey) -> None:
        """Keep every record of a survey in the place of those of the survey before."""
        for kind in SURVEYED:
            _replace(unit, kind, records=getattr(survey, kind))
        _replace(unit, "plan", records=(survey.plan,))
        unit.put("survey", (SurveyHead(HEAD, survey.zonewright, survey.plant, survey.as_of),))

    def read_survey(self, unit: UnitOfWork) -> Survey | None:
        """Give the survey that is kept, or `None` before anything was observed or declared."""
        head = unit.find_record(HEAD)
        if head is None:
            return None
        sections: dict[str, Any] = {kind: tuple(unit.iter_records(kind)) for kind in SURVEYED}
        (plan,) = unit.iter_records("plan")
        return Survey(zonewright=head.zonewright, plant=head.plant, as_of=head.as_of, plan=plan, **sections)


def _place_of(one: Comment) -> tuple[str, str, str, str]:
    return one.section, one.key, one.field, one.place


def _revision_of(change: Change) -> int:
    return change.revision or 0


def _replace(unit: UnitOfWork, kind: str, *, records: tuple[Any, ...]) -> None:
    now = {record.id for record in records}
    unit.remove(kind, [record.id for record in unit.iter_records(kind) if record.id not in now])
    unit.put(kind, records)


def _iter_model_readings(statements: Iterable[Statement[Any]]) -> Iterable[Reading]:
    """Give the statements as readings, one for each file or act that stated some."""
    by_input: dict[Id, list[Statement[Any]]] = {}
    for one in statements:
        by_input.setdefault(one.input.id, []).append(one)
    for _, stated in sorted(by_input.items()):
        yield Reading(
            stated[0].input,
            observations=tuple(one.observation for one in stated),
            plant=make_model(stated),
        )
