import pytest

from zonewright.errors import InputError
from zonewright.model.identifier import Id
from zonewright.model.plant import (
    CalendarEntry,
    Carried,
    DeclaredAsset,
    DeclaredConduit,
    DeclaredFunction,
    DeclaredZone,
)
from zonewright.model.register import DeclaredDrill
from zonewright.model.section import Declared
from zonewright.sources.section import Item, get_item_name, parse_noun, parse_subnet

X = Id("x")


def noun(section: str, item: Item) -> Declared:
    return parse_noun(section, item, declared_by=X)


def test_items_become_nouns() -> None:
    assert noun("functions", {"name": "filling", "assets": ["plc"]}) == DeclaredFunction(X, "filling", ("plc",))
    assert noun("zones", {"name": "cell", "purdue_level": 1}) == DeclaredZone(X, "cell", purdue_level=1.0)
    assert noun("conduits", {"name": "way", "zones": ["a", "b"]}) == DeclaredConduit(X, "way", ("a", "b"))
    late = noun("calendar", {"name": "late", "kind": "shift", "weekdays": ["sunday", 0]})
    assert late == CalendarEntry(X, "late", "shift", weekdays=(0, 6))
    drill = noun("drills", {"restorable": "program", "at": "2027-01-06", "minutes": 30.0})
    assert drill == DeclaredDrill(X, "program", "2027-01-06", minutes=30)


def test_addresses_have_one_spelling() -> None:
    asset = noun("assets", {"name": "plc", "addresses": [{"mac": "00-1B-1B-00-00-01", "vlan": 5.0}]})
    assert isinstance(asset, DeclaredAsset)
    assert (asset.addresses[0].mac, asset.addresses[0].vlan) == ("00:1b:1b:00:00:01", 5)
    assert parse_subnet("10.0.0.7/24") == "10.0.0.0/24"


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(InputError):
        noun("assets", {"name": "plc", "addresses": [{"ip": "10.0.0"}]})
    with pytest.raises(InputError):
        noun("zones", {"name": "cell", "subnets": ["10.0.0"]})


def test_carried_items_have_one_spelling() -> None:
    item = {"requirement": "SR 1.1", "subject": "ü", "countermeasure": "b"}
    body = '{"countermeasure":"b","requirement":"SR 1.1","subject":"ü"}'
    assert noun("compensations", item) == Carried(X, "compensations", "SR 1.1 / ü", body)
    assert noun("consequences", {"function": "a", "loss_per_hour": 12.0}) == noun(
        "consequences", {"loss_per_hour": 12, "function": "a"}
    )


def test_an_item_is_called_by_what_tells_it_from_others() -> None:
    items: list[tuple[str, Item]] = [
        ("assets", {"name": "a"}),
        ("consequences", {"function": "filling"}),
        ("decisions", {"about": "plc", "field": "role"}),
        ("plant", {"owner": "b"}),
        ("risk_matrix", {}),
    ]
    names = [get_item_name(section, item) for section, item in items]
    assert names == ["a", "filling", "plc / role", "its frame", "the whole"]
