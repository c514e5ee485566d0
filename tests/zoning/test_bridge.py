from typing import Any

import pytest

from tests.hosts import card, host
from tests.tables import asset_at, divide, exchange, line, mac_of, routed, take
from zonewright.model.zone import BridgeKind


def test_crossings_without_a_filter_are_said_with_the_check_that_settles_them() -> None:
    rows, seen = line()
    bridges = divide(take(rows, seen=seen)).bridges
    assert {one.kind for one in bridges} == {BridgeKind.UNFILTERED}
    assert all("configuration" in one.settle_by for one in bridges)


def test_office_to_servers_goes_round_the_dmz() -> None:
    rows, seen = line()
    rows += routed("10.9.0.15", "10.1.3.10", 8080)
    inventory = take(rows, seen=seen)
    (around,) = [one for one in divide(inventory).bridges if one.kind is BridgeKind.AROUND_DMZ]
    ends = {asset_at(inventory, ip).id for ip in ("10.9.0.15", "10.1.3.10")}
    assert set(around.assets) == ends


def test_a_tunnel_to_the_outside_and_a_controller_inside() -> None:
    rows, seen = line()
    rows += exchange("10.1.1.60", "10.1.1.10", 502, protocol="modbus")
    out = exchange("10.1.1.60", "8.8.8.8", 1194, transport="udp", dst_mac=mac_of("10.1.1.1"))
    rows += [out[0], out[1] | {"ttl_max": 50}]
    inventory = take(rows, seen=seen)
    (tool,) = [one for one in divide(inventory).bridges if one.kind is BridgeKind.REMOTE_TOOL]
    assert tool.assets == (asset_at(inventory, "10.1.1.60").id,)
    assert len(tool.flows) == 2


def test_the_office_does_not_reach_the_cell_over_the_dmz() -> None:
    rows, seen = line()
    rows += routed("10.1.4.10", "10.1.1.10", 8080)
    assert BridgeKind.LEVEL_SKIP in {one.kind for one in divide(take(rows, seen=seen)).bridges}


def test_many_outside_make_one_bridge_per_asset_of_the_plant() -> None:
    rows, seen = line()
    for last in range(1, 6):
        flood = exchange(f"8.8.{last}.8", "10.1.1.10", 502, src_mac=mac_of("10.1.1.1"), ttl_max=50)
        rows += [flood[0], flood[1]]
    inventory = take(rows, seen=seen)
    (around,) = [one for one in divide(inventory).bridges if one.kind is BridgeKind.AROUND_DMZ]
    assert len(around.assets) == 6
    assert around.assets == tuple(sorted(around.assets))
    assert around.why[0].startswith(
        "5 assets (8.8.1.8, 8.8.2.8, 8.8.3.8, ...) reach 10.1.1.10 by modbus 502".replace(
            "10.1.1.10", asset_at(inventory, "10.1.1.10").name
        )
    )
    assert len(around.flows) == 5


def test_many_that_skip_a_level_make_one_bridge_per_lower_asset() -> None:
    rows, seen = line()
    for last in (10, 11, 12):
        rows += routed(f"10.1.4.{last}", "10.1.1.10", 8080)
    (skip,) = [one for one in divide(take(rows, seen=seen)).bridges if one.kind is BridgeKind.LEVEL_SKIP]
    assert len(skip.assets) == 4
    assert "3 assets" in skip.why[0]


def legs(*, forwards: bool | None, second: str = "10.9.0.20") -> Any:
    """The line with a panel that has a card in the cell and one elsewhere, by its own collection."""
    rows, seen = line()
    rows += exchange("10.1.1.20", "10.1.1.10", 502, protocol="modbus")
    cards = (card(mac_of("10.1.1.20"), "10.1.1.20/24"), card("00:1b:1b:00:99:01", f"{second}/24"))
    return take(rows, seen=seen, hosts=(host("panel", *cards, forwards=forwards),))


@pytest.mark.parametrize(("forwards", "confidence"), [(True, 0.99), (False, 0.95)])
def test_a_collection_settles_that_a_machine_joins_two_zones(forwards: bool, confidence: float) -> None:
    inventory = legs(forwards=forwards)
    (dual,) = [one for one in divide(inventory).bridges if one.kind is BridgeKind.DUAL_HOMED]
    assert dual.assets == (asset_at(inventory, "10.1.1.20").id,)
    assert (len(dual.zones), dual.confidence) == (2, confidence)
    assert dual.why == ("panel itself lists addresses in 10.1.1.0/24 and 10.9.0.0/24",)
    assert ("passes packets from one to the other" in dual.settle_by) is forwards
    assert inventory.hosts[0].id in dual.basis


def test_a_network_that_nobody_else_was_seen_in_is_a_bridge_into_the_unknown() -> None:
    (dual,) = [
        one for one in divide(legs(forwards=False, second="192.168.77.20")).bridges if one.kind is BridgeKind.DUAL_HOMED
    ]
    assert len(dual.zones) == 1
