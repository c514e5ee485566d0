"""An item of the model as plain values, and back."""

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.workspace import open_edges
from zonewright.catalogs.package import example_plant_path
from zonewright.contracts.source import Given
from zonewright.model.identifier import Id
from zonewright.model.plant import DeclaredAsset, Plant
from zonewright.model.section import (
    SECTIONS,
    from_item,
    iter_nouns,
    key_of,
    make_key,
    make_plant,
    name_place,
    to_item,
    write_item,
)

LINE = Id("observation-line")


def read_example() -> Plant:
    with example_plant_path() as folder:
        plant = open_edges().intake.read(Given(str(folder / "plant.yaml"), "plant.yaml")).plant
    assert plant is not None
    return plant


def test_every_item_of_the_example_comes_back_as_it_was() -> None:
    found = list(iter_nouns(read_example()))
    assert len({section for section, _, _ in found}) > 6
    for section, key, noun in found:
        item = to_item(noun)
        assert json.loads(write_item(item)) == item, "an item is plain values"
        again = from_item(section, item, declared_by=noun.declared_by)
        assert again == noun
        assert to_item(again) == item
        assert key_of(section, noun) == make_key(section, item) == key


@pytest.mark.parametrize(
    ("section", "item", "key"),
    [
        ("assets", {"name": "plc-1", "role": "plc"}, "plc-1"),
        ("plant", {"name": "Line 2"}, ""),
        ("decisions", {"about": "plc-1", "field": "ip", "decision": "keep_declared"}, "plc-1 / ip"),
        ("drills", {"restorable": "Program", "at": "2027-01-01"}, "Program / 2027-01-01"),
        ("authorised_flows", {"source": "a", "destination": "b", "destination_port": 502}, "a / b / 502"),
        ("consequences", {"function": "fill", "case": "stop"}, "fill / stop"),
    ],
)
def test_what_tells_an_item_from_the_others(section: str, item: dict[str, Any], key: str) -> None:
    assert make_key(section, item) == key


def test_a_place_is_named_as_people_do() -> None:
    assert name_place("assets", "plc-1") == "assets: plc-1"
    assert name_place("plant", "") == "plant"


def test_equal_items_are_equal_texts() -> None:
    assert write_item({"b": [1, "ä"], "a": None}) == write_item({"a": None, "b": [1, "ä"]}) == '{"a":null,"b":[1,"ä"]}'


def test_nouns_come_in_the_order_of_the_sections_and_join_again() -> None:
    plant = read_example()
    nouns: dict[str, tuple[Any, ...]] = {}
    for section, _, noun in iter_nouns(plant):
        nouns[section] = (*nouns.get(section, ()), noun)
    assert list(nouns) == sorted(nouns, key=list(SECTIONS).index)
    shuffled = dict(reversed(nouns.items()))
    assert replace(make_plant(shuffled), comments=plant.comments) == plant


def test_nothing_declared_has_no_nouns() -> None:
    assert list(iter_nouns(Plant())) == []
    assert to_item(DeclaredAsset(LINE, "plc-1")) == {"name": "plc-1"}


def test_fields_stand_in_their_order() -> None:
    item = {"zone": "a", "addresses": [{"ip": "10.0.0.1"}], "role": "plc", "name": "plc-1", "purdue_level": 1}
    assert list(to_item(from_item("assets", item, declared_by=LINE))) == [
        *("name", "role", "purdue_level", "addresses", "zone")
    ]
