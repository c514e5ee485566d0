import pytest

from zonewright.platforms.nftables.value import find_bound, find_value, find_values


@pytest.mark.parametrize(
    ("field", "text", "wanted"),
    [
        ("source_ip", "10.0.0.5", "10.0.0.5/32"),
        ("source_ip", "10.0.0.5/24", "10.0.0.0/24"),
        ("source_ip", "10.0.0.9-10.0.0.5", None),
        ("source_ip", "plc.example", None),
        ("destination_port", "ssh", "22"),
        ("destination_port", "1-1024", "1-1024"),
        ("destination_port", "70000", None),
        ("protocol", "6", "tcp"),
        ("protocol", "gre", "47"),
        ("icmp_type", "echo-request", "8"),
        ("state", "new", "new"),
        ("state", "old", None),
        ("family", "ipv6", "ip6"),
        ("iif", "eth*", "eth*"),
    ],
)
def test_one_value_has_one_spelling(field: str, text: str, wanted: str | None) -> None:
    assert find_value(field, text) == wanted


def test_several_values_are_sorted_and_all_known() -> None:
    assert find_values("destination_port", ["http", "22"]) == ("22", "80")
    assert find_values("destination_port", ["http", "what"]) is None
    assert find_value("icmp_type", "echo-request", icmpv6=True) == "128"


def test_bounds_are_ranges() -> None:
    assert [find_bound(one, "1023") for one in (">", ">=", "<", "<=")] == [
        *("1024-65535", "1023-65535", "0-1022", "0-1023"),
    ]
    assert find_bound("<", "0") is None
