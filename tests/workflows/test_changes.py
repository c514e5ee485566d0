"""What was changed in the model, by whom, why, and what moved."""

from pathlib import Path

import pytest

from tests.workspace import Site, make_site
from zonewright.errors import InputError
from zonewright.model.workspace.change import ChangeState
from zonewright.workflows.changes import ChangeShown, ChangesRequest, changes


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = make_site(tmp_path)
    site.edit("role: drive", "role: plc", by="bo")
    site.edit("assets:\n", "assets:\n  - name: pump-1\n    zone: packer\n", by="kim", ticket="CR-7")
    return site


def show(site: Site, number: int | None = None, **more: object) -> tuple[ChangeShown, ...]:
    return changes(ChangesRequest(number, **more), workspace=site.open("bo"))  # type: ignore[arg-type]


def test_the_list_has_every_change_oldest_first(site: Site) -> None:
    shown = show(site)
    assert [(one.change.number, one.change.by, one.change.ticket) for one in shown] == [
        (1, "ada", None),
        (2, "bo", None),
        (3, "kim", "CR-7"),
    ]
    assert all((one.words, one.text) == ((), "") for one in shown)
    assert "assets: 4 → 5" in shown[2].effect


def test_one_change_has_its_words_and_its_text(site: Site) -> None:
    (shown,) = show(site, 2)
    assert any("drive-9" in line for line in shown.words)
    lines = [line.strip() for line in shown.text.splitlines()]
    assert any(line.startswith("-") and "drive" in line for line in lines)
    assert any(line.startswith("+") and "plc" in line for line in lines)


def test_what_was_asked_is_what_is_shown_later(site: Site) -> None:
    for outlook, number in zip(site.said, (1, 2, 3), strict=True):
        (shown,) = show(site, number)
        assert (shown.text, shown.effect) == (outlook.text, outlook.effect)


def test_more_than_nine_changes_stand_in_the_order_of_their_numbers(site: Site) -> None:
    for number in range(4, 13):
        site.edit("name: Line 2", "name: Line two") if number % 2 == 0 else site.edit("name: Line two", "name: Line 2")
    assert [one.change.number for one in show(site)] == [*range(1, 13)]


def test_a_number_that_is_none_is_said(site: Site) -> None:
    with pytest.raises(InputError, match="there is no change 4"):
        show(site, 4)


def test_as_of_a_moment_there_were_fewer(site: Site) -> None:
    first = site.read_changes()[0].at
    assert [one.change.number for one in show(site, as_of=first)] == [1]
    with pytest.raises(InputError, match="there is no change 2"):
        show(site, 2, as_of=first)


def test_an_approved_change_shows_what_was_made_of_it(site: Site) -> None:
    site.four_eyes = True
    site.edit("role: hmi", "role: historian", by="bo")
    site.four_eyes = False
    site.edit("10.0.1.6\n    zone", "10.0.1.6\n    owner: Ada\n    zone")
    site.four_eyes = True
    assert show(site, 4)[0].change.state is ChangeState.PROPOSED
    site.decide("change 4", "approve")
    (shown,) = show(site, 4)
    assert (shown.change.state, shown.change.approved_by) == (ChangeState.APPLIED, "ada")
    assert "historian" in shown.text
