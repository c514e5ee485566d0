from dataclasses import replace

from tests.hardening.small_plant import asset, zone
from zonewright.model.naming import make_naming

PLC = replace(asset("asset-1", "zone-1"), name="PLC 12", hosts=("plc12", "spare"))
PANEL = replace(asset("asset-2", "zone-1"), name="Panel", hosts=("spare", "plc 12"))
FOUND = make_naming((PANEL, PLC), (replace(zone("zone-1", "cell"), name="Filling"),))


def test_case_does_not_matter_and_ids_are_names_too() -> None:
    assert FOUND.find_asset("plc 12") == FOUND.find_asset("PLC12") == FOUND.find_asset("asset-1") == PLC.id
    assert FOUND.find_zone("FILLING") == FOUND.find_zone("zone-1") == "zone-1"
    assert FOUND.find_asset(None) is None


def test_another_name_that_two_assets_have_names_none_of_them() -> None:
    assert FOUND.find_asset("spare") is None


def test_unknown_names_come_in_their_order_and_once() -> None:
    assert FOUND.derive_unknown(("Mixer", "Panel", None, "Filling", "Boiler", "Mixer")) == ("Mixer", "Boiler")


def test_zones_of_assets() -> None:
    assert FOUND.zones_of((PLC.id, PANEL.id)) == ("zone-1",)
