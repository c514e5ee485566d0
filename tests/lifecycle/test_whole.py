"""What a model as a whole cannot hold; the cases stand in tests/cases/lifecycle/whole."""

import pytest

from tests.cases_reader import Case, read_cases
from tests.lifecycle.stating import state
from zonewright.errors import ConflictError
from zonewright.lifecycle.whole import iter_clashes, refuse_clashes


@pytest.mark.parametrize("case", read_cases("lifecycle/whole"), ids=lambda case: case.title)
def test_clashes(case: Case) -> None:
    assert tuple(clash.what for clash in iter_clashes(state(case.text))) == case.problems


def test_a_sound_model_passes() -> None:
    refuse_clashes(state("zones: [{name: x}, {name: y}]\nconduits: [{name: c, zones: [x, y]}]"))


def test_a_model_that_cannot_hold_is_refused_with_both_named() -> None:
    text = "zones: [{name: x, assets: [a]}, {name: y, assets: [a]}]"
    with pytest.raises(ConflictError, match='asset "a" is put into the zones "x" and "y"') as refused:
        refuse_clashes(state(text))
    assert refused.value.hint


def test_the_first_clashes_are_told_and_the_others_counted() -> None:
    names = ", ".join(f"{{name: c{number}, zones: [x, nowhere]}}" for number in range(9))
    with pytest.raises(ConflictError, match="; and 4 more"):
        refuse_clashes(state(f"zones: [{{name: x}}]\nconduits: [{names}]"))


def test_a_clash_names_its_rule_and_its_items() -> None:
    clash = next(iter_clashes(state("zones: [{name: d, within: d}]")))
    assert (clash.rule, clash.items) == ("ring", (("zones", "d"),))
