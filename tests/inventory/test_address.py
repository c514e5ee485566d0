import pytest

from zonewright.inventory.address import (
    find_ip,
    find_mac,
    ip_bytes,
    ip_order,
    ip_text,
    is_group_ip,
    is_group_mac,
    is_loop,
    is_nobody,
    is_outside,
    mac_text,
)


def test_addresses_are_written_as_people_write_them() -> None:
    assert mac_text(0x001B1B000105) == "00:1b:1b:00:01:05"
    assert find_mac("00-1B-1B-00-01-05") == 0x001B1B000105
    assert find_mac("no mac") is None
    assert find_mac("zz:zz:zz:zz:zz:zz") is None
    assert ip_text(ip_bytes("10.0.0.1")) == "10.0.0.1"
    assert ip_text(ip_bytes("fe80::1")) == "fe80::1"
    assert find_ip(" ::ffff:10.0.0.1 ") == "10.0.0.1"
    assert find_ip("filler") is None


@pytest.mark.parametrize("text", ["224.0.0.251", "255.255.255.255", "ff02::1"])
def test_groups_are_known_by_their_address(text: str) -> None:
    assert is_group_ip(ip_bytes(text))


def test_group_bit_and_nobody() -> None:
    assert is_group_mac(0x010ECF000000)
    assert not is_group_mac(0x001B1B000105)
    assert is_nobody(ip_bytes("0.0.0.0"))
    assert is_nobody(ip_bytes("::"))


def test_the_world_outside() -> None:
    assert is_outside("8.8.8.8")
    assert is_outside("198.51.100.77")
    assert not is_outside("10.1.2.3")
    assert not is_outside("fe80::1")


def test_addresses_sort_by_number() -> None:
    assert sorted(["10.0.0.10", "fe80::1", "10.0.0.9"], key=ip_order) == ["10.0.0.9", "10.0.0.10", "fe80::1"]


@pytest.mark.parametrize("text", ["0.18.144.224", "127.34.146.25", "240.0.0.1", "255.231.15.221", "::1"])
def test_addresses_that_no_plant_can_have_are_outside(text: str) -> None:
    assert is_outside(text)
    assert not is_outside("0.0.0.0")


def test_a_host_that_talks_to_itself() -> None:
    assert is_loop("127.0.0.1")
    assert not is_loop("10.0.0.1")
