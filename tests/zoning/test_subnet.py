from ipaddress import ip_address, ip_network

from hypothesis import given
from hypothesis import strategies as st

from zonewright.zoning.subnet import derive_subnets

NETS = st.lists(
    st.builds(lambda bits, length: f"10.{bits}.0.0/{length}", st.integers(0, 7), st.integers(8, 32)), max_size=8
)


def test_an_address_lies_in_the_smallest_subnet_around_it() -> None:
    subnets = derive_subnets(["10.0.0.0/8", "10.0.0.7/24", "10.0.0.0/24", "fd00::/64"])
    assert subnets.find("10.0.0.1") == 1
    assert subnets.find("10.9.0.1") == 0
    assert subnets.find("fd00::1") == 3
    assert subnets.find("11.0.0.1") is None


def test_what_is_no_address_and_no_subnet_holds_nothing() -> None:
    subnets = derive_subnets(["no subnet", "10.0.0.0/24"])
    assert subnets.find("no address") is None
    assert subnets.find("10.0.0.1") == 1


@given(NETS, st.integers(0, 7))
def test_it_is_what_looking_at_every_subnet_gives(nets: list[str], third: int) -> None:
    ip = f"10.{third}.0.1"
    around = [net for net in nets if ip_address(ip) in ip_network(net, strict=False)]
    found = derive_subnets(nets).find(ip)
    smallest = max(around, key=lambda net: ip_network(net, strict=False).prefixlen, default=None)
    assert (nets[found] if found is not None else None) == smallest
