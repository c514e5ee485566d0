from typing import Any

from tests.tables import arp, exchange, flow_records, mac_of, record, routed, sighting, sightings, take
from zonewright.inventory.wire.column import derive_columns
from zonewright.inventory.wire.segment import (
    derive_callers,
    derive_neighbours,
    derive_segments,
    derive_table_neighbours,
    net_of,
)
from zonewright.inventory.wire.sighting import derive_sightings
from zonewright.model.identifier import Id
from zonewright.model.observation import Input, Status


def test_frames_tell_who_stands_together() -> None:
    rows = [*exchange("10.0.1.1", "10.0.1.2", 502), record(src_mac="00:a0:45:00:00:09", dst_mac=mac_of("10.0.1.1"))]
    found = take(rows)
    assert {name: len(members) for name, members in found.segments.items()} == {"10.0.1.0/24": 3}


def test_a_router_joins_no_segments() -> None:
    rows = [*routed("10.0.1.5", "10.0.2.5", 502), *routed("10.0.1.6", "10.0.2.5", 502)]
    found = take(rows, seen=[arp("10.0.1.1"), arp("10.0.2.1")])
    assert list(found.segments) == ["10.0.1.0/24", "10.0.2.0/24"]


def test_groups_and_the_world_outside_are_no_segment() -> None:
    assert derive_neighbours(derive_columns(flow_records(record("10.0.0.1", "224.0.0.1")))) == ()
    assert derive_neighbours(derive_columns(flow_records())) == ()
    assert net_of("8.8.8.8", own=False) is None
    assert net_of("8.8.8.8", own=True) == "8.8.8.0/24"
    assert net_of("fe80::1", own=True) is None
    assert derive_segments((), ()) == {}


GROUP = "01:0e:cf:00:00:00"


def call(last: int, **more: Any) -> dict[str, Any]:
    """A station that only calls everybody of a group."""
    return record(src_mac=f"00:1b:1b:00:00:{last:02x}", dst_mac=GROUP, **more)


def test_stations_that_only_call_one_group_share_a_segment_as_a_last_resort() -> None:
    capture = Input(Id("input-a"), "plant/dcp.pcap", None, "capture", Status.COMPLETE, 300)
    found = take([call(1), call(2), call(3, vlan=7)], inputs=(capture,))
    assert {name: len(members) for name, members in found.segments.items()} == {
        f"layer 2 at 00:1b:1b:00:00:01 sending to {GROUP}": 2,
        "layer 2 at 00:1b:1b:00:00:03": 1,
    }
    said = f"seen only sending to {GROUP} in dcp.pcap; whether they share one network is not certain"
    assert sum(said in asset.why for asset in found.assets) == 2


def test_a_station_with_a_partner_is_not_joined_by_a_group() -> None:
    partner = record(src_mac="00:1b:1b:00:00:01", dst_mac="00:1b:1b:00:00:09")
    assert len(take([call(1), call(2), partner]).segments) == 2


def test_who_calls_a_group_is_kept_with_input_and_vlan() -> None:
    (one,) = derive_callers(derive_columns(flow_records(call(1, vlan=7))))
    assert (one.mac, one.group, one.input, one.vlan) == ("00:1b:1b:00:00:01", GROUP, "input-a", 7)
    assert derive_callers(derive_columns(flow_records())) == ()


def test_cards_in_one_vlan_of_one_switch_stand_together() -> None:
    def card(last: int, vlan: int | None, switch: str = "sw") -> dict[str, Any]:
        return sighting("switch_port", mac=f"00:1b:1b:00:00:{last:02x}", vlan=vlan, behind=f"Gi1/{last} of {switch}")

    rows = [card(1, 20), card(2, 20), card(3, 20), card(4, 30), card(5, None), card(6, 20, "other")]
    assert derive_table_neighbours(derive_sightings(sightings(*rows))) == (
        ("00:1b:1b:00:00:01", "00:1b:1b:00:00:02", 20),
        ("00:1b:1b:00:00:02", "00:1b:1b:00:00:03", 20),
    )
