import pytest

from tests.allowlist.small_filter import read_filter
from zonewright.allowlist.path import find_chain, hook_chains, is_limited, unread_fields


def test_chains_are_asked_by_stop_then_priority_then_line() -> None:
    configuration = read_filter(
        "chain forward 10 accept\nchain forward -10 accept\nchain postrouting 0 accept\nchain prerouting 5 accept\n"
        "chain input 0 drop\nchain forward 10 drop"
    )
    assert [chain.line for chain in hook_chains(configuration, version=4)] == [4, 2, 1, 6, 3]


def test_a_jump_names_a_chain_of_its_table() -> None:
    configuration = read_filter("chain forward 0 drop\nchain side")
    here, side = configuration.chains
    assert find_chain(configuration, here, name="side") == side
    assert find_chain(configuration, here, name="inet filter side") == side
    assert find_chain(configuration, here, name="gone") is None
    assert find_chain(configuration, here, name=None) is None


@pytest.mark.parametrize(
    ("rule", "limited"),
    [
        ("protocol=tcp destination_port=502", True),
        ("protocol=icmp", True),
        ("protocol=tcp", False),
        ("protocol=tcp destination_port=0-65535", False),
        ("protocol=tcp destination_port!=22", False),
        ("protocol=tcp source_port=502", False),
        ("source_ip=10.0.0.1 destination_ip=10.0.0.2", False),
        ("state=new", False),
    ],
)
def test_a_limit_is_a_port_or_a_protocol_without_ports(rule: str, limited: bool) -> None:
    (chain,) = read_filter(f"chain forward 0 drop\n {rule} accept").chains
    assert is_limited(chain.rules[0]) is limited


def test_what_was_not_understood_is_named() -> None:
    (chain,) = read_filter("chain forward 0 drop\n weather=rain unread=limit source_ip=@x iif=a unread").chains
    assert unread_fields(chain.rules[0]) == ("limit", "weather", "source_ip")
    (chain,) = read_filter("chain forward 0 drop\n iif=a unread").chains
    assert unread_fields(chain.rules[0]) == ("verdict",)
