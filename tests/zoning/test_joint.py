import pytest

from tests.hosts import card, host
from zonewright.zoning.joint import derive_networks, say_settled


def test_networks_of_cards_in_use() -> None:
    one = host(
        "panel",
        card(None, "10.0.1.6/24", "10.0.1.66/24", "fe80::1/64"),
        card(None, "192.168.50.6/24"),
        card(None, "10.9.9.9/24", connected=False),
        card(None, "172.17.0.1/16", internal=True),
        card(None, "127.0.0.1/8", "169.254.1.1/16", "10.0.2.1", "nonsense"),
    )
    assert derive_networks(one) == ("10.0.1.0/24", "192.168.50.0/24")


@pytest.mark.parametrize(
    ("forwards", "words"),
    [(True, "passes packets from one"), (False, "passes no packets on"), (None, "was not read")],
)
def test_what_a_collection_settles(forwards: bool | None, words: str) -> None:
    confidence, settle = say_settled(host("panel", forwards=forwards), "panel")
    assert confidence > 0.9
    assert words in settle
    assert "2027-02-01" in settle
