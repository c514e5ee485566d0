"""What a machine's own collection settles about the networks that it stands in."""

from ipaddress import ip_interface

from zonewright.model.host import Host

PASSES, SHUT, UNTOLD = 0.99, 0.95, 0.95


def derive_networks(host: Host) -> tuple[str, ...]:
    """Give the IPv4 networks that its cards in use have addresses in, in order."""
    nets = set()
    for card in host.cards:
        for text in card.addresses if card.connected is not False and not card.internal else ():
            net = _find_network(text)
            if net is not None:
                nets.add(net)
    return tuple(sorted(nets))


def _find_network(text: str) -> str | None:
    try:
        card = ip_interface(text)
    except ValueError:
        return None
    if card.version == 6 or card.is_loopback or card.is_link_local:
        return None
    return str(card.network) if "/" in text else None


def say_settled(host: Host, name: str) -> tuple[float, str]:
    """Say how sure it is that a machine joins its networks, and what its collection leaves to be asked."""
    day = f" of {host.collected_at[:10]}" if host.collected_at else ""
    said = f"The collection{day} settles it: the networks are in use, and {name}"
    if host.openness.forwards is None:
        return UNTOLD, f"{said} stands in each; whether it passes packets on was not read: look at that setting."
    if host.openness.forwards:
        return PASSES, f"{said} passes packets from one to the other: ask who needs that, and switch it off."
    return (
        SHUT,
        f"{said} passes no packets on; ask what the second network is for: a program can still carry data over.",
    )
