from dataclasses import replace

from tests.hosts import card, host
from tests.tables import asset_at, declared, exchange, mac_of, take
from zonewright.inventory.host import derive_machines, derive_words, render_system
from zonewright.model.host import HostSystem
from zonewright.model.identifier import Id
from zonewright.model.plant import Plant

A, B, C = "00:1b:1b:00:00:01", "00:1b:1b:00:00:02", "00:1b:1b:00:00:03"
PANEL = host("panel", card(A, "10.0.1.6/24"), card(B, "192.168.50.6/24"))


def test_a_machine_that_lists_two_cards_is_one_asset() -> None:
    (asset,) = take(hosts=(PANEL,)).assets
    assert [(one.mac, one.ip) for one in asset.addresses] == [(A, "10.0.1.6"), (B, "192.168.50.6")]
    assert asset.name == "panel"
    assert any("panel itself lists both its cards" in why for why in asset.why)
    assert asset.basis == (PANEL.id,)
    assert not asset.observed


def test_it_joins_what_the_wire_shows_apart() -> None:
    rows = [*exchange("10.0.1.6", "10.0.1.5", 502), *exchange("192.168.50.6", "192.168.50.9", 80)]
    assert len(take(rows).assets) == 4
    cards = (card(mac_of("10.0.1.6"), "10.0.1.6/24"), card(mac_of("192.168.50.6"), "192.168.50.6/24"))
    found = take(rows, hosts=(host("panel", *cards),))
    assert len(found.assets) == 3
    asset = asset_at(found, "10.0.1.6")
    assert asset == asset_at(found, "192.168.50.6")
    assert asset.observed
    assert found.hosts[0].asset == asset.id


def test_cards_that_serve_the_machine_alone_join_nothing() -> None:
    bridge = card("02:42:ac:11:00:01", "172.17.0.1/16", internal=True)
    found = take(hosts=(host("one", card(A, "10.0.1.6/24"), bridge), host("two", card(B, "10.0.1.7/24"), bridge)))
    assert len(found.assets) == 2
    assert found.problems == ()


def test_an_address_of_a_card_that_is_not_in_use_is_nobodys() -> None:
    (asset,) = take(hosts=(host("panel", card(A, "10.0.1.6/24"), card(B, "10.9.9.9/24", connected=False)),)).assets
    assert [one.ip for one in asset.addresses if one.ip] == ["10.0.1.6"]
    assert {one.mac for one in asset.addresses} == {A, B}


def test_two_machines_that_list_one_address_are_not_joined_by_it() -> None:
    found = take(hosts=(host("one", card(A, "192.168.0.1/24")), host("two", card(B, "192.168.0.1/24"))))
    assert sorted(asset.name for asset in found.assets) == ["one", "two"]
    assert len(found.problems) == 2
    assert all("192.168.0.1, and so does another machine" in one.what for one in found.problems)


def test_an_address_that_the_wire_shows_at_another_card_stays_there() -> None:
    rows = exchange("10.0.1.6", "10.0.1.5", 502)
    found = take(rows, hosts=(host("panel", card(A, "10.0.1.6/24")),))
    assert [one.mac for one in asset_at(found, "10.0.1.6").addresses] == [mac_of("10.0.1.6")]
    assert [one.what for one in found.problems] == [
        (
            f"panel lists 10.0.1.6, and the wire shows that at {mac_of('10.0.1.6')}, which is no card of it; "
            "find out whose it is"
        )
    ]


def test_one_machine_collected_twice_is_one() -> None:
    later = replace(PANEL, id=Id("host-later"), input=Id("input-later"), collected_at="2027-03-01T06:00:00Z")
    assert set(derive_machines((PANEL, later)).values()) == {PANEL.id}
    found = take(hosts=(PANEL, later))
    assert len(found.assets) == 1
    assert {one.asset for one in found.hosts} == {found.assets[0].id}


def test_what_it_tells_stands_on_the_asset_and_beside_what_is_declared() -> None:
    system = HostSystem(
        os="Windows 7 Professional", os_version="6.1.7601", build="7601", maker="SIEMENS AG", serial="S1"
    )
    plant = Plant(assets=(declared("panel", ip="10.0.1.6", serial="S2"),))
    found = take(plant=plant, hosts=(replace(PANEL, system=replace(system, model="SIMATIC IPC477D")),))
    (asset,) = found.assets
    assert (asset.vendor, asset.model, asset.serial) == ("SIEMENS AG", "SIMATIC IPC477D", "S2")
    assert "it runs Windows 7 Professional 6.1.7601: its own collection says so" in asset.why
    assert [(one.field, one.observed) for one in found.conflicts] == [("serial", "S1")]


def test_a_machine_without_addresses_is_found_by_its_name() -> None:
    found = take(plant=Plant(assets=(declared("Panel", ip="10.0.1.6"),)), hosts=(host("panel"), host("nobody")))
    of_name = {one.name: one.asset for one in found.hosts}
    assert of_name == {"panel": found.assets[0].id, "nobody": None}
    assert len(found.assets) == 1


def test_words_of_a_machine() -> None:
    system = HostSystem(os="Windows XP", service_pack="Service Pack 3", os_version="5.1", build="2600")
    told = replace(PANEL, system=system)
    assert render_system(told) == "Windows XP Service Pack 3 5.1 build 2600"
    assert derive_words(told) == {"host_name": "panel", "description": render_system(told)}
    assert derive_words(replace(PANEL, name=None)) == {}
