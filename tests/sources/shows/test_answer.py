import pytest

from zonewright.sources.shows.answer import Answer, find_ip, find_mac, has_ip


@pytest.mark.parametrize(
    "text", ["001b.1b00.0001", "00:1b:1b:00:00:01", "00-1B-1B-00-00-01", "001b1b-000001", "001b-1b00-0001"]
)
def test_a_card_in_any_spelling(text: str) -> None:
    assert find_mac(f"  20 {text} x") == ("00:1b:1b:00:00:01", False)


def test_a_group_and_words_are_no_card() -> None:
    assert find_mac("0100.0ccc.cccc") == (None, True)
    assert find_mac("fe80::21b:1bff:fe00:11 dead-beef 10:20:30") == (None, False)


@pytest.mark.parametrize(
    ("text", "ip"),
    [
        ("a (10.0.0.1) b", "10.0.0.1"),
        ("224.0.0.1 10.0.0.2", "10.0.0.2"),
        ("fe80::1%eth0 x", "fe80::1"),
        ("Version 15.2.4.5.6", None),
        ("12:30:11", None),
        ("00:1b:1b:00:00:01", None),
    ],
)
def test_an_address_of_a_device(text: str, ip: str | None) -> None:
    assert find_ip(text) == ip


def test_an_address_that_nobody_has_is_one_all_the_same() -> None:
    assert has_ip("255.255.255.255")
    assert has_ip("ff02::1")
    assert not has_ip("12:30:11")


def test_a_device_speaks_of_itself_by_name_else_by_its_file() -> None:
    named, nameless = Answer("sw-1"), Answer("unnamed device of arp", is_named=False)
    assert named.own(mac="00:00:5e:00:01:07", ip="10.0.0.1").mac is None  # shared by routers
    assert named.own(model="X").fields == {"host_name": "sw-1", "model": "X"}
    assert nameless.own().fields == {"behind": "unnamed device of arp"}
    named.use(3, named.own())
    named.skip("blank")
    assert (named.spent, named.ignored, named.behind("Gi1/1")) == (1, {"blank": 1}, "Gi1/1 of sw-1")
