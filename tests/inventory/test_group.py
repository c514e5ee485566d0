from zonewright.inventory.group import derive_group, name_of_group

NAMES = {"224.0.0.251": "mDNS", "33:33:*": "IPv6 group", "33:33:ff:*": "neighbour"}


def test_the_longest_beginning_names_a_group() -> None:
    assert name_of_group("224.0.0.251", NAMES) == "mDNS"
    assert name_of_group("33:33:ff:00:00:01", NAMES) == "neighbour"
    assert name_of_group("10.0.0.255", NAMES) == "everyone in the subnet of 10.0.0.255"
    assert name_of_group("239.9.9.9", NAMES) == "group 239.9.9.9"


def test_a_group_is_named_by_its_address() -> None:
    assert derive_group("224.0.0.251", NAMES, basis=()).name == "mDNS"
