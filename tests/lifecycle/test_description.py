"""A change in the words of a shift leader; the cases stand in tests/cases/lifecycle/words."""

import pytest

from tests.cases_reader import Case, read_cases
from tests.lifecycle.stating import edits_between, split
from zonewright.lifecycle.description import describe, describe_touched


@pytest.mark.parametrize("case", read_cases("lifecycle/words"), ids=lambda case: case.title)
def test_words(case: Case) -> None:
    before, after = split(case.text)
    assert describe(edits_between(before, after), flows={"c": 3}) == case.output


def test_a_large_change_is_told_as_totals_with_the_first_of_each() -> None:
    before = f"assets: [{', '.join(f'{{name: old-{number:02}}}' for number in range(2))}]"
    after = (
        f"assets: [{', '.join(f'{{name: new-{number:04}, zone: z}}' for number in range(1200))}]\nzones: [{{name: z}}]"
    )
    assert describe(edits_between(before, after)) == (
        "zone z added",
        "1,200 assets added, first: asset new-0000 added to zone z",
        "2 assets removed, first: asset old-00 removed",
    )


def test_the_items_touched_are_named_up_to_a_hundred() -> None:
    after = f"plant: {{name: Line 2}}\nassets: [{', '.join(f'{{name: a-{number:03}}}' for number in range(120))}]"
    touched = describe_touched(edits_between("", after))
    assert touched[:2] == ("plant", "assets: a-000")
    assert len(touched) == 100


def test_the_order_in_which_edits_come_does_not_matter() -> None:
    edits = edits_between("zones: [{name: x}]\nassets: [{name: a}]", "assets: [{name: b}]")
    assert describe(reversed(edits)) == describe(edits)
