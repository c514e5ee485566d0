"""A change as a text difference; the cases stand in tests/cases/lifecycle/text."""

import pytest

from tests.cases_reader import Case, read_cases
from tests.lifecycle.stating import edits_between, split
from zonewright.lifecycle.difference_text import render_difference


@pytest.mark.parametrize("case", read_cases("lifecycle/text"), ids=lambda case: case.title)
def test_text(case: Case) -> None:
    before, after = split(case.text)
    assert tuple(render_difference(edits_between(before, after)).splitlines()) == case.output


def test_no_edits_give_no_text() -> None:
    assert render_difference(()) == ""


def test_what_a_terminal_would_obey_is_escaped() -> None:
    text = render_difference(edits_between("", 'assets: [{name: "a\\x9b31m", remarks: "\\u202eabc"}]'))
    assert text.splitlines()[1:] == ['+ - name: "a\\u009b31m"', '+   remarks: "\\u202eabc"']
