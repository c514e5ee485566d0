"""An item as changes see it."""

from tests.lifecycle.stating import edits_between
from zonewright.lifecycle.item import (
    compare_lists,
    is_set,
    list_differing,
    name_item,
    order_fields,
    order_of,
    parse_side,
    sort_elements,
    write_element,
)


def test_fields_stand_in_the_order_of_the_text() -> None:
    assert order_fields("assets", ["zone", "addresses", "serial", "role"]) == ("role", "serial", "addresses", "zone")
    assert order_fields("answers", ["why", "answer", "subject"]) == ("subject", "answer", "why")


def test_differing_fields_are_those_that_changed_came_or_went() -> None:
    before, after = {"role": "plc", "vendor": "ABB", "owner": "a"}, {"role": "hmi", "owner": "a", "serial": "1"}
    assert list_differing("assets", before, after=after) == ("role", "vendor", "serial")


def test_lists_of_names_are_sets_and_vectors_are_not() -> None:
    assert is_set("assets", ["a"])
    assert is_set("assets", None)
    assert not is_set("sl_target", [1, 1, 1, 1, 1, 1, 1])
    assert not is_set("role", "plc")


def test_what_a_list_gained_and_lost() -> None:
    assert compare_lists(["a", "b"], ["c", "b"]) == (["c"], ["a"])
    assert compare_lists([{"ip": "1"}], [{"ip": "1", "vlan": 2}]) == ([{"ip": "1", "vlan": 2}], [{"ip": "1"}])


def test_elements_are_sorted_by_text_and_days_by_the_week() -> None:
    assert sort_elements([write_element(one) for one in ("b", "a")]) == ['"a"', '"b"']
    days = [write_element(one) for one in ("friday", "monday", "tuesday")]
    assert sort_elements(days) == ['"monday"', '"tuesday"', '"friday"']


def test_a_side_that_is_not_there_has_no_fields() -> None:
    assert parse_side(None) == {}
    assert parse_side('{"name":"a"}') == {"name": "a"}


def test_edits_are_named_and_ordered_as_the_text_has_them() -> None:
    edits = edits_between("", "plant: {name: Line 2}\nassets: [{name: b}, {name: a}]\nzones: [{name: z}]")
    assert [name_item(edit) for edit in edits] == ["plant", "zones: z", "assets: a", "assets: b"]
    backwards = edits[::-1]
    assert tuple(sorted(backwards, key=order_of)) == edits
