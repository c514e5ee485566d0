from typing import Any

from zonewright.catalogs.package import get_schema
from zonewright.sources.plants.guide import Shape
from zonewright.sources.plants.outline import Outline, parse_outline
from zonewright.sources.plants.place import Lines
from zonewright.sources.plants.shape import derive_complaints

SHAPE = Shape(get_schema("plant-1"))


def judge(text: str) -> tuple[Any, list[tuple[int, str]]]:
    outline = parse_outline(text, SHAPE.guide)
    assert isinstance(outline, Outline)
    complaints = derive_complaints(Lines(text.split("\n"), outline), SHAPE)
    return outline.value, [(one.line, one.what.split(":")[0]) for one in complaints]


def test_the_schema_decides_what_a_word_is() -> None:
    value, complaints = judge("assets:\n- {name: 12, firmware: 2.10, purdue_level: 2, vendor: }\n")
    assert complaints == []
    assert value == {"assets": [{"name": "12", "firmware": "2.10", "purdue_level": 2}]}


def test_complaints_are_in_plant_words_with_lines() -> None:
    text = "assets:\n- role: plc\n- name: a\n  role: boss\n- name: b\n  functions: x\nways_in: 3\ncolour: 1\n"
    assert judge(text)[1] == [
        (2, "`name` is missing here"),
        (4, "`role` must be one of"),
        (6, "`functions` must be a list"),
        (7, "`ways_in` must be a list"),
        (8, "unknown key `colour`; known are"),
    ]


def test_a_key_that_stands_twice_is_named_with_both_lines() -> None:
    text = "assets:\n- name: a\n- name: b\n  addresses:\n  - ip: 10.0.0.1\n    ip: 10.0.0.2\nassets: []\n"
    found = [what for _, what in judge(text)[1]]
    assert found == [
        "`ip` stands on lines 5 and 6; keep one of them",
        "`assets` stands on lines 1 and 7; keep one of them",
    ]
