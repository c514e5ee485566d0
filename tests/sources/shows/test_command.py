import pytest

from zonewright.sources.shows.address_table import read_arp, read_mac_table
from zonewright.sources.shows.command import find_command, find_device, find_reader, is_naming
from zonewright.sources.shows.plate import read_card_list, read_cards, read_plate, read_ports, read_routes


@pytest.mark.parametrize(
    ("reader", "commands"),
    [
        (
            read_arp,
            ["show ip arp", "sh arp", "arp -a", "ip neigh", "ip -6 neigh show", "show ip arp | inc 10.", "arp -an"],
        ),
        (
            read_mac_table,
            [
                "show mac address-table",
                "sh mac add",
                "show mac-addr-table",
                "bridge fdb show",
                "show ethernet-switching table",
            ],
        ),
        (read_plate, ["show version", "sh ver", "show inventory", "get system status", "hostname"]),
        (read_card_list, ["show ip interface brief", "sh ip int bri"]),
        (read_ports, ["show interfaces trunk", "sh int status", "show vlan brief"]),
        (read_cards, ["show interfaces", "ip addr", "get system interface"]),
        (read_routes, ["show ip route", "ip route"]),
        (None, ["show clock", "show running-config", "configure terminal", ""]),
    ],
)
def test_commands_in_any_length(reader: object, commands: list[str]) -> None:
    assert [find_reader(command) for command in commands] == [reader] * len(commands)


def test_neighbours_are_read_by_both_names() -> None:
    assert find_reader("show lldp neighbors detail") is not find_reader("show cdp nei")


def test_some_answers_name_the_device() -> None:
    assert is_naming("show version")
    assert not is_naming("show ip arp")


@pytest.mark.parametrize(
    ("name", "command", "device"),
    [
        ("show_ip_arp.txt", "show ip arp", None),
        ("sw-1_show_mac_address-table.log", "show mac address-table", "sw-1"),
        ("sw-1.txt", None, "sw-1"),
        ("arp.txt", "arp", None),
        ("show_ip_arp.csv", None, None),
        ("putty.log", None, None),
    ],
)
def test_a_file_may_be_named_after_its_command_and_its_device(
    name: str, command: str | None, device: str | None
) -> None:
    assert find_command(name) == command
    assert find_device(name.partition(".")[0]) == device
