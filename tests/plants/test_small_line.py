"""A small line end to end, and what must hold whatever the plant is."""

from typing import Any

import numpy as np
import pytest

from tests.tables import asset_at, declared, divide, exchange, line, mac_of, record, sighting, take
from zonewright.model.plant import Plant
from zonewright.model.zone import BridgeKind, ZoneKind


def flat(rows: list[object]) -> list[dict[str, object]]:
    return [one for row in rows for one in (row if isinstance(row, list) else [row])]  # type: ignore[misc]


def test_the_zones_follow_the_segments() -> None:
    rows, seen = line()
    division = divide(take(rows, seen=seen))
    assert {zone.kind for zone in division.zones} == {
        ZoneKind.CELL,
        ZoneKind.SUPERVISION,
        ZoneKind.SERVERS,
        ZoneKind.DMZ,
        ZoneKind.ENTERPRISE,
    }
    assert [one.name for one in division.assets if one.zone is None] == ["fw-line"]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    rows, seen = line()
    mixed, again = list(flat(rows)), list(seen)
    np.random.default_rng(seed).shuffle(mixed)
    np.random.default_rng(seed).shuffle(again)
    first, second = take(rows, seen=seen), take(mixed, seen=again)
    assert first == second
    assert divide(first) == divide(second)


def test_the_same_capture_twice_changes_nothing() -> None:
    rows, seen = line()
    assert take([*rows, *rows], seen=[*seen, *seen]) == take(rows, seen=seen)


def test_every_basis_leads_to_something_that_is_there() -> None:
    rows, seen = line()
    inventory = take(rows, seen=seen)
    division = divide(inventory)
    records: list[Any] = [*division.assets, *inventory.groups, *division.flows, *division.zones, *division.conduits]
    known = {one.id for one in [*records, *inventory.observations]}
    for one in [*records, *division.bridges]:
        assert one.basis
        assert set(one.basis) <= known


def test_no_group_becomes_an_asset() -> None:
    rows, seen = line()
    to_all = [record("10.1.1.10", ip, transport="udp", src_port=99, dst_port=99) for ip in ("10.1.1.255", "239.1.1.1")]
    inventory = take([*rows, *to_all], seen=seen)
    assert not {a.ip for one in inventory.assets for a in one.addresses} & {"10.1.1.255", "239.1.1.1"}


def test_a_flat_network_stays_one_zone() -> None:
    rows = [exchange("10.0.0.1", f"10.0.0.{n}", 502, protocol="modbus") for n in range(10, 23)]
    division = divide(take(rows))
    assert [(zone.kind, len(zone.assets)) for zone in division.zones] == [(ZoneKind.CELL, 14)]
    assert division.bridges == ()


def test_a_host_with_two_cards_is_a_bridge() -> None:
    rows, seen = line()
    rows += exchange("10.1.2.20", "10.1.2.10", 4840)
    seen += [sighting("lldp", mac=mac_of(ip), chassis="panel", name="panel") for ip in ("10.1.1.20", "10.1.2.20")]
    inventory = take(rows, seen=seen)
    bridges = [one for one in divide(inventory).bridges if one.kind is BridgeKind.DUAL_HOMED]
    assert [one.assets for one in bridges] == [(asset_at(inventory, "10.1.2.20").id,)]


def test_the_owners_zones_stand() -> None:
    rows, seen = line()
    plant = Plant(assets=(declared("plc", ip="10.1.1.10", zone="filler"),))
    division = divide(take(rows, seen=seen, plant=plant), plant=plant)
    filler = next(zone for zone in division.zones if zone.name == "filler")
    assert (filler.kind, len(filler.assets)) == (ZoneKind.CELL, 4)


def test_a_list_alone_gives_zones() -> None:
    rows = (declared("plc-1", ip="10.0.0.1", zone="Cell 1"), declared("erp", ip="10.9.0.1", zone="IT"), declared("x"))
    division = divide(take(plant=Plant(assets=rows)), plant=Plant(assets=rows))
    assert sorted(zone.name for zone in division.zones) == ["Cell 1", "IT", "Unassigned"]
