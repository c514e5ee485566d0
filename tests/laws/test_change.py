"""Changes of a model: made and taken back, joined in a row, merged whichever side comes first."""

import json
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lifecycle.stating import items_of, state_items
from zonewright.errors import ConflictError
from zonewright.lifecycle.description import describe
from zonewright.lifecycle.difference import apply_edits, derive_edits, invert, join_edits
from zonewright.lifecycle.difference_text import render_difference
from zonewright.lifecycle.item import VECTORS
from zonewright.lifecycle.merge import Merged, Side, merge_edits, resolve
from zonewright.lifecycle.offer import accept, derive_offers
from zonewright.lifecycle.touch import touched_zones
from zonewright.lifecycle.whole import iter_clashes, refuse_clashes
from zonewright.model.identifier import Id
from zonewright.model.plant import Plant
from zonewright.model.section import SECTIONS
from zonewright.model.workspace.change import Edit

X = Id("x")
LAW = settings(max_examples=60, deadline=None)
NAMES = ("a", "b", "c")
ZONES = ("x", "y")


def some(*values: object) -> st.SearchStrategy[object]:
    return st.sampled_from((None, *values))


def names(found: Sequence[object]) -> st.SearchStrategy[list[object] | None]:
    return st.none() | st.lists(st.sampled_from(found), unique_by=str, min_size=1, max_size=3)


def items(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries(fields).map(lambda item: {k: v for k, v in item.items() if v is not None})


def sections(item: st.SearchStrategy[dict[str, object]], *key: str) -> st.SearchStrategy[list[dict[str, object]]]:
    return st.lists(item, max_size=3, unique_by=lambda one: tuple(one.get(name) for name in key))


ADDRESSES = ({"ip": "10.0.0.1"}, {"ip": "10.0.1.1", "vlan": 2}, {"mac": "00:1b:1b:00:00:01"})
assets = items(
    name=st.sampled_from(NAMES),
    role=some("plc", "hmi"),
    purdue_level=some(1, 3.5),
    zone=some(*ZONES),
    patchable=some(False),
    addresses=names(ADDRESSES),
    functions=names(("filling", "packing")),
)
zones = items(
    name=st.sampled_from(ZONES),
    kind=some("cell", "dmz"),
    assets=names(NAMES),
    subnets=names(("10.0.0.0/16", "10.0.1.0/24")),
    sl_target=some([1] * 7, [2] * 7),
    within=some(*ZONES),
)
conduits = items(
    name=st.sampled_from(("c", "d")), zones=st.sampled_from((["x", "y"], ["x", "z"])), enforced_by=names(("fw", "gw"))
)
answers = items(
    requirement=st.sampled_from(("SR 1.1", "SR 5.1")), subject=some("x"), answer=st.just("yes"), why=some("w")
)
entries = items(name=st.just("early"), kind=st.just("shift"), weekdays=names(("monday", "friday", "sunday")))
frames = items(name=some("Line 2"), owner=some("production"))
plants = st.fixed_dictionaries(
    {
        "plant": frames,
        "zones": sections(zones, "name"),
        "conduits": sections(conduits, "name"),
        "assets": sections(assets, "name"),
        "calendar": sections(entries, "name"),
        "answers": sections(answers, "requirement", "subject"),
    }
).map(lambda found: state_items(found, declared_by=X))

touching = st.fixed_dictionaries(
    {
        "zones": items(name=st.just("x"), kind=some("cell"), assets=names(NAMES), subnets=names(("10.0.0.0/16",))).map(
            lambda one: [one]
        ),
        "assets": items(
            name=st.just("a"),
            role=some("plc"),
            functions=names(("filling", "packing")),
            addresses=names(ADDRESSES),
        ).map(lambda one: [one]),
        "calendar": entries.map(lambda one: [one]),
    }
).map(lambda found: state_items(found, declared_by=X))
"""Models of the same few items, so that three sides often change one list each in its own way."""


def between(before: Plant, after: Plant) -> tuple[Edit, ...]:
    return derive_edits(before, after, complete=SECTIONS)


def made(plant: Plant, edits: Sequence[Edit]) -> Plant:
    return apply_edits(plant, edits, declared_by=lambda _: X)


def merged_onto(base: Plant, theirs: Plant, *, mine: Sequence[Edit]) -> Merged:
    return merge_edits(mine, between(base, theirs))


@LAW
@given(plants, plants)
def test_the_edits_between_two_models_lead_from_one_to_the_other(before: Plant, after: Plant) -> None:
    assert items_of(made(before, between(before, after))) == items_of(after)


@LAW
@given(plants, plants)
def test_there_is_no_edit_exactly_where_the_items_are_equal(before: Plant, after: Plant) -> None:
    assert (between(before, after) == ()) == (items_of(before) == items_of(after))


@LAW
@given(plants, plants)
def test_edits_taken_back_give_the_model_again(before: Plant, after: Plant) -> None:
    canonical = made(Plant(), between(Plant(), before))
    edits = between(canonical, after)
    assert made(made(canonical, edits), invert(edits)) == canonical
    assert between(after, before) == invert(between(before, after))


@LAW
@given(plants, plants, plants)
def test_changes_in_a_row_join_to_one(first: Plant, second: Plant, third: Plant) -> None:
    assert join_edits([between(first, second), between(second, third)]) == between(first, third)


@LAW
@given(plants, plants)
def test_without_a_section_stated_as_a_whole_nothing_is_removed(before: Plant, after: Plant) -> None:
    edits = derive_edits(before, after, complete=())
    assert all(edit.after is not None for edit in edits)
    assert set(edits) <= set(between(before, after))


@LAW
@given(plants, plants)
def test_merging_with_nothing_gives_mine(base: Plant, mine: Plant) -> None:
    edits = between(base, mine)
    assert merge_edits(edits, ()) == Merged(edits, ())
    assert merge_edits((), edits) == Merged((), ())
    assert merge_edits(edits, edits) == Merged((), ())


@LAW
@given(plants, plants, plants)
def test_conflicts_are_the_same_questions_from_either_side(base: Plant, one: Plant, other: Plant) -> None:
    there = merge_edits(between(base, one), between(base, other))
    back = merge_edits(between(base, other), between(base, one))
    assert [found.question for found in there.conflicts] == [found.question for found in back.conflicts]
    assert [(found.mine, found.theirs) for found in there.conflicts] == [
        (found.theirs, found.mine) for found in back.conflicts
    ]


@LAW
@given(plants, plants, plants)
def test_without_conflict_it_does_not_matter_who_commits_first(base: Plant, one: Plant, other: Plant) -> None:
    there = merged_onto(base, other, mine=between(base, one))
    back = merged_onto(base, one, mine=between(base, other))
    apart = {found.question[:2] for found in there.conflicts}
    first = {found for found in items_by_place(made(other, there.edits)) if found[:2] not in apart}
    second = {found for found in items_by_place(made(one, back.edits)) if found[:2] not in apart}
    assert first == second


@LAW
@given(plants, plants, plants)
def test_answers_give_the_same_model_from_either_side(base: Plant, one: Plant, other: Plant) -> None:
    there = merged_onto(base, other, mine=between(base, one))
    back = merged_onto(base, one, mine=between(base, other))
    first = resolve(there, {found.question: Side.MINE for found in there.conflicts})
    second = resolve(back, {found.question: Side.THEIRS for found in back.conflicts})
    assert first.conflicts == second.conflicts == ()
    assert items_of(made(other, first.edits)) == items_of(made(one, second.edits))


@LAW
@given(touching, st.tuples(touching, touching, touching))
def test_three_that_do_not_dispute_merge_in_any_grouping(base: Plant, sides: tuple[Plant, Plant, Plant]) -> None:
    one, two, three = sides
    groupings = (
        joined(base, joined(base, one, two), three),
        joined(base, one, joined(base, two, three)),
        joined(base, joined(base, one, three), two),
    )
    found = [unordered(plant) for plant in groupings if plant is not None]
    assert all(each == found[0] for each in found)


def unordered(plant: Plant) -> list[tuple[str, dict[str, object]]]:
    """The items without the order of those lists that are sets: who reorders one says nothing."""
    items = [(section, json.loads(body)) for section, body in items_of(plant)]
    return [
        (section, {name: sorted(map(str, value)) if is_set(name, value) else value for name, value in item.items()})
        for section, item in sorted(items, key=lambda one: (one[0], one[1].get("name", "")))
    ]


def is_set(name: str, value: object) -> bool:
    return isinstance(value, list) and name not in VECTORS


@LAW
@given(plants, plants)
def test_what_is_accepted_is_not_offered_again(model: Plant, package: Plant) -> None:
    offers = derive_offers(model, package, decisions=())
    after = made(model, accept(offers, [offer.about for offer in offers]))
    assert derive_offers(after, package, decisions=()) == ()
    assert {place[:2] for place in items_by_place(model)} <= {place[:2] for place in items_by_place(after)}


@LAW
@given(plants, plants)
def test_words_text_and_zones_are_there_for_every_change_and_only_then(before: Plant, after: Plant) -> None:
    edits = between(before, after)
    assert len(describe(edits)) == len(edits)
    assert all("\n" not in line for line in describe(edits))
    assert bool(render_difference(edits)) == bool(edits)
    touched = touched_zones(edits, before, after=after)
    assert touched is None or bool(touched) == bool(edits)
    assert touched == touched_zones(invert(edits), after, after=before)


@LAW
@given(plants)
def test_a_model_is_refused_exactly_when_something_clashes(plant: Plant) -> None:
    try:
        refuse_clashes(plant)
    except ConflictError:
        assert [*iter_clashes(plant)]
    else:
        assert not [*iter_clashes(plant)]


def items_by_place(plant: Plant) -> set[tuple[str, str, str | None]]:
    return {(edit.section, edit.key, edit.after) for edit in between(Plant(), plant)}


def joined(base: Plant, one: Plant | None, other: Plant | None) -> Plant | None:
    if one is None or other is None:
        return None
    found = merged_onto(base, other, mine=between(base, one))
    return None if found.conflicts else made(other, found.edits)
