from tests.tables import arp, exchange, flow_records, mac_of, record, routed, take
from zonewright.inventory.column import derive_columns
from zonewright.inventory.segment import derive_neighbours, derive_segments, net_of


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
