"""Which assets stand on one segment: broadcast domains read off the frames, subnets read off their addresses.

Two network cards that exchange frames directly stand on one segment, as no router changes only one of two MACs. What
is joined this way is certain; that two such sets in one IPv4 /24 are one segment is a guess, and so is the /24. The
weakest guess is the last resort: stations without any IP or partner, seen only sending to one group address.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from zonewright.inventory.address import find_ip, is_group_mac, is_outside, mac_text
from zonewright.inventory.identity import Joins, Node
from zonewright.inventory.wire.aggregate import derive_totals
from zonewright.inventory.wire.column import Columns
from zonewright.inventory.wire.sighting import Sighting
from zonewright.model.asset import Asset, Role
from zonewright.model.identifier import Id
from zonewright.model.observation import Input

LAST_RESORT = " sending to "
FORWARDING = frozenset({Role.ROUTER, Role.FIREWALL})


@dataclass(frozen=True, slots=True)
class Caller:
    """A card that sent to a group address, in one input and VLAN."""

    mac: str
    group: str
    input: Id
    vlan: int


def derive_neighbours(columns: Columns) -> tuple[tuple[str, str, int], ...]:
    """Give every pair of MACs that exchanged a frame directly, with its VLAN."""
    if not len(columns):
        return ()
    totals = derive_totals({"a": columns.src_mac, "b": columns.dst_mac, "vlan": columns.vlan})
    pairs = zip(totals["a"].tolist(), totals["b"].tolist(), totals["vlan"].tolist(), strict=True)
    return tuple((mac_text(a), mac_text(b), vlan) for a, b, vlan in pairs if a > 0 and b > 0 and not is_group_mac(b))


def derive_table_neighbours(sightings: Iterable[Sighting]) -> tuple[tuple[str, str, int], ...]:
    """Give pairs of MACs that one switch saw in one VLAN: a chain through all of them, as a VLAN is one segment."""
    seen: dict[tuple[Id, str, int], set[str]] = defaultdict(set)
    for one in sightings:
        if one.kind == "switch_port" and one.mac is not None and one.vlan is not None:
            device = one.fields.get("behind", "").partition(" of ")[2]
            seen[one.input, device, one.vlan].add(mac_text(one.mac))
    chains = ((sorted(macs), vlan) for (_, _, vlan), macs in sorted(seen.items()))
    return tuple((a, b, vlan) for macs, vlan in chains for a, b in pairwise(macs))


def derive_callers(columns: Columns) -> tuple[Caller, ...]:
    """Give every card that sent to a group address, in order."""
    if not len(columns):
        return ()
    keys = {"mac": columns.src_mac, "group": columns.dst_mac, "input": columns.input, "vlan": columns.vlan}
    totals = derive_totals(keys)
    rows = zip(*(totals[name].tolist() for name in keys), strict=True)
    return tuple(
        Caller(mac_text(mac), mac_text(group), Id(columns.inputs[at]), vlan)
        for mac, group, at, vlan in rows
        if mac > 0 and group > 0 and is_group_mac(group) and not is_group_mac(mac)
    )


def net_of(ip: str, *, own: bool) -> str | None:
    """Give the /24 that an IPv4 address lies in; `None` for IPv6 and for addresses that are not the plant's own."""
    if ":" in ip or (not own and is_outside(ip)):
        return None
    return f"{ip.rpartition('.')[0]}.0/24"


def derive_segments(
    assets: Iterable[Asset], neighbours: tuple[tuple[str, str, int], ...], *, callers: tuple[Caller, ...] = ()
) -> Mapping[str, tuple[Id, ...]]:
    """Give the segments: subnet, or `layer 2 at <MAC>` where no IP is known -> its assets, in order.

    An asset with several cards stands on several segments. `layer 2 at <MAC> sending to <group>` is a last resort.
    """
    joins = Joins()
    kept = tuple(assets)
    cards = {a.mac: asset.role for asset in kept for a in asset.addresses if a.mac}
    for first, second, _vlan in neighbours:
        if first in cards and second in cards and not {cards[first], cards[second]} & FORWARDING:
            joins.join(("mac", first), ("mac", second), why="frames")
    lonely = _lonely_callers(kept, neighbours, callers=callers)
    group_of = _join_callers(joins, lonely)
    legs = list(_iter_legs(kept, joins))
    legs.extend(_router_legs(kept, neighbours, legs=legs))
    nets: dict[Node, list[str]] = defaultdict(list)
    for root, nodes in joins.members().items():
        nets[root] = [text for kind, text in nodes if kind == "net"]
    found: dict[str, set[Id]] = defaultdict(set)
    for node, name in legs:
        root = joins.find(node)
        found[", ".join(sorted(nets[root])) or f"layer 2 at {root[1]}{group_of.get(root, '')}"].add(name)
    return {name: tuple(sorted(found[name])) for name in sorted(found)}


def _lonely_callers(
    assets: tuple[Asset, ...], neighbours: tuple[tuple[str, str, int], ...], *, callers: tuple[Caller, ...]
) -> tuple[Caller, ...]:
    """Keep the callers whose asset has no IP and exchanged no frame with anybody directly."""
    met = {mac for first, second, _vlan in neighbours for mac in (first, second)}
    lonely = {
        address.mac
        for asset in assets
        if asset.role not in FORWARDING and not any(a.ip or a.mac in met for a in asset.addresses)
        for address in asset.addresses
    }
    return tuple(one for one in callers if one.mac in lonely)


def _join_callers(joins: Joins, lonely: tuple[Caller, ...]) -> dict[Node, str]:
    """Join those who call one group in one input and VLAN; gives the words of the segments made this way."""
    called: dict[tuple[str, Id, int], list[str]] = defaultdict(list)
    for one in lonely:
        called[one.group, one.input, one.vlan].append(one.mac)
    shared = {key: macs for key, macs in sorted(called.items()) if len(macs) > 1}
    for macs in shared.values():
        for mac in macs[1:]:
            joins.join(("mac", macs[0]), ("mac", mac), why="group")
    words: dict[Node, str] = {}
    for (group, _, _), macs in sorted(shared.items(), key=lambda item: (-len(item[1]), item[0])):
        words.setdefault(joins.find(("mac", macs[0])), f"{LAST_RESORT}{group}")
    return words


def say_doubts(
    assets: tuple[Asset, ...],
    segments: Mapping[str, tuple[Id, ...]],
    *,
    callers: tuple[Caller, ...],
    inputs: Iterable[Input],
) -> tuple[Asset, ...]:
    """Put on the assets that share a segment as a last resort how little tells it."""
    names = {one.id: one.path.rpartition("/")[2] for one in inputs}
    doubtful = {one for name, members in segments.items() if LAST_RESORT in name for one in members}
    said = {asset.id: asset for asset in assets}
    for asset in assets:
        mine = [c for c in callers if c.mac in {a.mac for a in asset.addresses}] if asset.id in doubtful else []
        if mine:
            groups = ", ".join(sorted({c.group for c in mine}))
            captures = ", ".join(sorted({names.get(c.input, c.input) for c in mine}))
            why = f"seen only sending to {groups} in {captures}; whether they share one network is not certain"
            said[asset.id] = replace(asset, why=(*asset.why, why))
    return tuple(said.values())


def _iter_legs(assets: tuple[Asset, ...], joins: Joins) -> Iterator[tuple[Node, Id]]:
    """Give (a node of the segment, asset) for every address; a router's card tells its subnet only."""
    for asset in assets:
        for address in asset.addresses:
            own = address.mac is not None or asset.role is not Role.EXTERNAL
            net = net_of(address.ip, own=own) if address.ip and find_ip(address.ip) else None
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
