from tests.registers import BOX, access_ground, order, way
from zonewright.access.register import derive_access_register


def test_both_registers_and_what_is_wrong_with_them_come_in_the_order_of_their_ids() -> None:
    found = derive_access_register(access_ground(way(owner=None), orders=(order(),), bridges=(BOX,)))
    assert {one.name for one in found.ways_in} == {"Jump host", "box (openvpn)"}
    assert [one.name for one in found.work_orders] == ["WO-1"]
    assert {one.kind for one in found.findings} == {"side_door", "way_in_without_owner", "work_order_not_signed_off"}
    ids = [one.id for one in found.findings]
    assert ids == sorted(ids)


def test_an_undeclared_plant_without_a_bridge_has_nothing() -> None:
    found = derive_access_register(access_ground())
    assert (found.ways_in, found.work_orders, found.findings) == ((), (), ())


def test_every_finding_rests_on_its_record_and_on_a_row() -> None:
    found = derive_access_register(access_ground(way(owner=None), bridges=(BOX,)))
    records = {one.id for one in found.ways_in}
    assert all(one.basis[0] in records and one.basis[-1].startswith("catalog:") for one in found.findings)
