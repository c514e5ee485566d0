"""The difference of two models, putting it onto a model, and taking it back."""

from dataclasses import replace
from itertools import pairwise

import pytest

from tests.lifecycle.stating import BASE, OWNER, edits_between, items_of, state
from zonewright.errors import ConflictError
from zonewright.lifecycle.difference import apply_edits, derive_edits, invert, join_edits, make_edit
from zonewright.model.identifier import Id
from zonewright.model.plant import Comment
from zonewright.model.section import SECTIONS
from zonewright.model.workspace.change import Action, Edit

OTHER = Id("observation-other")
MORE = BASE.replace("role: plc", "role: safety_plc").replace("  - {name: packer, kind: cell}\n", "  - {name: dmz}\n")


def test_equal_items_give_no_edit_whoever_declared_them() -> None:
    assert derive_edits(state(BASE), state(BASE, declared_by=OTHER), complete=SECTIONS) == ()


def test_each_item_that_differs_is_one_edit_in_canonical_order() -> None:
    assert edits_between(BASE, MORE) == (
        Edit("zones", "dmz", Action.ADDED, None, '{"name":"dmz"}'),
        Edit("zones", "packer", Action.REMOVED, '{"kind":"cell","name":"packer"}', None),
        Edit(
            "assets",
            "plc-filler",
            Action.CHANGED,
            '{"addresses":[{"ip":"10.10.1.5"}],"name":"plc-filler","role":"plc"}',
            '{"addresses":[{"ip":"10.10.1.5"}],"name":"plc-filler","role":"safety_plc"}',
            ("role",),
        ),
    )


def test_what_is_missing_is_removed_only_from_a_section_stated_as_a_whole() -> None:
    stated = state("zones: [{name: filling, kind: cell, assets: [plc-filler]}]")
    assert derive_edits(state(BASE), stated, complete=()) == ()
    gone = derive_edits(state(BASE), stated, complete=("zones", "conduits"))
    assert [(edit.section, edit.key, edit.action) for edit in gone] == [
        ("zones", "packer", Action.REMOVED),
        ("conduits", "filling-packer", Action.REMOVED),
    ]


def test_what_is_not_touched_keeps_its_noun_and_who_declared_it() -> None:
    before = state(BASE)
    edits = edits_between(BASE, MORE)
    after = apply_edits(before, edits, declared_by={("zones", "dmz"): OTHER, ("assets", "plc-filler"): OTHER})
    assert after.conduits[0] is before.conduits[0]
    assert after.assets[1] is before.assets[1]
    assert {(one.name, one.declared_by) for one in after.assets} == {("plc-filler", OTHER), ("drive-9", OWNER)}
    assert items_of(after) == items_of(state(MORE))


def test_it_does_not_matter_who_added_first() -> None:
    first, second = (edits_between(BASE, BASE + f"  - {{name: {name}}}\n") for name in ("x", "c"))
    one_way = apply_edits(
        apply_edits(state(BASE), first, declared_by=lambda _: OTHER), second, declared_by=lambda _: OTHER
    )
    other = apply_edits(
        apply_edits(state(BASE), second, declared_by=lambda _: OTHER), first, declared_by=lambda _: OTHER
    )
    assert one_way == other
    assert [one.name for one in other.assets] == ["c", "drive-9", "plc-filler", "x"]


def test_the_declarer_is_asked_by_section_and_key() -> None:
    after = apply_edits(
        state(""), edits_between("", "zones: [{name: z}]"), declared_by=lambda place: Id(" ".join(place))
    )
    assert after.zones[0].declared_by == "zones z"


def test_edits_taken_back_leave_the_model_as_it_was() -> None:
    edits = edits_between(BASE, MORE)
    back = apply_edits(
        apply_edits(state(BASE), edits, declared_by=lambda _: OWNER), invert(edits), declared_by=lambda _: OWNER
    )
    assert items_of(back) == items_of(state(BASE))


def test_comments_stay() -> None:
    comment = Comment("zones", "packer", "", "above", "# moves in May")
    after = apply_edits(
        replace(state(BASE), comments=(comment,)), edits_between(BASE, MORE), declared_by=lambda _: OWNER
    )
    assert after.comments == (comment,)


@pytest.mark.parametrize(
    ("model", "edits", "words"),
    [
        ("", edits_between(BASE, MORE), "zones: packer is gone"),
        (MORE, edits_between(BASE, MORE)[:1], "zones: dmz is there already"),
        (MORE, edits_between(BASE, MORE)[2:], "assets: plc-filler was changed meanwhile"),
    ],
)
def test_an_edit_is_not_made_on_another_state_than_its_own(model: str, edits: tuple[Edit, ...], words: str) -> None:
    with pytest.raises(ConflictError, match=words):
        apply_edits(state(model), edits, declared_by=lambda _: OWNER)


def test_a_key_that_stands_twice_is_refused() -> None:
    with pytest.raises(ConflictError, match='"a" stands twice in `assets`'):
        edits_between("", "assets: [{name: a}, {name: a}]")


def test_changes_in_a_row_join_to_one() -> None:
    texts = (BASE, MORE, BASE.replace("role: plc", "role: hmi"))
    steps = [edits_between(before, after) for before, after in pairwise(texts)]
    assert join_edits(steps) == edits_between(texts[0], texts[2])
    assert join_edits([steps[0], invert(steps[0])]) == ()


def test_no_edit_leads_from_a_state_to_itself() -> None:
    assert make_edit(("zones", "z"), '{"name":"z"}', after='{"name":"z"}') is None
