"""Fields and values in the words of a plant."""

from typing import Any

import pytest

from zonewright.lifecycle.wording import (
    say_change,
    say_changes,
    say_count,
    say_field,
    say_item,
    say_names,
    say_noun,
    say_place,
    say_text,
    say_value,
)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("role", "remote_io", "remote io"),
        ("name", "remote_io", "remote_io"),
        ("owner", None, "nobody"),
        ("vendor", None, "none"),
        ("patchable", False, "no"),
        ("purdue_level", 3.5, "3.5"),
        ("sl_target", [2, 2, 1, 1, 1, 1, 1], "2 2 1 1 1 1 1"),
        (
            "addresses",
            [{"ip": "10.0.0.1", "vlan": 7}, {"mac": "00:1b:1b:00:00:01"}],
            "10.0.0.1 VLAN 7, 00:1b:1b:00:00:01",
        ),
        ("assets", list("abcdefgh"), "a, b, c, d, e, f and 2 more"),
        ("assets", list("abcdefg"), "a, b, c, d, e, f, g"),
    ],
)
def test_values(field: str, value: Any, words: str) -> None:
    assert say_value(field, value) == words


@pytest.mark.parametrize(
    ("field", "before", "after", "words"),
    [
        ("role", "plc", "drive", "role plc → drive"),
        ("purdue_level", 1, 2, "level 1 → 2"),
        ("who", None, ["Ada"], "1 person more: Ada"),
        ("reaches", ["a", "b"], ["b"], "1 place to reach fewer: a"),
        ("addresses", [{"ip": "10.0.0.1"}], [{"ip": "10.0.0.2"}], "address 10.0.0.1 → 10.0.0.2"),
        ("zones", ["x", "y"], ["x", "z"], "zones x, y → x, z"),
    ],
)
def test_changes_of_a_field(field: str, before: Any, after: Any, words: str) -> None:
    assert say_change(field, before, after=after) == words


def test_items_are_called_by_their_noun() -> None:
    assert say_place("ways_in", "VPN north") == "way in VPN north"
    assert say_place("risk_matrix", "") == "the risk matrix"
    assert [say_noun("ways_in", 1), say_noun("ways_in", 2)] == ["1 way in", "2 ways in"]
    assert [say_noun("decisions", 3), say_noun("plant", 1)] == ["3 decisions", "the plant"]
    assert say_count(1200, ("flow", "flows")) == "1,200 flows"
    assert say_field("purdue_level") == "level"


def test_an_item_says_what_it_states_unlike_another() -> None:
    assert say_item("assets", '{"name":"a"}', unlike=None) == "added with its name alone"
    assert say_item("assets", '{"name":"a","role":"plc"}', unlike=None) == "role plc"
    assert say_item("assets", None, unlike='{"name":"a"}') == "removed"
    assert say_item("assets", None, unlike=None) == "not there"
    assert say_changes("assets", '{"name":"a"}', after='{"name":"a","role":"plc"}') == "role none → plc"


def test_words_stay_on_one_line() -> None:
    assert say_text("two\nlines \x1b[2J") == "two lines �[2J"
    assert len(say_text("x" * 500)) == 80
    assert say_names(["a"]) == "a"
