"""Machines that told of themselves, as few words as a test needs."""

from dataclasses import replace
from typing import Any

from zonewright.model.host import Host, NetworkCard, Openness
from zonewright.model.identifier import Id, Origin, make_id


def card(mac: str | None, *addresses: str, **more: Any) -> NetworkCard:
    """A network card in use."""
    fields: dict[str, Any] = {"connected": True, **more}
    return NetworkCard(f"card {mac or addresses[0]}", mac, tuple(addresses), **fields)


def host(name: str, *cards: NetworkCard, forwards: bool | None = None, **more: Any) -> Host:
    """A machine with its cards."""
    fields: dict[str, Any] = {"openness": Openness(forwards=forwards), "collected_at": "2027-02-01T06:00:00Z", **more}
    made_from = make_id("input", name)
    basis = (Id(f"observation-{name}"),)
    return Host(make_id("host", made_from), Origin.OBSERVED, basis, made_from, name, "linux 1", cards=cards, **fields)


def make_hosts(asset: Id, *, basis: tuple[Id, ...]) -> tuple[Host, ...]:
    """What the panel of the small plant tells of itself: two cards in use."""
    cards = (card("00:0c:29:00:00:21", "10.0.2.21/24"), card("00:0c:29:00:00:22", "10.0.1.21/24"))
    return (replace(host("Panel", *cards, forwards=False), asset=asset, basis=basis),)
