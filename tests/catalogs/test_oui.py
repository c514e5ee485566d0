import pytest

from zonewright.catalogs.oui import find_vendor, get_vendors
from zonewright.errors import InputError


@pytest.mark.parametrize("mac", ["00:1b:1b:01:02:03", "00-1B-1B-01-02-03", "001b.1b01.0203", 0x001B1B010203])
def test_the_maker_of_a_card_is_known_by_its_first_three_bytes(mac: str | int) -> None:
    assert find_vendor(mac) == "Siemens AG"
    assert find_vendor(bytes.fromhex("001b1b010203")) == "Siemens AG"


def test_group_and_self_assigned_addresses_have_no_maker() -> None:
    assert find_vendor("01:0e:cf:00:00:00") is None
    assert find_vendor("02:1b:1b:00:00:00") is None
    assert find_vendor("ff:ff:ff:ff:ff:ff") is None


def test_a_step_may_bring_the_registry_itself() -> None:
    assert find_vendor("00:00:01:00:00:00", vendors={1: "Somebody"}) == "Somebody"
    assert find_vendor("00:00:02:00:00:00", vendors={1: "Somebody"}) is None


def test_the_registry_is_whole() -> None:
    vendors = get_vendors()
    assert len(vendors) > 30_000
    assert all(0 <= prefix < 1 << 24 and name == name.strip() for prefix, name in vendors.items())


@pytest.mark.parametrize("mac", ["", "00:1b:1b", b"\x00\x01", -1, "00:1b:1b:01:02:zz"])
def test_what_is_no_address_is_refused(mac: str | bytes | int) -> None:
    with pytest.raises(InputError, match="not a MAC address"):
        find_vendor(mac)


def test_the_registry_itself_made_no_card() -> None:
    """Prefixes that are shared out in smaller blocks are registered to the authority."""
    assert "IEEE Registration Authority" not in set(get_vendors().values())
