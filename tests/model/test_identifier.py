import re

from hypothesis import given
from hypothesis import strategies as st

from zonewright.model.identifier import ID_CHARACTERS, make_catalog_id, make_id

parts = st.lists(st.one_of(st.text(), st.integers(-(2**63), 2**64 - 1), st.none()), max_size=4)


@given(parts)
def test_an_id_is_the_noun_and_twelve_letters(facts: list[str | int | None]) -> None:
    assert re.fullmatch(rf"asset-[a-z2-7]{{{ID_CHARACTERS}}}", make_id("asset", *facts))


@given(parts, parts)
def test_equal_facts_have_equal_ids_and_other_facts_others(
    one: list[str | int | None], other: list[str | int | None]
) -> None:
    same = [(type(fact), fact) for fact in one] == [(type(fact), fact) for fact in other]
    assert (make_id("flow", *one) == make_id("flow", *other)) == same


def test_the_recipe_never_changes() -> None:
    assert make_id("asset", "00:1b:1b:00:00:12") == "asset-lo6bdfwkgmwl"
    assert make_id("flow", "a", "b", "tcp", 502, None) == "flow-eiq7b4xnra46"


def test_a_fact_that_holds_two_is_not_two_facts() -> None:
    assert make_id("zone", "a", "b") != make_id("zone", 'a","b')
    assert make_id("zone", ("a", "b")) != make_id("zone", "a", "b")
    assert make_id("zone", "1") != make_id("zone", 1)


def test_the_noun_is_a_fact_of_the_id() -> None:
    assert make_id("zone", "Filling")[-ID_CHARACTERS:] != make_id("function", "Filling")[-ID_CHARACTERS:]


def test_a_catalog_row_is_named_by_part_edition_and_row() -> None:
    assert make_catalog_id("62443-3-3", "2013", row="SR 5.1 RE 1") == "catalog:62443-3-3/2013#SR 5.1 RE 1"
