from tests.sources.collections.machines import ENGLISH, GERMAN
from zonewright.model.host import NetworkCard
from zonewright.sources.collections.page import parse_page
from zonewright.sources.collections.registry_card import read_ipconfig, read_registry_cards


def test_cards_in_use_are_joined_with_their_addresses_by_their_number() -> None:
    idle, local, office, gone = read_registry_cards(parse_page(ENGLISH))
    assert local == NetworkCard(
        "Local Area Connection",
        "00:1b:1b:00:00:06",
        ("10.0.1.6/24", "10.0.1.66/24"),
        ("10.0.1.1",),
        dhcp=False,
        connected=True,
    )
    assert (office.addresses, office.gateways, office.dhcp) == (("192.168.50.6/24",), ("192.168.50.1",), True)
    assert (idle.mac, idle.connected) == ("00:1b:1b:00:00:08", False)
    assert (gone.addresses, gone.connected) == (("10.77.0.6/16",), False)


def test_ipconfig_is_read_by_the_shapes_of_its_values() -> None:
    first, second = read_ipconfig(parse_page(GERMAN))
    assert first == NetworkCard(
        "Ethernetadapter LAN-Verbindung", "00:1c:06:00:00:21", ("10.0.1.21/24",), ("10.0.1.1",), connected=True
    )
    assert second.addresses == ("192.168.50.21/24",)
