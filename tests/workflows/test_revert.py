"""A change taken back by another one: what it did goes, what came later stays, and a clash is shown."""

from pathlib import Path

import pytest

from tests.workspace import Site, make_site, meddled
from zonewright.errors import ConflictError, DeniedError, InputError
from zonewright.model.workspace.change import ChangeState


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Bo made the drive a PLC in change 2; Ada named the line anew in change 3."""
    site = make_site(tmp_path)
    site.edit("role: drive", "role: plc", by="bo", why="a soft PLC")
    site.edit("name: Line 2", "name: Line two")
    return site


def body(site: Site) -> str:
    """The model without the line that says from which change it is."""
    return "\n".join(line for line in site.export().splitlines() if not line.startswith("change:"))


def test_what_a_change_did_goes_and_what_came_later_stays(site: Site) -> None:
    change = site.revert(2)
    assert change is not None
    assert (change.number, change.verb, change.by, change.reverts) == (4, "revert", "ada", 2)
    assert (change.why, change.source) == ("wrong drawing", "change 2 taken back")
    text = body(site)
    assert "role: drive" in text
    assert "name: Line two" in text
    assert [one.state for one in site.read_changes()] == [ChangeState.APPLIED] * 4


def test_a_taking_back_is_taken_back_in_turn(site: Site) -> None:
    before = body(site)
    site.revert(2)
    back = site.revert(4)
    assert back is not None
    assert back.reverts == 4
    assert body(site) == before
    site.revert(5)
    assert "role: drive" in body(site)


def test_every_change_taken_back_leaves_the_first(site: Site) -> None:
    for number in (3, 2, 1):
        assert site.revert(number) is not None
    assert "assets" not in body(site)
    for number in (6, 5, 4):
        site.revert(number)
    assert "role: plc" in body(site)


def test_what_was_changed_again_since_is_shown_with_both_sides(site: Site) -> None:
    site.edit("drive-9\n    role: plc", "drive-9\n    role: hmi", by="kim")
    before = site.take_stock()
    with pytest.raises(ConflictError, match=r"drive-9, role: before: plc; yours: drive; theirs \(change 4 by kim.*hmi"):
        site.revert(2)
    assert site.take_stock() == before
    site.revert(4)
    assert site.revert(2) is not None


def test_another_field_changed_since_is_no_conflict(site: Site) -> None:
    site.edit("drive-9\n    role: plc", "drive-9\n    role: plc\n    vendor: Lenze", by="kim")
    site.revert(2)
    assert "drive-9\n    role: drive\n    vendor: Lenze" in body(site)


def test_what_is_taken_back_already_is_said(site: Site) -> None:
    site.revert(2)
    with pytest.raises(InputError, match="nothing of change 2 is left"):
        site.revert(2)
    assert len(site.read_changes()) == 4


@pytest.mark.parametrize("number", [0, -1, 4, 99])
def test_a_change_that_is_not_there_is_said(number: int, site: Site) -> None:
    with pytest.raises(InputError, match=f"there is no change {number}") as said:
        site.revert(number)
    assert "there are 3" in (said.value.hint or "")


def test_what_the_model_does_not_contain_is_not_taken_back(site: Site) -> None:
    site.four_eyes = True
    site.edit("role: hmi", "role: historian")
    with pytest.raises(InputError, match="change 4 is proposed"):
        site.revert(4)
    site.decide("change 4", "refuse", why="no", by="bo")
    with pytest.raises(InputError, match="change 4 is refused"):
        site.revert(4)


def test_who_may_not_change_it_may_not_take_it_back(site: Site) -> None:
    with pytest.raises(DeniedError):
        site.revert(3, by="kim")
    assert site.revert(2, by="kim") is not None


def test_with_four_eyes_a_taking_back_waits_too(site: Site) -> None:
    site.four_eyes = True
    change = site.revert(2)
    assert change is not None
    assert (change.state, change.reverts) == (ChangeState.PROPOSED, 2)
    assert "role: drive" not in body(site)
    site.decide("change 4", "approve", by="bo")
    assert "role: drive" in body(site)


def test_a_change_that_removed_brings_back_what_it_took(site: Site) -> None:
    before = body(site)
    site.edit("conduits:\n  - name: filling-packer\n    zones:\n      - filling\n      - packer\n", "conduits: []\n")
    assert "filling-packer" not in body(site)
    site.revert(4)
    assert body(site) == before


def test_a_zone_with_what_refers_to_it_is_not_taken_back_from_under_it(site: Site) -> None:
    site.edit("zones:\n", "zones:\n  - name: labels\n    kind: cell\n")
    site.edit("conduits:\n", "conduits:\n  - name: to-labels\n    zones: [packer, labels]\n")
    with pytest.raises(ConflictError, match=r'leads to "labels", which is no zone'):
        site.revert(4)


def test_comments_stay_when_a_change_is_taken_back(site: Site) -> None:
    site.edit("role: hmi", "role: hmi  # left of the door")
    site.revert(2)
    assert "# left of the door" in body(site)


def test_somebody_quicker_is_not_overwritten(site: Site) -> None:
    with meddled(site, lambda: site.edit("role: hmi", "role: historian", by="bo")):
        site.revert(2)
    assert "role: historian" in body(site)
    assert "role: drive" in body(site)
