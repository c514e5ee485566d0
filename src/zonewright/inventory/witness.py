"""Who is vouched for: hosts that sent no packet into a capture and that something shows all the same.

A scan got an answer, a switch learned a card from a frame, a router resolved an address, a server gave a lease, a
device heard a neighbour announce itself: each of them needs a host that sent. A name that somebody only looked up or
wrote down (an answer of DNS, a next hop, a name without an address) needs none, and makes no asset.
"""

from collections.abc import Iterable, Iterator

from zonewright.inventory.address import find_ip, find_mac, mac_text
from zonewright.inventory.identity import Joins, Node, node_of
from zonewright.inventory.wire.sender import LEASING
from zonewright.inventory.wire.sighting import Sighting
from zonewright.model.identifier import Id

VOUCHING = frozenset({"arp", "nmap", "switch_port", "terminal", "lldp", "cdp"})
"""Kinds of sightings whose MAC and IP are of a host that sent something."""
RELAYING = frozenset({"dhcp_relayed"})
"""Kinds of sightings that name the card of a client that asked; the address is only wished for."""


def iter_vouched(sightings: Iterable[Sighting]) -> Iterator[tuple[Sighting, tuple[Node, ...]]]:
    """Give every sighting that vouches for a host, with the addresses of it."""
    for one in sightings:
        nodes: list[Node | None] = []
        if one.kind in VOUCHING:
            nodes = [("mac", mac_text(one.mac)) if one.mac is not None else None, node_of(one)]
        elif one.kind in LEASING | RELAYING:
            mac = find_mac(one.fields.get("mac", ""))
            ip = find_ip(one.fields.get("ip", "")) if one.kind in LEASING else None
            nodes = [("mac", mac_text(mac)) if mac else None, ("ip", ip) if ip else None]
        found = tuple(sorted({node for node in nodes if node is not None}))
        if found:
            yield one, found


def join_vouched(joins: Joins, sightings: Iterable[Sighting]) -> None:
    """Add the hosts that are vouched for, and join what one device printed of itself on its terminal."""
    own: dict[tuple[str, Id | None], set[Node]] = {}
    for one, nodes in iter_vouched(sightings):
        for node in nodes:
            joins.add(node)
        if one.kind == "terminal":
            own.setdefault(terminal_key(one), set()).update(nodes)
    for (name, _), found in sorted(own.items(), key=str):
        first, *others = sorted(found)
        for other in others:
            joins.join(first, other, why=f"the terminal of {name} shows both as its own: {first[1]} and {other[1]}")


def terminal_key(one: Sighting) -> tuple[str, Id | None]:
    """Tell devices at whose terminals somebody sat apart: by name; one without a name is that of its input."""
    name = one.fields.get("host_name", "")
    return (name.casefold(), None) if name else (one.fields.get("behind", ""), one.input)
