from zonewright.catalogs.package import get_schema
from zonewright.sources.plants.shape import derive_value, get_line, get_node
from zonewright.sources.plants.tree import Node, parse_tree


def tree(text: str) -> Node:
    found = parse_tree(text)
    assert isinstance(found, Node)
    return found


def test_the_schema_decides_what_a_word_is() -> None:
    value, complaints = derive_value(
        tree("assets:\n- {name: 12, firmware: 2.10, purdue_level: 2, vendor: }\n"), get_schema("plant-1")
    )
    assert complaints == ()
    assert value == {"assets": [{"name": "12", "firmware": "2.10", "purdue_level": 2}]}


def test_complaints_are_in_plant_words_with_lines() -> None:
    text = "assets:\n- role: plc\n- name: a\n  role: boss\n- name: b\n  functions: x\n"
    _, complaints = derive_value(tree(text), get_schema("plant-1"))
    assert [(one.line, one.what.split(":")[0]) for one in complaints] == [
        (2, "`name` is missing here"),
        (4, "`role` must be one of"),
        (6, "`functions` must be a list"),
    ]


def test_a_place_is_found_by_its_steps() -> None:
    root = tree("a:\n- b: 1\n- b: 2\n")
    assert get_node(root, ("a", 1, "b")).text == "2"
    assert get_line(root, ("a", 1, "b")) == 3
