from dataclasses import replace
from typing import Any

import pytest

from tests.hardening.small_plant import flow
from tests.hosts import host
from tests.registers import BOX, FLOWS, SSH, access_ground, way
from zonewright.access.ground import AccessGround
from zonewright.access.way_in import derive_ways_in
from zonewright.model.host import Reach, RemoteTool
from zonewright.model.identifier import Id, make_id
from zonewright.model.register import DeclaredWayIn, WayIn
from zonewright.model.zone import BridgeKind


def one_way(declared: DeclaredWayIn, **more: Any) -> WayIn:
    (found,) = derive_ways_in(access_ground(declared, **more))
    return found


def test_names_become_ids_without_regard_to_case() -> None:
    found = one_way(way(enters="JUMP", reaches=("plc", "Dmz")))
    assert found.assets == ("jump", "plc")
    assert found.zones == ("cell", "dmz")
    assert found.id == make_id("way", "Jump host")


def test_a_way_that_remote_control_comes_in_by_is_seen_and_rests_on_it() -> None:
    found = one_way(way())
    assert found.seen is True
    assert found.basis == ("observation-Jump host", SSH.id)


def test_a_way_is_not_seen_where_its_zone_was_recorded_and_nothing_of_it_is_there() -> None:
    assert one_way(way(kind="vpn", enters="plc")).seen is False
    assert one_way(way(kind="vpn", enters="cell")).seen is False


@pytest.mark.parametrize(
    ("declared", "more"),
    [
        (way(), {"flows": ()}),
        (way(enters="Somewhere"), {}),
        (way(enters=None), {}),
        (way(kind="local_port", enters="plc"), {}),
    ],
    ids=["nothing recorded", "no such place", "no place", "a cable into the machine itself"],
)
def test_what_no_recording_can_show_is_unknown(declared: DeclaredWayIn, more: dict[str, Any]) -> None:
    assert one_way(declared, **more).seen is None


def test_a_zone_as_a_whole_is_entered_from_the_office_and_not_from_the_next_cell() -> None:
    entered = replace(SSH, id=Id("flow-in"), destination=Id("plc"))
    assert one_way(way(enters="cell"), flows=(entered,)).seen is True
    inside = replace(entered, source=Id("box"))
    assert one_way(way(enters="cell"), flows=(inside,)).seen is False


def test_a_remote_tool_that_nobody_registered_is_a_side_door() -> None:
    door = next(found for found in derive_ways_in(access_ground(way(), bridges=(BOX,))) if not found.registered)
    assert (door.name, door.seen, door.kind) == ("box (openvpn)", True, "remote_tool")
    assert (door.assets, door.zones) == (("box",), ("cell",))
    assert (door.origin, door.basis) == ("derived", (BOX.id,))
    assert door.id == make_id("way", BOX.id)


def test_a_registered_way_into_the_same_asset_covers_it() -> None:
    found = one_way(way("Vendor's box", kind="vpn", enters="Box"), bridges=(BOX,))
    assert (found.registered, found.seen) == (True, True)
    assert BOX.id in found.basis


def test_a_way_into_the_zone_as_a_whole_covers_no_box_in_it_and_whether_it_is_that_one_is_unknown() -> None:
    found = derive_ways_in(access_ground(way("VPN", kind="vpn", enters="cell"), bridges=(BOX,)))
    assert {one.name: one.seen for one in found} == {"VPN": None, "box (openvpn)": True}


def test_a_box_that_nobody_was_seen_using_may_be_a_side_door() -> None:
    (door,) = derive_ways_in(access_ground(bridges=(replace(BOX, flows=()),), flows=()))
    assert (door.registered, door.seen, door.name) == (False, None, "box")


def test_remote_control_from_the_office_past_every_filter_is_a_side_door_too() -> None:
    desktop = flow("pc", "plc", "tcp/3389", protocol="rdp", conduit=Id("cell~office"))
    read = flow("pc", "plc", "tcp/80", protocol="http", conduit=Id("cell~office"))
    zones = (Id("cell"), Id("office"))
    around = replace(BOX, id=Id("bridge-around"), kind=BridgeKind.AROUND_DMZ, assets=(Id("pc"), Id("plc")), zones=zones)
    (door,) = derive_ways_in(
        access_ground(bridges=(replace(around, flows=(desktop.id, read.id)),), flows=(desktop, read))
    )
    assert (door.name, door.assets, door.zones) == ("plc (rdp)", ("plc",), ("cell",))
    assert derive_ways_in(access_ground(bridges=(replace(around, flows=(read.id,)),), flows=(read,))) == ()


def test_of_two_ways_with_one_name_the_first_counts() -> None:
    found = derive_ways_in(access_ground(way(owner="A"), way(owner="B")))
    assert [one.owner for one in found] == ["A"]


def test_ways_come_in_the_order_of_their_ids_whatever_the_order_of_the_plant() -> None:
    ways = (way(), way("VPN", enters="plc"), way("Modem", enters="cell"))
    ground: AccessGround = access_ground(*ways, bridges=(BOX,))
    turned = access_ground(*reversed(ways), bridges=(BOX,), flows=tuple(reversed(FLOWS)))
    assert derive_ways_in(ground) == derive_ways_in(turned)


TOOL = RemoteTool("TeamViewer", Reach.OUTSIDE, running=True, shown_by=("program TeamViewer 15",))
EQUIPPED = replace(host("plc"), asset=Id("plc"), remote_tools=(TOOL, replace(TOOL, name="VNC", reach=Reach.NEAR)))


def test_a_remote_tool_that_a_collection_lists_is_a_side_door_that_nobody_recorded() -> None:
    (door,) = derive_ways_in(access_ground(hosts=(EQUIPPED,), flows=()))
    assert (door.name, door.registered, door.seen) == ("plc (TeamViewer)", False, None)
    assert (door.assets, door.zones, door.basis) == (("plc",), ("cell",), (EQUIPPED.id,))


def test_two_collections_of_one_machine_make_one_side_door() -> None:
    later = replace(EQUIPPED, id=Id("host-later"), remote_tools=(replace(TOOL, name="AnyDesk"),))
    (door,) = derive_ways_in(access_ground(hosts=(later, EQUIPPED), flows=()))
    assert door.name == "plc (AnyDesk, TeamViewer)"
    assert set(door.basis) == {later.id, EQUIPPED.id}


def test_a_way_that_is_registered_or_seen_there_is_not_told_of_twice() -> None:
    assert [one.registered for one in derive_ways_in(access_ground(way(enters="plc"), hosts=(EQUIPPED,)))] == [True]
    boxed = replace(EQUIPPED, asset=Id("box"))
    assert [one.name for one in derive_ways_in(access_ground(hosts=(boxed,), bridges=(BOX,)))] == ["box (openvpn)"]


def test_a_tool_that_reaches_no_further_than_the_network_is_no_side_door() -> None:
    near = replace(EQUIPPED, remote_tools=(replace(TOOL, reach=Reach.NEAR),))
    assert derive_ways_in(access_ground(hosts=(near, replace(EQUIPPED, asset=None)), flows=())) == ()
