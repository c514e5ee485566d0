from zonewright.model.asset import Address
from zonewright.model.identifier import Id
from zonewright.model.plant import Carried, DeclaredAsset, DeclaredZone, Plant
from zonewright.reports.sheet import derive_sheets, write_cell


def test_there_is_a_sheet_for_every_noun_and_for_what_is_carried() -> None:
    sheets = derive_sheets(
        Plant(carried=(Carried(Id("x"), "answers", "SR 1.1", '{"answer":"yes","requirement":"SR 1.1"}'),))
    )
    assert [one.name for one in sheets] == ["Plant", "Assets", "Zones", "Conduits", "Functions", "Calendar", "Answers"]
    assert sheets[-1].rows == (("SR 1.1", "yes"),)


def test_addresses_keep_their_places() -> None:
    cards = (Address(ip="10.0.0.1"), Address(mac="00:00:00:00:00:01", vlan=5))
    row = derive_sheets(Plant(assets=(DeclaredAsset(Id("x"), "plc", addresses=cards),)))[1].rows[0]
    assert row[5:8] == ("10.0.0.1; -", "-; 00:00:00:00:00:01", "-; 5")


def test_cells_are_written_as_people_write_them() -> None:
    assert [write_cell(one) for one in (None, True, 3.0, 3.5, ("a", "b"), ("a, b",))] == [
        *("", "yes", "3", "3.5", "a; b", "a, b;"),
    ]
    assert write_cell(("a; b", "c")) == '["a; b", "c"]'
    assert write_cell([{"b": 1, "a": True}]) == '[{"a": true, "b": 1}]'


def test_in_which_zone_an_asset_is_stands_once() -> None:
    plant = Plant(
        zones=(DeclaredZone(Id("z"), "cell", assets=("plc",)),), assets=(DeclaredAsset(Id("x"), "plc", zone="cell"),)
    )
    told = [sheet.name for sheet in derive_sheets(plant) if any("plc" in row for row in sheet.rows)]
    assert told == ["Assets"]
