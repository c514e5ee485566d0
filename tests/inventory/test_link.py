from typing import Any

import pytest

from tests.tables import asset_at, sighting, take
from zonewright.inventory.link import MOST_CARDS, make_port_key
from zonewright.model.asset import Link, LinkKind


def card(number: int) -> str:
    return f"00:1b:1b:00:01:{number:02x}"


def behind(number: int, port: str, switch: str = "sw-1", **more: Any) -> dict[str, Any]:
    """A card as a switch's table shows it."""
    return sighting("switch_port", mac=card(number), behind=f"{port} of {switch}", **more)


def own(switch: str, number: int) -> dict[str, Any]:
    return sighting("terminal", mac=f"00:1b:0c:00:00:{number:02x}", host_name=switch)


def hears(kind: str, at: str, switch: str, **fields: Any) -> dict[str, Any]:
    return sighting(kind, behind=f"{at} of {switch}", **fields)


def links(*seen: dict[str, Any]) -> tuple[Link, ...]:
    return take(seen=list(seen)).links


def attached(*seen: dict[str, Any]) -> dict[str, tuple[str, str | None]]:
    """Card -> switch and port that it hangs on."""
    found = [one for one in links(*seen) if one.kind is LinkKind.ATTACHED]
    return {one.macs[0]: (one.ends[1].name, one.ends[1].port) for one in found}


def test_a_card_hangs_on_the_port_with_the_fewest_cards() -> None:
    far = [behind(number, "Gi1/9", "sw-2") for number in (1, 2, 3)]
    found = attached(behind(1, "Gi1/1"), behind(2, "Gi1/2"), *far)
    assert found == {card(1): ("sw-1", "Gi1/1"), card(2): ("sw-1", "Gi1/2"), card(3): ("sw-2", "Gi1/9")}


def test_of_two_equal_ports_none_is_told() -> None:
    assert attached(behind(1, "Gi1/1"), behind(1, "Gi1/9", "sw-2")) == {}


@pytest.mark.parametrize(
    "uplink",
    [
        [sighting("trunk_port", behind="Gi1/9 of sw-2")],
        [hears("lldp", "GigabitEthernet1/9", "sw-2", host_name="sw-1", capabilities="bridge")],
        [hears("cdp", "Gig 1/9", "sw-2", host_name="sw-1")],
        [sighting("switch_port", mac="00:1b:0c:00:00:01", behind="Gi1/9 of sw-2")],
        [behind(number, "Gi1/9", "sw-2") for number in range(20, 21 + MOST_CARDS)],
    ],
    ids=["trunk", "bridge", "known switch", "card of a switch", "many cards"],
)
def test_what_is_seen_behind_an_uplink_does_not_hang_there(uplink: list[dict[str, Any]]) -> None:
    seen = [own("sw-1", 1), own("sw-2", 2), behind(1, "Gi1/1"), behind(1, "Gi1/9", "sw-2")]
    assert attached(*seen, *uplink)[card(1)] == ("sw-1", "Gi1/1")


def test_neighbours_told_from_both_ends_are_one_link() -> None:
    (one,) = links(
        own("sw-1", 1),
        own("sw-2", 2),
        hears("lldp", "Gi1/9", "sw-2", host_name="sw-1", port="Gi1/10"),
        hears("cdp", "Gig 1/10", "sw-1", host_name="sw-2.plant.example", port="GigabitEthernet1/9"),
    )
    assert [(end.name, make_port_key(end.port or "")) for end in one.ends] == [("sw-1", "gi1/10"), ("sw-2", "gi1/9")]
    assert (one.kind, len(one.why), len(one.basis)) == (LinkKind.NEIGHBOUR, 2, 2)


def test_a_device_that_announces_itself_where_its_card_is_seen_is_one_link() -> None:
    plc = hears("lldp", "Gi1/3", "sw-1", host_name="plc-1", chassis=card(1), port="port-001")
    plc["mac"] = int(card(1).replace(":", ""), 16)
    (one,) = links(own("sw-1", 1), behind(1, "Gi1/3", vlan=20), plc)
    assert (one.kind, one.macs, one.vlans) == (LinkKind.NEIGHBOUR, (card(1),), (20,))
    assert [(end.name, end.port) for end in one.ends] == [("plc-1", "port-001"), ("sw-1", "Gi1/3")]


def test_who_is_only_named_has_no_asset() -> None:
    found = take(seen=[own("sw-1", 1), hears("cdp", "Gi1/1", "sw-1", host_name="core")])
    ((first, second),) = [one.ends for one in found.links]
    assert (first.asset, first.name) == (None, "core")
    assert second.asset == asset_at(found, "00:1b:0c:00:00:01").id
    assert len(found.assets) == 1


def test_an_announcement_in_a_capture_makes_no_link_but_tells_who_a_neighbour_is() -> None:
    captured = sighting("lldp", mac=card(7), chassis=card(7), host_name="plc-7", port="port-001")
    assert links(captured) == ()
    (one,) = links(captured, own("sw-1", 1), hears("lldp", "Gi1/7", "sw-1", host_name="plc-7"))
    assert one.ends[0].asset is not None


def test_unnamed_devices_of_two_inputs_are_two() -> None:
    one = behind(1, "5", "unnamed device of show_mac", input="input-a")
    other = [behind(n, "5", "unnamed device of show_mac", input="input-b") for n in (1, 2)]
    assert sorted(attached(one, *other)) == [card(1), card(2)]


def test_links_do_not_depend_on_the_order_of_rows() -> None:
    seen = [own("sw-1", 1), behind(1, "Gi1/1"), behind(2, "Gi1/2"), hears("lldp", "Gi1/3", "sw-1", host_name="x")]
    assert links(*seen) == links(*reversed(seen))


@pytest.mark.parametrize(
    ("port", "key"),
    [
        ("GigabitEthernet1/0/1", "gi1/0/1"),
        ("Gig 1/0/1", "gi1/0/1"),
        ("ge-0/0/1.0", "ge0/0/1"),
        ("Port-channel1", "po1"),
        ("5", "5"),
        ("lan3", "la3"),
        ("port-001.plc", "port-001.plc"),
    ],
)
def test_a_port_has_one_spelling(port: str, key: str) -> None:
    assert make_port_key(port) == key
