"""What was seen is taken into the model in the place of what was declared."""

import pytest

from tests.lifecycle.stating import state
from zonewright.errors import UnsupportedError
from zonewright.lifecycle.settle import derive_settled
from zonewright.model.asset import Address, Asset, Conflict, Role
from zonewright.model.identifier import Id, Origin
from zonewright.model.plant import DeclaredAsset, Plant

PLC = "00:1b:1b:00:00:05"
MODEL = state(
    f"""
assets:
  - {{name: plc-1, role: plc, vendor: Siemens, addresses: [{{mac: '{PLC}', ip: 10.0.0.5}}, {{ip: 10.9.0.5, vlan: 9}}]}}
  - {{name: drive-1, role: drive}}
"""
)


def seen(name: str = "plc-1", *hosts: str, ip: str = "10.0.0.5") -> Asset:
    """The asset as a survey has it."""
    return Asset(
        id=Id("asset-x"),
        origin=Origin.DERIVED,
        basis=(Id("observation-x"),),
        name=name,
        role=Role.PLC,
        purdue_level=1.0,
        vendor=None,
        model=None,
        firmware=None,
        serial=None,
        addresses=(Address(PLC, ip, None),),
        confidence=1.0,
        why=(),
        hosts=hosts,
    )


def settle(field: str, observed: str, declared: str = "", *, asset: Asset | None = None, plant: Plant = MODEL) -> Plant:
    conflict = Conflict(Id("c"), Origin.DERIVED, (Id("o"),), Id("asset-x"), field, observed, declared)
    return derive_settled(plant, conflict, asset=asset or seen())


def find(plant: Plant, name: str) -> DeclaredAsset:
    (found,) = (one for one in plant.assets if one.name == name)
    return found


@pytest.mark.parametrize("field", ["role", "vendor", "model", "firmware", "serial"])
def test_a_word_stands_in_its_field_and_nothing_else_moves(field: str) -> None:
    plant = settle(field, "seen")
    assert getattr(find(plant, "plc-1"), field) == "seen"
    assert find(plant, "drive-1") == find(MODEL, "drive-1")
    assert find(plant, "plc-1").addresses == find(MODEL, "plc-1").addresses
    assert [one.name for one in plant.assets] == ["plc-1", "drive-1"]


def test_a_level_is_a_number() -> None:
    assert find(settle("purdue_level", "2"), "plc-1").purdue_level == 2.0


def test_only_the_address_in_question_changes() -> None:
    assert find(settle("ip", "10.0.0.99", "10.0.0.5"), "plc-1").addresses == (
        Address(None, "10.9.0.5", 9),
        Address(PLC, "10.0.0.99", None),
    )
    other = "00:1b:1b:00:00:77"
    assert Address(other, "10.0.0.5", None) in find(settle("mac", other, PLC), "plc-1").addresses


@pytest.mark.parametrize(("field", "observed"), [("ip", "10.0.0.1, 10.0.0.2"), ("name", "other"), ("zone", "packer")])
def test_what_cannot_be_written_is_said(field: str, observed: str) -> None:
    with pytest.raises(UnsupportedError, match="cannot take") as said:
        settle(field, observed)
    assert "exported model" in (said.value.hint or "")


def test_the_asset_is_found_by_name_by_another_name_or_by_address() -> None:
    for asset in (seen("PLC-1"), seen("station-5", "plc-1"), seen("Siemens 10.0.0.5")):
        plant = settle("firmware", "V3", asset=asset)
        assert find(plant, "plc-1").firmware == "V3"
        assert len(plant.assets) == 2


def test_its_own_name_comes_before_another_name_that_is_somebody_elses() -> None:
    plant = settle("firmware", "V3", asset=seen("drive-1", "plc-1"))
    assert find(plant, "drive-1").firmware == "V3"
    assert find(plant, "plc-1").firmware is None


def test_what_the_model_does_not_state_joins_it_with_its_addresses() -> None:
    plant = settle("vendor", "Siemens AG", asset=seen("press-1"), plant=Plant())
    assert plant.assets == (
        DeclaredAsset(Id(""), "press-1", addresses=(Address(PLC, "10.0.0.5", None),), vendor="Siemens AG"),
    )
