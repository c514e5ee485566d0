import pytest

from tests.sources.collections.machines import ENGLISH, GERMAN, LINUX, POWERSHELL, page_of
from zonewright.catalogs.wellknown import get_internal_cards
from zonewright.model.host import Listener, NetworkCard, Route
from zonewright.model.identifier import Id
from zonewright.sources.collections.network import (
    find_card_mac,
    find_ip,
    find_mask,
    is_internal,
    parse_card_address,
    read_cards,
    read_listeners,
    read_nameservers,
    read_routes,
)
from zonewright.sources.collections.page import parse_page

INTERNAL = get_internal_cards()


def test_cards_of_a_shell() -> None:
    cards = {card.name: card for card in read_cards(parse_page(LINUX), INTERNAL)}
    assert cards["eth0"].addresses == ("10.0.1.9/24", "fe80::2d0:c9ff:fe00:1/64")
    assert cards["eth1"] == NetworkCard("eth1", "00:d0:c9:00:00:02", ("192.168.50.9/24",), dhcp=True, connected=True)
    assert (cards["eth2"].connected, cards["docker0"].internal, cards["lo"].mac) == (False, True, None)


def test_a_card_that_a_program_made_is_told_by_its_description_too() -> None:
    cards = read_cards(parse_page(POWERSHELL), INTERNAL)
    assert [(card.addresses[0], card.internal) for card in cards] == [("10.0.3.11/24", False), ("192.168.9.1/24", True)]
    assert is_internal(("vEthernet (WSL (Hyper-V firewall))",), INTERNAL)
    assert not is_internal(("Local Area Connection", "Intel(R) 82574L"), INTERNAL)


def test_cards_of_the_registry_stand_before_ipconfig() -> None:
    assert [card.name for card in read_cards(parse_page(ENGLISH), INTERNAL) if card.connected] == [
        "Local Area Connection",
        "Office",
    ]
    assert [card.mac for card in read_cards(parse_page(GERMAN), INTERNAL)] == ["00:1c:06:00:00:22", "00:1c:06:00:00:21"]


def test_an_address_that_is_none_is_a_problem_and_the_card_stays() -> None:
    page = page_of("== interfaces ==\ncolumns: name | mac | state | addresses\neth0 | ? | up | 10.0.1.999/24")
    assert read_cards(page, ()) == (NetworkCard("eth0", connected=True),)


def test_single_values() -> None:
    assert parse_card_address("fe80::1%3/64") == "fe80::1/64"
    assert parse_card_address("10.0.0.5/255.255.0.0") == "10.0.0.5/16"
    with pytest.raises(ValueError, match="not"):
        parse_card_address("on the left")
    assert (find_mask("255.255.255.0"), find_mask("255.0.255.0"), find_mask("On-link")) == (24, None, None)
    assert (find_card_mac("00:00:00:00:00:00"), find_card_mac("00-1B-1B-00-00-06")) == (None, "00:1b:1b:00:00:06")
    assert (find_ip("0.0.0.0"), find_ip("fe80::1%eth0"), find_ip("x")) == (None, "fe80::1", None)


def test_nameservers() -> None:
    assert read_nameservers(parse_page(LINUX)) == ("10.0.1.1", "10.0.1.2")
    assert read_nameservers(parse_page(ENGLISH)) == ("10.0.1.1", "10.0.1.2")


def test_routes_of_every_console() -> None:
    assert read_routes(parse_page(LINUX)) == (
        Route("0.0.0.0/0", "192.168.50.1", "eth1"),
        Route("10.0.1.0/24", None, "eth0"),
    )
    assert read_routes(parse_page(GERMAN)) == (
        Route("10.0.1.0/24", "10.0.1.21", "10.0.1.21"),
        Route("10.0.99.0/24", None, "10.0.1.21"),
    )
    assert read_routes(parse_page(POWERSHELL))[0] == Route("0.0.0.0/0", "10.0.3.1", "7")


def test_a_route_to_nowhere_is_a_problem() -> None:
    page = page_of("== routes ==\ncolumns: destination | gateway | card\nnowhere | 10.0.0.1 | eth0")
    assert read_routes(page) == ()
    assert [one.where for one in page.ledger.derive_account(Id("input-a"), page.total).problems] == ["line 4"]


def test_ports_that_answer() -> None:
    assert Listener("tcp", "*", 22, "sshd") in read_listeners(parse_page(LINUX), {})
    found = read_listeners(parse_page(ENGLISH), {888: "svchost.exe"})
    assert found == (
        Listener("tcp", "*", 135, "svchost.exe"),
        Listener("tcp", "*", 3389, None),
        Listener("udp", "*", 500, "svchost.exe"),
    )
    assert read_listeners(parse_page(GERMAN), {604: "winvnc.exe"}) == (Listener("tcp", "*", 5900, "winvnc.exe"),)
