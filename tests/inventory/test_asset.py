from typing import Any

from tests.tables import declared, exchange, mac_of, sighting, sightings, take
from zonewright.inventory.asset import derive_plate, make_asset_id
from zonewright.inventory.identity import Cluster
from zonewright.inventory.wire.sighting import derive_sightings
from zonewright.model.asset import Asset, Conflict, Role
from zonewright.model.identifier import make_id
from zonewright.model.plant import Plant

SEEN = sighting("s7comm_identity", ip="10.0.0.2", mac=mac_of("10.0.0.2"), vendor="Siemens", model="CPU 315-2", name="p")


def judge(**more: Any) -> tuple[Asset, tuple[Conflict, ...]]:
    plant = Plant(assets=(declared("plc", ip="10.0.0.2", **more),)) if more else Plant()
    found = take(exchange("10.0.0.1", "10.0.0.2", 102), seen=[SEEN], plant=plant)
    return next(a for a in found.assets if a.addresses[0].ip == "10.0.0.2"), found.conflicts


def test_an_asset_is_named_by_its_lowest_card() -> None:
    cluster = Cluster(("00:00:00:00:00:02", "00:00:00:00:00:01"), ("10.0.0.1",), (), ())
    assert make_asset_id(cluster) == make_id("asset", "00:00:00:00:00:01")
    assert make_asset_id(Cluster((), ("10.0.0.1",), (), ())) == make_id("asset", "10.0.0.1")
    assert make_asset_id(Cluster((), (), (declared("x"),), ())) == make_id("asset", "x")


def test_it_says_what_it_is() -> None:
    asset, _ = judge()
    assert (asset.name, asset.vendor, asset.model, asset.role) == ("p", "Siemens", "CPU 315-2", Role.PLC)


def test_what_is_declared_stands_and_the_conflict_waits() -> None:
    asset, conflicts = judge(model="CPU 314C")
    assert asset.model == "CPU 314C"
    assert [(c.observed, c.declared) for c in conflicts if c.field == "model"] == [("CPU 315-2", "CPU 314C")]


def test_other_words_for_the_same_maker_are_no_conflict() -> None:
    _, conflicts = judge(vendor="SIEMENS AG", model="CPU315-2 PN")
    assert not {c.field for c in conflicts} & {"vendor", "model"}


def test_the_declared_role_stands() -> None:
    asset, _ = judge(role="hmi")
    assert (asset.role, asset.confidence) == (Role.HMI, 1.0)


def test_a_plate_keeps_the_most_frequent_word_first() -> None:
    plate = derive_plate(derive_sightings(sightings(SEEN)))
    assert plate.first("model") == "CPU 315-2"
    assert plate.first("serial") is None


def test_a_nameless_station_is_called_by_its_maker_without_the_kind_of_company() -> None:
    seen = sighting("modbus_identity", ip="10.0.0.2", mac=mac_of("10.0.0.2"), vendor="Taiwan Commate Computer, Inc.")
    found = take(exchange("10.0.0.1", "10.0.0.2", 502), seen=[seen])
    assert "Taiwan Commate 10.0.0.2" in {asset.name for asset in found.assets}
