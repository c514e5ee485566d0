from tests.tables import divide, exchange, line, names_of, take
from zonewright.catalogs.wellknown import get_kinds
from zonewright.model.zone import ZoneKind
from zonewright.zoning.neighbourhood import derive_cells, derive_segment_kinds, find_ot_protocol, is_ot


def test_segments_are_what_stands_on_them() -> None:
    rows, seen = line()
    found = take(rows, seen=seen)
    assets = {one.id: one for one in found.assets}
    kinds = {s.name: s.kind for s in derive_segment_kinds(found.segments, assets, flows=found.flows, kinds=get_kinds())}
    assert kinds == {
        "10.1.1.0/24": ZoneKind.CELL,
        "10.1.2.0/24": ZoneKind.SUPERVISION,
        "10.1.3.0/24": ZoneKind.SERVERS,
        "10.1.4.0/24": ZoneKind.DMZ,
        "10.9.0.0/24": ZoneKind.ENTERPRISE,
    }


def test_two_controllers_with_partners_are_two_cells_in_one_subnet() -> None:
    rows = []
    for controller in (10, 20):
        rows += exchange(f"10.0.0.{controller}", f"10.0.0.{controller + 1}", 502, protocol="modbus")
        rows += exchange("10.0.0.99", f"10.0.0.{controller}", 502, protocol="modbus")
    found = take(rows)
    (segment,) = derive_segment_kinds(
        found.segments, {one.id: one for one in found.assets}, flows=found.flows, kinds=get_kinds()
    )
    cells = derive_cells(segment, {one.id: one for one in found.assets}, flows=found.flows)
    names = names_of(found)
    assert sorted(sorted(names[one] for one in members) for members in cells.values()) == [
        ["10.0.0.10", "10.0.0.11"],
        ["10.0.0.20", "10.0.0.21"],
    ]
    assert sorted(zone.kind for zone in divide(found).zones) == ["cell", "cell", "supervision"]


def test_control_protocols_at_home() -> None:
    found = take(exchange("10.0.0.1", "10.0.0.2", 102, protocol="s7comm"))
    (flow,) = found.flows
    assert find_ot_protocol([flow.destination], found.flows, kinds=get_kinds()) == "s7comm"
    assert find_ot_protocol([flow.source], found.flows, kinds=get_kinds()) is None
    assert is_ot("modbus", get_kinds())
    assert not is_ot("http", get_kinds())
    assert not is_ot(None, {})
