from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from zonewright.sources.plants.guide import Guide
from zonewright.sources.plants.outline import Outline, parse_outline
from zonewright.sources.plants.tree import Complaint

TEXT = """\
assets:
  - name: a
    remarks: |
      one
      two
  - {name: b,
     serial: c}
plant: {name: 2.10}
zones: []
drills:
"""


def outline(text: str) -> Outline:
    found = parse_outline(text, Guide())
    assert isinstance(found, Outline)
    return found


def refusal(text: str) -> Complaint:
    found = parse_outline(text, Guide())
    assert isinstance(found, Complaint)
    return found


def test_values_and_lines_are_grown_together() -> None:
    found = outline(TEXT)
    assert found.value["assets"] == [{"name": "a", "remarks": "one\ntwo\n"}, {"name": "b", "serial": "c"}]
    assert found.value["plant"] == {"name": 2.1}
    assert found.keys == [("assets", 1), ("plant", 8), ("zones", 9), ("drills", 10)]
    spot = found.spots["assets"]
    assert (list(spot.starts), list(spot.ends), list(spot.columns), spot.dash) == ([2, 6], [5, 7], [4, 4], 2)
    assert found.long == [(3, 5)]


def test_a_key_without_a_value_is_left_out_and_a_double_one_is_told() -> None:
    found = outline("plant:\n  name:\n  owner: a\n  name: b\n")
    assert found.value == {"plant": {"owner": "a"}}
    assert [(one.key, one.line) for one in found.doubles] == [("name", 4)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: &x 1", "anchors"),
        ("a: *x", "anchors"),
        ("&k a: 1", "anchors"),
        ("a: !t 1", "tags"),
        ("a: !!python/object:os.system []", "tags"),
        ("[a]: 1", "a key must be a word"),
        ("a: 1\n--- b", "second document"),
        ("a: 1\n...\n--- b", "second document"),
        ("a: " + "[" * 4000, "nested deeper"),
        ("a:\n" + "".join("  " * n + "- \n" for n in range(1, 30)), "nested deeper"),
        ("- a", "no model"),
        ("", "empty"),
        ("a: [", "not YAML"),
        ("a: " + "x" * 49 * 1024 * 1024, "longer"),
    ],
)
def test_what_is_refused(text: str, words: str) -> None:
    assert words in refusal(text).what


def test_too_many_entries_are_refused() -> None:
    assert "entries" in refusal("a: [" + "[]," * 2_000_001 + "]").what


PLAIN = st.sampled_from(["a", "b", "c"])
VALUE = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PLAIN, inner, max_size=3), max_leaves=8
)


@given(st.dictionaries(PLAIN, VALUE, min_size=1), st.sampled_from([True, False, None]))
def test_the_values_are_those_of_the_library(value: dict[str, Any], flow: bool | None) -> None:
    assert outline(yaml.safe_dump(value, default_flow_style=flow)).value == value
