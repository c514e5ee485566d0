"""Which addresses are one asset: every join leaves the rule that made it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from zonewright.inventory.address import find_mac, ip_order, mac_text
from zonewright.inventory.wire.sender import Ownership, Sender
from zonewright.inventory.wire.sighting import Sighting
from zonewright.model.plant import DeclaredAsset

Node = tuple[str, str]
"""(`mac`, `aa:bb:..`), (`ip`, `10.0.0.1`) or (`name`, a declared name in small letters)."""

NAME_FIELDS = ("station_name", "host_name", "name")
BLANK_SERIALS = frozenset({"", "0", "00000000", "0x00000000", "0x0", "n/a", "none"})


@dataclass(frozen=True, slots=True)
class Cluster:
    """The addresses of one asset.

    Attributes:
        macs: seen, in order.
        ips: seen, in order.
        rows: what people declared about it, strongest first.
        why: the rules that joined its addresses.
        disputes: (field, observed, declared, index of the row in `rows`) of addresses that cannot both hold.
    """

    macs: tuple[str, ...]
    ips: tuple[str, ...]
    rows: tuple[DeclaredAsset, ...]
    why: tuple[str, ...]
    disputes: tuple[tuple[str, str, str, int], ...] = ()


class Joins:
    """A growing partition of nodes (union-find), with the reason of every join."""

    def __init__(self) -> None:
        self._parent: dict[Node, Node] = {}
        self._reasons: list[tuple[Node, str]] = []

    def __contains__(self, node: Node) -> bool:
        return node in self._parent

    def add(self, node: Node) -> None:
        """Make sure that the node is there."""
        self._parent.setdefault(node, node)

    def find(self, node: Node) -> Node:
        """Give the node that stands for all that are joined with this one."""
        root = node
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[node] != root:
            self._parent[node], node = root, self._parent[node]
        return root

    def join(self, first: Node, second: Node, *, why: str) -> None:
        """Make two nodes one; the lower root stands for both."""
        self.add(first)
        self.add(second)
        low, high = sorted((self.find(first), self.find(second)))
        if low != high:
            self._parent[high] = low
        self._reasons.append((first, why))

    def members(self) -> dict[Node, list[Node]]:
        """Give the sets, each in order, by the node that stands for them."""
        sets: dict[Node, list[Node]] = defaultdict(list)
        for node in sorted(self._parent):
            sets[self.find(node)].append(node)
        return dict(sets)  # in order already: the lowest node of a set stands for it

    def reasons(self) -> dict[Node, tuple[str, ...]]:
        """Give the reasons of each set, once each, in order."""
        found: dict[Node, dict[str, None]] = defaultdict(dict)
        for node, why in sorted(self._reasons):
            found[self.find(node)][why] = None
        return {root: tuple(whys) for root, whys in found.items()}


def derive_joins(senders: Iterable[Sender], sightings: Iterable[Sighting], *, ownership: Ownership) -> Joins:
    """Join what was seen: IP with its MAC, and addresses that show one identity."""
    joins = Joins()
    for one in senders:
        if one.mac is not None:
            joins.add(("mac", mac_text(one.mac)))
        if one.ip is not None:
            joins.add(("ip", one.ip))
    for ip, mac in sorted(ownership.mac_of.items()):
        joins.join(("mac", mac_text(mac)), ("ip", ip), why=ownership.why[ip])
    kept = tuple(sightings)
    _join_chassis(joins, kept)
    _join_stations(joins, kept)
    _join_serials(joins, kept)
    return joins


def node_of(one: Sighting) -> Node | None:
    """Give the node of a sighting's sender; a routed message is known by its IP only."""
    if one.kind == "arp" or one.ip is None:
        return ("mac", mac_text(one.mac)) if one.mac is not None else None
    return ("ip", one.ip)


def _join_chassis(joins: Joins, sightings: tuple[Sighting, ...]) -> None:
    by_chassis: dict[tuple[str, str], set[Node]] = defaultdict(set)
    for one in sightings:
        chassis = one.fields.get("chassis", "")
        if chassis and one.mac is not None:
            name = next((one.fields[key] for key in NAME_FIELDS if one.fields.get(key)), "")
            by_chassis[chassis, name].add(("mac", mac_text(one.mac)))
    for (chassis, name), nodes in sorted(by_chassis.items()):
        number = find_mac(chassis)
        home = ("mac", mac_text(number)) if number is not None else None
        if home is not None and home in joins:
            nodes.add(home)
        _join_all(joins, nodes, why=f"LLDP names one chassis {chassis}{f' and one name {name}' if name else ''}")


def _join_stations(joins: Joins, sightings: tuple[Sighting, ...]) -> None:
    """A PROFINET device names its ports in LLDP by its station name."""
    stations: dict[str, set[Node]] = defaultdict(set)
    chassis: dict[str, set[Node]] = defaultdict(set)
    for one in sightings:
        if one.mac is None:
            continue
        node = ("mac", mac_text(one.mac))
        if one.fields.get("station_name") and not one.fields.get("chassis"):
            stations[one.fields["station_name"].lower()].add(node)
        if one.fields.get("chassis"):
            chassis[one.fields["chassis"].lower()].add(node)
    for name in sorted(set(stations) & set(chassis)):
        if len(stations[name]) == 1:
            _join_all(joins, stations[name] | chassis[name], why=f"DCP and LLDP both name the station {name}")


def _join_serials(joins: Joins, sightings: tuple[Sighting, ...]) -> None:
    """One vendor, one product, one serial number: one device, unless both addresses lie in one subnet (a default)."""
    by_serial: dict[tuple[str, str, str], set[Node]] = defaultdict(set)
    for one in sightings:
        node, serial = node_of(one), one.fields.get("serial", "")
        product = one.fields.get("order_number") or one.fields.get("model") or one.fields.get("name") or ""
        if node is not None and product and serial.lower() not in BLANK_SERIALS:
            by_serial[one.fields.get("vendor", ""), product, serial].add(node)
    for (_, product, serial), nodes in sorted(by_serial.items()):
        nets = [text.rpartition(".")[0] for kind, text in nodes if kind == "ip"]
        if len(nets) == len(set(nets)):
            _join_all(joins, nodes, why=f"{product} shows one serial number {serial}")


def _join_all(joins: Joins, nodes: set[Node], *, why: str) -> None:
    first, *others = sorted(nodes)
    if not others:
        return
    texts = [text for _, text in (first, *others)]
    named = f"{', '.join(texts[:-1])} and {texts[-1]}"
    for other in others:
        joins.join(first, other, why=f"{why}: {named}")


def derive_clusters(joins: Joins, seen: frozenset[Node]) -> tuple[tuple[Node, Cluster], ...]:
    """Give every set as a cluster, without what was declared, under the node that stands for it."""
    reasons = joins.reasons()
    clusters = []
    for root, nodes in joins.members().items():
        macs = tuple(text for kind, text in nodes if kind == "mac" and (kind, text) in seen)
        ips = sorted((text for kind, text in nodes if kind == "ip" and (kind, text) in seen), key=ip_order)
        clusters.append((root, Cluster(macs, tuple(ips), (), reasons.get(root, ()))))
    return tuple(clusters)
