import pytest

from zonewright.errors import InputError
from zonewright.sources.address import parse_ip, parse_mac, parse_vlan


def test_every_spelling_gives_one() -> None:
    assert parse_ip(" 10.0.0.5/24 ") == "10.0.0.5"
    assert parse_ip("FE80:0::1%eth0") == "fe80::1"
    spellings = ("00:1B:1B:AA:BB:CC", "00-1b-1b-aa-bb-cc", "001b.1baa.bbcc", "001b1baabbcc")
    assert {parse_mac(text) for text in spellings} == {"00:1b:1b:aa:bb:cc"}
    assert [parse_vlan(text) for text in ("10", "VLAN 010", "vlan4094")] == [10, 10, 4094]


@pytest.mark.parametrize("text", ["", "10.0.0", "10.0.0.0/24", "224.0.0.1", "0.0.0.0", "255.255.255.255", "127.0.0.1"])
def test_what_no_device_can_have_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse_ip(text)


@pytest.mark.parametrize("text", ["", "00:1b:1b", "01:00:5e:00:00:01", "00:00:00:00:00:00", "00:1b-1b:aa:bb:cc"])
def test_what_no_card_can_have_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse_mac(text)


@pytest.mark.parametrize("text", ["", "0", "4095", "office"])
def test_a_vlan_is_a_number(text: str) -> None:
    with pytest.raises(InputError):
        parse_vlan(text)
