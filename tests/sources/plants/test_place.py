import pytest

from zonewright.sources.plants.guide import Guide
from zonewright.sources.plants.outline import Outline, parse_outline
from zonewright.sources.plants.place import Lines, get_line, get_node
from zonewright.sources.plants.tree import Node, parse_tree
from zonewright.sources.violation import Place

TEXT = """\
plant:
  name: a
assets:
  - name: b
    addresses:
      - ip: c
        vlan: 1
  -
    name: d
    role: e
zones: [{name: f},
  {name: g, kind: h}]
"""


def lines_of(text: str) -> Lines:
    outline = parse_outline(text, Guide())
    assert isinstance(outline, Outline)
    return Lines(text.split("\n"), outline)


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ((), 1),
        (("plant",), 1),
        (("plant", "name"), 2),
        (("assets", 0), 4),
        (("assets", 0, "addresses", 0, "vlan"), 7),
        (("assets", 0, "role"), 4),
        (("assets", 1, "role"), 10),
        (("zones", 1), 12),
        (("zones", 1, "kind"), 12),
        (("drills",), 1),
    ],
)
def test_a_place_has_its_line(place: Place, line: int) -> None:
    assert lines_of(TEXT).get_line(place) == line


def test_in_brackets_the_whole_is_looked_through() -> None:
    assert lines_of("{assets: [{name: a,\n role: b}]}").get_line(("assets", 0, "role")) == 2


def test_the_first_of_two_keys_is_found() -> None:
    text = "assets:\n- name: a\n  x: {role: b,\n    role: c}\n  role: d\n"
    assert lines_of(text).get_first(("assets", 0), "role", line=4) == 3
    assert lines_of("a: 1\na: 2\n").get_first((), "a", line=2) == 1


def test_a_place_is_found_by_its_steps() -> None:
    root = parse_tree("a:\n- b: 1\n- b: 2\n")
    assert isinstance(root, Node)
    assert get_node(root, ("a", 1, "b")).text == "2"
    assert get_line(root, ("a", 1, "b")) == 3
