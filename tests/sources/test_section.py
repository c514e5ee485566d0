import pytest

from zonewright.errors import InputError
from zonewright.model.identifier import Id
from zonewright.sources.section import (
    Item,
    get_item_name,
    parse_asset,
    parse_calendar_entry,
    parse_conduit,
    parse_function,
    parse_zone,
    render_carried,
)

X = Id("x")


def test_items_become_nouns() -> None:
    assert parse_function({"name": "filling", "assets": ["plc"]}, X).assets == ("plc",)
    assert parse_zone({"name": "cell", "purdue_level": 1}, X).purdue_level == 1.0
    assert parse_conduit({"name": "way", "zones": ["a", "b"]}, X).zones == ("a", "b")
    assert parse_calendar_entry({"name": "late", "kind": "shift", "weekdays": ["sunday", 0]}, X).weekdays == (0, 6)


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(InputError):
        parse_asset({"name": "plc", "addresses": [{"ip": "10.0.0"}]}, X)
    with pytest.raises(InputError):
        parse_zone({"name": "cell", "subnets": ["10.0.0"]}, X)


def test_carried_items_have_one_spelling() -> None:
    assert render_carried([{"b": 1, "a": "ü"}]) == '[{"a":"ü","b":1}]'


def test_an_item_is_called_by_what_it_is_about() -> None:
    items: list[Item] = [{"name": "a", "about": "b"}, {"function": "filling"}, {"by": "A. Person"}]
    assert [get_item_name(one) for one in items] == ["a", "filling", "an item"]
