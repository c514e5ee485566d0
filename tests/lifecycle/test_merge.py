"""Two people's edits of one model; the cases stand in tests/cases/lifecycle/merge."""

from datetime import UTC, datetime

import pytest

from tests.cases_reader import Case, read_cases
from tests.lifecycle.stating import OWNER, edits_between, items_of, split, state
from zonewright.errors import ConflictError
from zonewright.lifecycle.description import describe
from zonewright.lifecycle.difference import apply_edits
from zonewright.lifecycle.merge import Author, Merged, Question, Side, describe_conflict, merge_edits, resolve
from zonewright.model.section import SECTIONS

ADA = Author(12, "Ada", datetime(2027, 1, 6, 8, 30, tzinfo=UTC))
BASE = "assets: [{name: a, role: plc, vendor: Siemens}, {name: b}]"
MINE = "assets: [{name: a, role: drive, vendor: ABB, owner: me}]"
THEIRS = "assets: [{name: a, role: hmi, vendor: Moxa}, {name: b, role: hmi}]"


class _Everywhere(dict[tuple[str, str], Author]):
    """Ada made every change."""

    def get(self, key: object, default: object = None) -> Author:
        return ADA


def merge_of(base: str, mine: str, theirs: str) -> Merged:
    return merge_edits(edits_between(base, mine), edits_between(base, theirs), authors=_Everywhere())


@pytest.mark.parametrize("case", read_cases("lifecycle/merge"), ids=lambda case: case.title)
def test_merge(case: Case) -> None:
    base, mine, theirs = split(case.text)
    merged = merge_of(base, mine, theirs)
    assert describe(merged.edits) == case.output
    assert tuple(map(describe_conflict, merged.conflicts)) == case.problems


@pytest.mark.parametrize("case", read_cases("lifecycle/merge"), ids=lambda case: case.title)
def test_the_merged_edits_fit_the_model_as_it_stands(case: Case) -> None:
    base, mine, theirs = split(case.text)
    merged = merge_of(base, mine, theirs)
    for side in Side:
        settled = resolve(merged, {one.question: side for one in merged.conflicts})
        assert settled.conflicts == ()
        apply_edits(state(theirs), settled.edits, declared_by=lambda _: OWNER)


def settle(take: dict[Question, Side]) -> str:
    merged = resolve(merge_of(BASE, MINE, THEIRS), take)
    assert merged.conflicts == ()
    after = apply_edits(state(THEIRS), merged.edits, declared_by=lambda _: OWNER)
    return "; ".join(text for _, text in items_of(after))


def test_each_field_is_settled_for_itself() -> None:
    take = {
        ("assets", "a", "role"): Side.MINE,
        ("assets", "a", "vendor"): Side.THEIRS,
        ("assets", "b", None): Side.MINE,
    }
    assert settle(take) == '{"name":"a","owner":"me","role":"drive","vendor":"Moxa"}'


def test_an_item_is_settled_as_a_whole_and_keeps_what_nobody_disputes() -> None:
    take: dict[Question, Side] = {("assets", "a", None): Side.THEIRS, ("assets", "b", None): Side.THEIRS}
    first = '{"name":"a","owner":"me","role":"hmi","vendor":"Moxa"}'
    assert settle(take) == f'{first}; {{"name":"b","role":"hmi"}}'


def test_an_item_answered_in_part_stays_in_question() -> None:
    merged = merge_of(BASE, MINE, THEIRS)
    assert resolve(merged, {("assets", "a", "role"): Side.MINE}) == merged


def test_an_answer_to_no_question_is_refused() -> None:
    with pytest.raises(ConflictError, match="asset a, owner, is in no conflict"):
        resolve(merge_of(BASE, MINE, THEIRS), {("assets", "a", "owner"): Side.MINE})


def test_edits_of_two_bases_are_refused() -> None:
    with pytest.raises(ConflictError, match="asset a: the two changes do not start from the same state"):
        merge_edits(edits_between(BASE, MINE), edits_between(THEIRS, BASE))


def test_days_of_a_week_stay_in_its_order() -> None:
    text = "calendar: [{{name: early, kind: shift, weekdays: [{0}]}}]"
    merged = merge_of(*(text.format(days) for days in ("friday", "friday, monday", "friday, tuesday")))
    after = apply_edits(state(text.format("friday, tuesday")), merged.edits, declared_by=lambda _: OWNER)
    assert after.calendar[0].weekdays == (0, 1, 4)
    assert set(SECTIONS) >= {edit.section for edit in merged.edits}
