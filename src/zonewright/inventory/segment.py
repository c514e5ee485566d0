"""Which assets stand on one segment: broadcast domains read off the frames, subnets read off their addresses.

Two network cards that exchange frames directly stand on one segment, as no router changes only one of two MACs. What
is joined this way is certain; that two such sets in one IPv4 /24 are one segment is a guess, and so is the /24.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from ipaddress import ip_network

from zonewright.inventory.address import find_ip, is_group_mac, is_outside, mac_text
from zonewright.inventory.aggregate import derive_totals
from zonewright.inventory.column import Columns
from zonewright.inventory.identity import Joins, Node
from zonewright.model.asset import Asset, Role
from zonewright.model.identifier import Id

PREFIX = 24
FORWARDING = frozenset({Role.ROUTER, Role.FIREWALL})


def derive_neighbours(columns: Columns) -> tuple[tuple[str, str, int], ...]:
    """Give every pair of MACs that exchanged a frame directly, with its VLAN."""
    if not len(columns):
        return ()
    totals = derive_totals({"a": columns.src_mac, "b": columns.dst_mac, "vlan": columns.vlan})
    pairs = zip(totals["a"].tolist(), totals["b"].tolist(), totals["vlan"].tolist(), strict=True)
    return tuple((mac_text(a), mac_text(b), vlan) for a, b, vlan in pairs if a > 0 and b > 0 and not is_group_mac(b))


def net_of(ip: str, *, own: bool) -> str | None:
    """Give the /24 that an IPv4 address lies in; `None` for IPv6, and for addresses outside unless a card has one."""
    if ":" in ip or (is_outside(ip) and not own):
        return None
    return str(ip_network(f"{ip}/{PREFIX}", strict=False))


def derive_segments(
    assets: Iterable[Asset], neighbours: tuple[tuple[str, str, int], ...]
) -> Mapping[str, tuple[Id, ...]]:
    """Give the segments: subnet, or `layer 2 at <MAC>` where no IP is known -> its assets, in order.

    An asset with several cards stands on several segments.
    """
    joins = Joins()
    kept = tuple(assets)
    cards = {a.mac: asset.role for asset in kept for a in asset.addresses if a.mac}
    for first, second, _vlan in neighbours:
        if first in cards and second in cards and not {cards[first], cards[second]} & FORWARDING:
            joins.join(("mac", first), ("mac", second), why="frames")
    legs = list(_iter_legs(kept, joins))
    legs.extend(_router_legs(kept, neighbours, legs=legs))
    nets: dict[Node, list[str]] = defaultdict(list)
    for root, nodes in joins.members().items():
        nets[root] = [text for kind, text in nodes if kind == "net"]
    found: dict[str, set[Id]] = defaultdict(set)
    for node, name in legs:
        root = joins.find(node)
        found[", ".join(sorted(nets[root])) or f"layer 2 at {root[1]}"].add(name)
    return {name: tuple(sorted(found[name])) for name in sorted(found)}


def _iter_legs(assets: tuple[Asset, ...], joins: Joins) -> Iterator[tuple[Node, Id]]:
    """Give (a node of the segment, asset) for every address; a router's card tells its subnet only."""
    for asset in assets:
        for address in asset.addresses:
            net = net_of(address.ip, own=address.mac is not None) if address.ip and find_ip(address.ip) else None
            forwards = asset.role in FORWARDING
            node = ("mac", address.mac) if address.mac and not forwards else ("net", net) if net else None
            if node is None:
                continue
            joins.add(node)
            if net is not None:
                joins.join(node, ("net", net), why="address")
            yield node, asset.id


def _router_legs(
    assets: tuple[Asset, ...], neighbours: tuple[tuple[str, str, int], ...], *, legs: list[tuple[Node, Id]]
) -> Iterator[tuple[Node, Id]]:
    """A router's card without an address of its own stands where its partners stand."""
    of_mac = {a.mac: asset.id for asset in assets if asset.role in FORWARDING for a in asset.addresses if a.mac}
    known = {node for node, _ in legs}
    for first, second, _vlan in neighbours:
        for router, partner in ((first, second), (second, first)):
            if router in of_mac and ("mac", partner) in known:
                yield ("mac", partner), of_mac[router]
